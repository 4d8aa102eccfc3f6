import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normaliseFacebook } from "../../../pipelines/normalise/facebook/normalise.ts";
import { Item } from "../../../schemas/item.ts";
import type { RawItem } from "../../../schemas/raw-item.ts";
import { goldenCases, itemsIn } from "./golden-cases.ts";
import { describeRecordedResponses } from "./recorded-responses.ts";

const golden = goldenCases("facebook");

const envelope = {
  channel: { id: "hq-facebook", platform: "facebook", nativeId: "1030", name: "Jabatan Contoh", level: "hq" },
  postId: "facebook:1030_555",
  caption: null,
  collectedAt: "2026-11-24T03:42:00.000Z",
} as const;

type Given = Pick<RawItem, "payloadKind"> & { readonly payload: Readonly<Record<string, unknown>> };

function given(name: string): Given {
  return golden.given(name) as Given;
}

const raw = (payloadKind: string, payload: unknown): RawItem => ({ ...envelope, payloadKind, payload });
golden.describe(
  normaliseFacebook,
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
    ["an id with half a character", "comment", { ...comment, id: "5_\ud800" }, "shape", "id"],
    ["an id as a number", "comment", { ...comment, id: 901 }, "shape", "id"],
    [
      "a text by another name",
      "comment",
      { ...comment, message: undefined, text: "rahsia" },
      "shape",
      "message",
    ],
    ["a text that is none", "comment", { ...comment, message: ["rahsia"] }, "shape", "message"],
    ["an author of another shape", "comment", { ...comment, from: "rahsia" }, "shape", "from"],
    ["a parent of another shape", "comment", { ...comment, parent: "rahsia" }, "shape", "parent"],
    ["its own parent", "comment", { ...comment, parent: { id: "555_901" } }, "identity", "parent.id"],
    ["likes as a string", "comment", { ...comment, like_count: "rahsia" }, "shape", "like_count"],
    ["negative likes", "comment", { ...comment, like_count: -1 }, "negative_count", "like_count"],
    ["half a reply", "comment", { ...comment, comment_count: 0.5 }, "shape", "comment_count"],
    ["hidden in words", "comment", { ...comment, is_hidden: "rahsia" }, "shape", "is_hidden"],
    ["no time", "comment", { ...comment, created_time: undefined }, "shape", "created_time"],
    ["a time in words", "comment", { ...comment, created_time: "rahsia" }, "date", "created_time"],
    [
      "a time of a place",
      "comment",
      { ...comment, created_time: "2026-11-20T02:03:04+0800" },
      "date",
      "created_time",
    ],
    [
      "before Facebook",
      "comment",
      { ...comment, created_time: "2004-02-03T23:59:59+0000" },
      "date_past",
      "created_time",
    ],
    [
      "two days hence",
      "comment",
      { ...comment, created_time: "2026-11-26T04:00:00+0000" },
      "date_future",
      "created_time",
    ],
    [
      "a million characters",
      "comment",
      { ...comment, message: "a".repeat(1_000_000) },
      "too_long",
      "message",
    ],
    ["another post", "post", { ...post, id: "1030_556" }, "identity", "id"],
    ["a post without an id", "post", { ...post, id: undefined }, "shape", "id"],
    ["shares as a number", "post", { ...post, shares: 4 }, "shape", "shares"],
    ["negative shares", "post", { ...post, shares: { count: -4 } }, "negative_count", "shares.count"],
    [
      "attachments that are no list",
      "post",
      { ...post, attachments: { data: "rahsia" } },
      "shape",
      "attachments.data",
    ],
    [
      "a negative count",
      "post",
      { ...post, comments: { summary: { total_count: -1 } } },
      "negative_count",
      "comments.summary.total_count",
    ],
    [
      "half a reaction",
      "post",
      { ...post, reactions_sad: { summary: { total_count: 0.5 } } },
      "shape",
      "reactions_sad.summary.total_count",
    ],
  ])("%s", (_, kind, payload, reason, detail) => {
    expect(normaliseFacebook(raw(kind, payload))).toEqual([{ kind: "reject", reason, detail }]);
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
    const outcomes = normaliseFacebook(raw);
    expect(outcomes.length, `${name}.${field} = ${JSON.stringify(bad)}`).toBeGreaterThan(0);
    for (const item of itemsIn(outcomes)) expect(Item.parse(item)).toEqual(item);
  }
});

it("never throws, and keeps nothing but items, whatever it is given", () => {
  const key = fc.constantFrom(...Object.keys({ ...comment, ...post }), "parent", "attachment");
  const kinds = fc.constantFrom("post", "comment", "other");
  fc.assert(
    fc.property(
      kinds,
      fc.constantFrom(comment, post),
      fc.dictionary(key, fc.jsonValue()),
      (kind, base, changes) => {
        const outcomes = normaliseFacebook(raw(kind, { ...base, ...changes }));
        expect(outcomes.length).toBeGreaterThan(0);
        for (const item of itemsIn(outcomes)) expect(Item.parse(item)).toEqual(item);
      },
    ),
  );
});

describeRecordedResponses("facebook", {
  pattern: "{python-facebook,restfb,restfb-webhooks}/*.json",
  files: 60,
  understood: 60,
  lacking: "created_time",
});
