import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import type { Protector } from "../../../pipelines/protect/protector.ts";
import { createProtector } from "../../../pipelines/protect/protector.ts";
import { newPseudonymKey, parsePseudonymKeys } from "../../../pipelines/protect/pseudonym-key.ts";
import type { StoredFields } from "../../../pipelines/protect/stored-fields.ts";

const secret = Buffer.alloc(32, "geheim");
const key = (id: string, bytes: Uint8Array) => newPseudonymKey(id, bytes);
const oldKey = key("k1", Buffer.alloc(32, "lama"));

const comment: StoredFields = {
  id: "keep",
  from: { id: "person", name: "name" },
  text: "text",
  likes: "keep",
  hidden: "keep",
  tags: ["keep"],
};
const lists: Readonly<Record<string, StoredFields>> = {
  comment,
  thread: { top: comment, replies: [comment] },
};

function protectorWith(keys: string): Protector {
  return createProtector({
    keys: parsePseudonymKeys(keys, "KEY"),
    publicHandles: ["@JabatanKita"],
    publicIds: [{ platform: "youtube", nativeId: "UCours" }],
    fields: (platform, kind) =>
      platform === "youtube" && Object.hasOwn(lists, kind) ? lists[kind] : undefined,
  });
}

const protector = protectorWith(`${key("k2", secret)},${oldKey}`);

function stored(kind: string, body: unknown): unknown {
  const outcome = protector.payload("youtube", kind, body);
  if (outcome.kind !== "keep") throw new Error(`not kept but ${outcome.kind}: ${outcome.reason}`);
  return outcome.value;
}

describe("pseudonyms", () => {
  it("begin with the key's id and carry 128 bits", () => {
    expect(protector.pseudonym("youtube", "UCabc")).toMatch(/^k2_[A-Za-z0-9_-]{22}$/u);
  });

  it("are the same for the same person, and others for another person, platform or key", () => {
    const pseudonyms = [
      protector.pseudonym("youtube", "UCabc"),
      protector.pseudonym("youtube", "UCabd"),
      protector.pseudonym("x", "UCabc"),
      protectorWith(key("k2", Buffer.alloc(32, "lain"))).pseudonym("youtube", "UCabc"),
    ];
    expect(new Set(pseudonyms).size).toBe(4);
    expect(protector.pseudonym("youtube", "UCabc")).toBe(pseudonyms[0]);
  });

  it("stay away from the department's own ids, on their platform only", () => {
    expect(protector.pseudonym("youtube", "UCours")).toBe("UCours");
    expect(protector.pseudonym("facebook", "UCours")).toMatch(/^k2_/u);
  });

  it("are found under every key that is kept, after a rotation too", () => {
    const before = protectorWith(oldKey);
    expect(protector.pseudonymsUnderAllKeys("youtube", "UCabc")).toEqual([
      protector.pseudonym("youtube", "UCabc"),
      before.pseudonym("youtube", "UCabc"),
    ]);
    expect(protector.mentionsUnderAllKeys("youtube", "@Ali123").map((mention) => `${mention} hai`)).toEqual([
      protector.text("youtube", "@ali123 hai"),
      before.text("youtube", "@ALI123 hai"),
    ]);
  });
});

describe("text", () => {
  it("masks everything in one natural comment", () => {
    const text =
      "@ali123 tolong la, IC 900101-14-5678, call 012-3456789 atau ali@contoh.com, kad 4111 1111 1111 1111. @JabatanKita?";
    expect(protector.text("youtube", text)).toMatch(
      /^@u_k2_[a-p]{16} tolong la, IC <ic>, call <phone> atau <email>, kad <card>\. @JabatanKita\?$/u,
    );
  });

  it("gives a person one mention, however the handle is written", () => {
    const [mention] = protector.mentionsUnderAllKeys("youtube", "ali123");
    for (const written of ["@ali123", "@ALI123", "＠ali123", "@ali\u200B123"]) {
      expect(protector.text("youtube", written)).toBe(mention);
    }
  });

  it("keeps a handle that looks like an id apart from that id", () => {
    const [mention] = protector.mentionsUnderAllKeys("youtube", "UCabc");
    expect(mention).not.toContain(protector.pseudonym("youtube", "UCabc").slice(3, 12));
  });
});

describe("payload", () => {
  it("keeps the listed fields, protected, and nothing else", () => {
    const body = {
      id: "c1",
      from: { id: "UCali", name: "Ali Bakar", picture: "https://contoh.com/ali.jpg" },
      text: "@Ali Bakar call 0123456789",
      likes: 3,
      hidden: false,
      tags: ["a", "b"],
      email: "ali@contoh.com",
    };
    const [mention] = protector.mentionsUnderAllKeys("youtube", "Ali Bakar");
    expect(stored("comment", body)).toEqual({
      id: "c1",
      from: { id: protector.pseudonym("youtube", "UCali") },
      text: `${mention} call <phone>`,
      likes: 3,
      hidden: false,
      tags: ["a", "b"],
    });
  });

  it("knows the names of the whole payload in each of its texts", () => {
    const thread = {
      top: { from: { name: "Siti Aminah" }, text: "hai" },
      replies: [{ from: { name: "Abu" }, text: "@Siti Aminah hai" }],
    };
    const [mention] = protector.mentionsUnderAllKeys("youtube", "Siti Aminah");
    expect(stored("thread", thread)).toEqual({
      top: { from: {}, text: "hai" },
      replies: [{ from: {}, text: `${mention} hai` }],
    });
  });

  it("leaves out a value of an unexpected type, and keeps its place in a list", () => {
    const body = { id: { secret: "Ali" }, from: "Ali", text: ["012-3456789"], likes: Number.NaN, tags: "x" };
    expect(stored("comment", body)).toEqual({});
    expect(stored("comment", { from: { id: { value: "UCali" } }, tags: ["a", { b: 1 }] })).toEqual({
      from: {},
      tags: ["a", null],
    });
    expect(stored("thread", { replies: [{ id: "r1" }, "Ali", 7] })).toEqual({
      replies: [{ id: "r1" }, null, null],
    });
  });

  it("tells what the platform did not say from what it said is nothing", () => {
    const body = { id: null, from: { id: null }, text: null, likes: 0, tags: [] };
    expect(stored("comment", body)).toEqual(body);
  });

  it.each(["unknown", "constructor", "__proto__", ""])(
    "rejects the payload kind %j, which has no list",
    (kind) => {
      expect(protector.payload("youtube", kind, { text: "rahsia" })).toMatchObject({
        kind: "reject",
        reason: "unlisted-payload",
      });
    },
  );

  it.each([null, undefined, "rahsia", 7, [{ text: "rahsia" }]])(
    "rejects the body %j and quotes nothing of it",
    (body) => {
      const outcome = protector.payload("youtube", "comment", body);
      expect(outcome).toMatchObject({ kind: "reject", reason: "shape" });
      expect(JSON.stringify(outcome)).not.toContain("rahsia");
    },
  );

  it("is not disturbed by __proto__, cycles and depth", () => {
    const body = JSON.parse(
      '{"__proto__":{"text":"jahat"},"id":"c1","from":{"__proto__":{"id":"UCx"}}}',
    ) as object;
    expect(stored("comment", body)).toEqual({ id: "c1", from: {} });
    expect(({} as { text?: string }).text).toBeUndefined();

    const cyclic: Record<string, unknown> = { id: "c1" };
    cyclic["from"] = cyclic;
    cyclic["extra"] = cyclic;
    expect(stored("comment", cyclic)).toEqual({
      id: "c1",
      from: { id: protector.pseudonym("youtube", "c1") },
    });

    let deep: unknown = "dasar";
    for (let level = 0; level < 100_000; level += 1) deep = { from: deep };
    expect(stored("comment", deep)).toEqual({ from: {} });
  });
});

describe("secrets", () => {
  it("show up neither in a logged protector nor in its keys", () => {
    const keys = parsePseudonymKeys(key("k2", secret), "KEY");
    const seen = [protector, keys, keys[0]].flatMap((thing) => [
      inspect(thing, { depth: 10, showHidden: true }),
      JSON.stringify(thing),
    ]);
    for (const shape of [
      secret.toString("base64"),
      secret.toString("hex"),
      "geheim",
      "67 65 68",
      "103, 101",
    ]) {
      for (const text of seen) expect(text).not.toContain(shape);
    }
  });
});
