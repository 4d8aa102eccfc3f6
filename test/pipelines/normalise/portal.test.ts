import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalisePortal } from "../../../pipelines/normalise/portal/normalise.ts";
import { Item } from "../../../schemas/item.ts";
import type { RawItem } from "../../../schemas/raw-item.ts";
import { goldenCases, itemsIn } from "./golden-cases.ts";

const golden = goldenCases("portal");

const envelope = {
  channel: {
    id: "hq-portal",
    platform: "portal",
    nativeId: "portal-contoh.test",
    name: "Portal Contoh",
    level: "hq",
  },
  postId: "portal:portal-contoh.test/p12",
  caption: null,
  collectedAt: "2026-11-24T03:42:00.000Z",
} as const;

type Given = Pick<RawItem, "payloadKind"> & { readonly payload: Readonly<Record<string, unknown>> };

function given(name: string): Given {
  return golden.given(name) as Given;
}

const raw = (payloadKind: string, payload: unknown): RawItem => ({ ...envelope, payloadKind, payload });
golden.describe(
  normalisePortal,
  (name) => {
    const { payloadKind, payload } = given(name);
    return raw(payloadKind, payload);
  },
  10,
);

const comment = given("comment").payload;
const article = given("article").payload;

describe("what is rejected, with the field that is wrong and nothing of what stands in it", () => {
  it.each<[string, string, unknown, string, string]>([
    ["a payload of no known kind", "story", {}, "payload_kind", "payloadKind"],
    ["no object", "comment", "rahsia", "shape", "the payload itself"],
    ["nothing", "article", null, "shape", "the payload itself"],
    ["an id with half a character", "comment", { ...comment, id: "c\ud800" }, "shape", "id"],
    ["an id as a number", "comment", { ...comment, id: 34 }, "shape", "id"],
    ["no text", "comment", { ...comment, text: undefined }, "shape", "text"],
    ["a text that is none", "comment", { ...comment, text: { raw: "rahsia" } }, "shape", "text"],
    ["another article", "comment", { ...comment, article: "p13" }, "identity", "article"],
    ["its own parent", "comment", { ...comment, parent: "c34" }, "identity", "parent"],
    ["negative likes", "comment", { ...comment, likes: -1 }, "negative_count", "likes"],
    ["no time", "comment", { ...comment, publishedAt: undefined }, "shape", "publishedAt"],
    ["a time in words", "comment", { ...comment, publishedAt: "semalam" }, "date", "publishedAt"],
    [
      "a time of a place",
      "comment",
      { ...comment, publishedAt: "2026-11-20T02:03:04" },
      "date",
      "publishedAt",
    ],
    [
      "WordPress's zero",
      "article",
      { ...article, publishedAt: "0000-00-00T00:00:00Z" },
      "date",
      "publishedAt",
    ],
    [
      "before the web",
      "article",
      { ...article, publishedAt: "1991-08-05T23:59:59Z" },
      "date_past",
      "publishedAt",
    ],
    [
      "two days hence",
      "article",
      { ...article, publishedAt: "2026-11-26T04:00:00Z" },
      "date_future",
      "publishedAt",
    ],
    ["a million characters", "comment", { ...comment, text: "a".repeat(1_000_000) }, "too_long", "text"],
    ["another id", "article", { ...article, id: "p13" }, "identity", "id"],
    ["no title", "article", { ...article, title: undefined }, "shape", "title"],
    ["half a comment", "article", { ...article, commentCount: 0.5 }, "shape", "commentCount"],
  ])("%s", (_, kind, payload, reason, detail) => {
    expect(normalisePortal(raw(kind, payload))).toEqual([{ kind: "reject", reason, detail }]);
  });
});

it("never throws, and keeps nothing but items, whatever it is given", () => {
  const key = fc.constantFrom(...Object.keys({ ...comment, ...article }), "parent", "likes");
  const kinds = fc.constantFrom("article", "comment", "other", "unknown");
  fc.assert(
    fc.property(
      kinds,
      fc.constantFrom(comment, article),
      fc.dictionary(key, fc.oneof(fc.jsonValue(), fc.string())),
      (kind, base, changes) => {
        const outcomes = normalisePortal(raw(kind, { ...base, ...changes }));
        expect(outcomes.length).toBeGreaterThan(0);
        for (const item of itemsIn(outcomes)) expect(Item.parse(item)).toEqual(item);
      },
    ),
  );
});
