import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { newPseudonymKey, parsePseudonymKeys } from "../../../pipelines/protect/pseudonym-key.ts";
import { ListeningError } from "../../../schemas/errors.ts";

const secret = (byte: number, length = 32) => new Uint8Array(length).fill(byte);
const variable = "SUARA_PSEUDONYM_KEY";

function errorOf(text: string | undefined): ListeningError {
  try {
    parsePseudonymKeys(text, variable);
  } catch (error) {
    if (error instanceof ListeningError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

describe("parsePseudonymKeys", () => {
  it("reads what newPseudonymKey wrote, the signing key first", () => {
    const text = ` ${newPseudonymKey("k2", secret(2))}, ${newPseudonymKey("k1", secret(1, 40))} `;
    expect(parsePseudonymKeys(text, variable).map(({ id }) => id)).toEqual(["k2", "k1"]);
  });

  it("signs with HMAC-SHA-256 (RFC 4231, test case 6)", () => {
    const [key] = parsePseudonymKeys(newPseudonymKey("rfc", secret(0xaa, 131)), variable);
    const signature = key.sign("Test Using Larger Than Block-Size Key - Hash Key First").toString("hex");
    expect(signature).toBe("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
  });

  it.each([undefined, "", "   "])("says that the secret is missing for %j", (text) => {
    const { code, message, retryable } = errorOf(text);
    expect({ code, retryable }).toEqual({ code: "CONFIG_SECRET_MISSING", retryable: false });
    expect(message).toContain(variable);
  });

  const hidden = Buffer.from(secret(9)).toString("base64");
  it.each([
    ["no id", hidden],
    ["an empty id", `:${hidden}`],
    ["a long id", `abcdefghi:${hidden}`],
    ["capitals in the id", `K1:${hidden}`],
    ["an underscore in the id", `k_1:${hidden}`],
    ["a short secret", `k1:${Buffer.from(secret(9, 31)).toString("base64")}`],
    ["no secret", "k1:"],
    ["no base64", `k1:${hidden}!!`],
    ["a space in the secret", `k1:${hidden} ${hidden}`],
    ["two equal ids", `k1:${hidden},k1:${Buffer.from(secret(8)).toString("base64")}`],
    ["an empty key after the comma", `k1:${hidden},`],
  ])("refuses %s and quotes no secret", (_, text) => {
    const error = errorOf(text);
    expect(error.code).toBe("CONFIG_INVALID");
    expect(error.message).toContain(variable);
    expect(inspect(error)).not.toContain(hidden.slice(0, 8));
  });

  it("refuses to write a key that it could not read", () => {
    expect(() => newPseudonymKey("K", secret(1))).toThrow(ListeningError);
    expect(() => newPseudonymKey("k", secret(1, 16))).toThrow(ListeningError);
  });
});
