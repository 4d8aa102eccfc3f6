import * as fc from "fast-check";
import { existsSync, globSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { describe, expect, it } from "vitest";
import { normaliseX } from "../../../pipelines/normalise/x/normalise.ts";
import { newPseudonymKey, parsePseudonymKeys } from "../../../pipelines/protect/pseudonym-key.ts";
import { Config } from "../../../schemas/config.ts";
import { Item } from "../../../schemas/item.ts";
import type { RawItem } from "../../../schemas/raw-item.ts";
import { inspectChannel, inspectFile } from "../../../services/cli/commands/inspect.ts";
import { protectorFor } from "../../../services/cli/compose.ts";
import { goldenCases, itemsIn } from "./golden-cases.ts";

const golden = goldenCases("x");

const envelope = {
  channel: { id: "hq-x", platform: "x", nativeId: "1030", name: "Jabatan Contoh", level: "hq" },
  postId: "x:2123597964768182279",
  caption: null,
  collectedAt: "2026-11-24T03:42:00.000Z",
} as const;

type Given = Pick<RawItem, "payloadKind"> & { readonly payload: Readonly<Record<string, unknown>> };

function given(name: string): Given {
  return golden.given(name) as Given;
}

const raw = (payloadKind: string, payload: unknown): RawItem => ({ ...envelope, payloadKind, payload });
golden.describe(
  normaliseX,
  (name) => {
    const { payloadKind, payload } = given(name);
    return raw(payloadKind, payload);
  },
  10,
);

const comment = given("comment").payload;
const post = given("post").payload;

describe("what is rejected, with the field that is wrong and nothing of what stands in it", () => {
  it.each<[string, string, unknown, string, string]>([
    ["a payload of no known kind", "story", {}, "payload_kind", "payloadKind"],
    ["no object", "comment", "rahsia", "shape", "the payload itself"],
    ["nothing", "post", null, "shape", "the payload itself"],
    ["an id as a number", "comment", { ...comment, id: 901 }, "shape", "id"],
    ["an id in words", "comment", { ...comment, id: "rahsia" }, "shape", "id"],
    [
      "a text by another name",
      "comment",
      { ...comment, text: undefined, full_text: "rahsia" },
      "shape",
      "text",
    ],
    [
      "an author of another shape",
      "comment",
      { ...comment, author_id: { id: "rahsia" } },
      "shape",
      "author_id",
    ],
    [
      "a reply to nothing",
      "reply",
      { ...comment, referenced_tweets: undefined },
      "shape",
      "referenced_tweets",
    ],
    [
      "its own parent",
      "reply",
      { ...comment, referenced_tweets: [{ type: "replied_to", id: comment["id"] }] },
      "identity",
      "referenced_tweets",
    ],
    ["a post as a comment on itself", "comment", post, "identity", "id"],
    [
      "likes as a string",
      "comment",
      { ...comment, public_metrics: { like_count: "rahsia" } },
      "shape",
      "public_metrics.like_count",
    ],
    [
      "negative likes",
      "comment",
      { ...comment, public_metrics: { like_count: -1 } },
      "negative_count",
      "public_metrics.like_count",
    ],
    [
      "half a repost",
      "post",
      { ...post, public_metrics: { repost_count: 0.5 } },
      "shape",
      "public_metrics.repost_count",
    ],
    ["a time in words", "comment", { ...comment, created_at: "rahsia" }, "date", "created_at"],
    [
      "before X",
      "comment",
      { ...comment, created_at: "2006-03-20T23:59:59.000Z" },
      "date_past",
      "created_at",
    ],
    [
      "two days hence",
      "comment",
      { ...comment, created_at: "2026-11-26T04:00:00.000Z" },
      "date_future",
      "created_at",
    ],
    [
      "an old id and no time",
      "comment",
      { ...comment, id: "20", edit_history_tweet_ids: ["20"], created_at: undefined },
      "shape",
      "created_at",
    ],
    ["a million characters", "comment", { ...comment, text: "a".repeat(1_000_000) }, "too_long", "text"],
    ["another post", "post", { ...post, id: "99", edit_history_tweet_ids: ["99"] }, "identity", "id"],
  ])("%s", (_, kind, payload, reason, detail) => {
    expect(normaliseX(raw(kind, payload))).toEqual([{ kind: "reject", reason, detail }]);
  });
});

/** Each field of each case taken out, of other types, and doubled. */
const spoilt = golden.names.flatMap((name) => {
  const { payloadKind, payload } = given(name);
  return Object.entries(payload).flatMap(([field, value]) =>
    [undefined, null, 7, "rahsia", [value], [value, value], { value }, true].map((bad) => ({
      name,
      field,
      bad,
      raw: raw(payloadKind, { ...payload, [field]: bad }),
    })),
  );
});

it(`makes a documented default or a rejection of each of ${spoilt.length} spoilt fields`, () => {
  for (const { name, field, bad, raw } of spoilt) {
    const outcomes = normaliseX(raw);
    expect(outcomes.length, `${name}.${field} = ${JSON.stringify(bad)}`).toBeGreaterThan(0);
    for (const item of itemsIn(outcomes)) expect(Item.parse(item)).toEqual(item);
  }
});

it("never throws, and keeps nothing but items, whatever it is given", () => {
  const key = fc.constantFrom(...Object.keys({ ...comment, ...post }), "note_post", "attachments");
  fc.assert(
    fc.property(
      fc.constantFrom("post", "comment", "reply", "quote", "other"),
      fc.constantFrom(comment, post),
      fc.dictionary(key, fc.jsonValue()),
      (kind, base, changes) => {
        const outcomes = normaliseX(raw(kind, { ...base, ...changes }));
        expect(outcomes.length).toBeGreaterThan(0);
        for (const item of itemsIn(outcomes)) expect(Item.parse(item)).toEqual(item);
      },
    ),
  );
});

const shared = join(import.meta.dirname, "../../../../shared/platforms/fixtures/x");

describe.skipIf(!existsSync(shared))("recorded responses beside the project", () => {
  it("are all understood", () => {
    const keys = parsePseudonymKeys(newPseudonymKey("k1", Buffer.alloc(32, 7)), "test");
    const protector = protectorFor(Config.parse({}), keys);
    const files = globSync("{python-twitter,tweepy-cassettes,twarc-csv}/*.{json,jsonl}", {
      cwd: shared,
    }).sort();
    const counted = { keep: 0, drop: 0, reject: 0 };
    let understood = 0;
    for (const file of files) {
      const channel = inspectChannel("x");
      const outcomes = inspectFile(join(shared, file), channel, protector, envelope.collectedAt);
      expect(outcomes.length, file).toBeGreaterThan(0);
      for (const { kind } of outcomes) counted[kind] += 1;
      if (outcomes.every(({ kind }) => kind !== "reject")) understood += 1;
    }
    process.stdout.write(
      `x: ${understood} of ${files.length} recorded responses understood; items: ${JSON.stringify(counted)}\n`,
    );
    expect(files.length).toBeGreaterThan(25);
    expect(understood).toBe(files.length);
  });
});
