import { createHmac, createSecretKey } from "node:crypto";
import { ListeningError } from "../../schemas/errors.ts";

/** A key that makes pseudonyms. Its secret can be used and never read: it is in no field, log line or error. */
export interface PseudonymKey {
  /** 1 to 8 of a to z and 0 to 9; every pseudonym begins with it. */
  readonly id: string;
  /** HMAC-SHA-256 of the text, 32 bytes (RFC 2104). */
  sign(text: string): Buffer;
}

/** The first signs; the others are kept so that a person can still be found for erasure. */
export type PseudonymKeys = readonly [PseudonymKey, ...PseudonymKey[]];

/** RFC 2104, section 3: a key shorter than the hash's output weakens it. */
const shortestSecretBytes = 32;
const idForm = /^[a-z0-9]{1,8}$/u;
const base64Form = /^[A-Za-z0-9+/_-]+={0,2}$/u;

/** Makes a key; throws CONFIG_INVALID for a malformed id or a short secret, without quoting either. */
function pseudonymKey(id: string, secret: Uint8Array, where: string): PseudonymKey {
  if (!idForm.test(id)) throw invalid(where, "its id must be 1 to 8 of a-z and 0-9");
  if (secret.byteLength < shortestSecretBytes) {
    throw invalid(where, `its secret must have at least ${shortestSecretBytes} bytes`);
  }
  const key = createSecretKey(secret);
  return { id, sign: (text) => createHmac("sha256", key).update(text).digest() };
}

/**
 * Reads `ID:BASE64`, or several of them with commas between, as they stand in the environment variable `variable`.
 * Throws CONFIG_SECRET_MISSING when there is none and CONFIG_INVALID when one is malformed; neither quotes a secret.
 */
export function parsePseudonymKeys(text: string | undefined, variable: string): PseudonymKeys {
  const [first, ...older] = (text ?? "").split(",").map((each) => each.trim());
  if (first === undefined || (first === "" && older.length === 0)) {
    const message = `${variable} must hold the key for pseudonyms, as ID:BASE64 with at least 32 random bytes`;
    throw new ListeningError("CONFIG_SECRET_MISSING", message, { retryable: false });
  }
  const keys: PseudonymKeys = [
    parsePseudonymKey(first, variable),
    ...older.map((each, position) => parsePseudonymKey(each, `${variable} (key ${position + 2})`)),
  ];
  if (new Set(keys.map(({ id }) => id)).size < keys.length)
    throw invalid(variable, "two of its keys have the same id");
  return keys;
}

function parsePseudonymKey(text: string, where: string): PseudonymKey {
  const colon = text.indexOf(":");
  const secret = text.slice(colon + 1);
  if (colon < 0 || !base64Form.test(secret)) throw invalid(where, "it must be written as ID:BASE64");
  return pseudonymKey(text.slice(0, colon), Buffer.from(secret, "base64"), where);
}

/** Writes a new key as `parsePseudonymKeys` reads it. `secret` must be random, from a cryptographic source. */
export function newPseudonymKey(id: string, secret: Uint8Array): string {
  pseudonymKey(id, secret, "the new key");
  return `${id}:${Buffer.from(secret).toString("base64")}`;
}

function invalid(where: string, why: string): ListeningError {
  return new ListeningError("CONFIG_INVALID", `${where} is not a key for pseudonyms: ${why}`, {
    retryable: false,
  });
}
