import { describe, expect, it } from "vitest";
import { payloadsInInstagramResponse } from "../../../pipelines/normalise/instagram/instagram-response.ts";
import { normaliseInstagram } from "../../../pipelines/normalise/instagram/normalise.ts";
import { normaliserUnderTest } from "./normaliser-under-test.ts";

const { given, raw, ...normaliser } = normaliserUnderTest(normaliseInstagram, {
  channel: {
    id: "hq-instagram",
    platform: "instagram",
    nativeId: "1780",
    name: "Jabatan Contoh",
    level: "hq",
  },
  postId: "instagram:70555",
});
normaliser.describeGoldenCases(10);

const comment = given("comment").payload;
const media = given("media").payload;

normaliser.describeRejections([
  ["a payload of no known kind", "post", {}, "payload_kind", "payloadKind"],
  ["no object", "comment", "rahsia", "shape", "the payload itself"],
  ["nothing", "media", null, "shape", "the payload itself"],
  ["an id with half a character", "comment", { ...comment, id: "5_\ud800" }, "shape", "id"],
  ["an id as a number", "comment", { ...comment, id: 901 }, "shape", "id"],
  ["no text", "comment", { ...comment, text: undefined, message: "rahsia" }, "missing", "text"],
  ["an author of another shape", "comment", { ...comment, from: "rahsia" }, "shape", "from"],
  ["its own parent", "comment", { ...comment, parent_id: "90017" }, "identity", "parent_id"],
  ["another media", "comment", { ...comment, media: { id: "70556" } }, "identity", "media.id"],
  ["likes as a string", "comment", { ...comment, like_count: "rahsia" }, "shape", "like_count"],
  ["negative likes", "comment", { ...comment, like_count: -1 }, "negative_count", "like_count"],
  ["hidden in words", "comment", { ...comment, hidden: "rahsia" }, "shape", "hidden"],
  ["replies that are no list", "comment", { ...comment, replies: "rahsia" }, "shape", "replies"],
  ["no time", "comment", { ...comment, timestamp: undefined }, "missing", "timestamp"],
  ["a time in words", "comment", { ...comment, timestamp: "rahsia" }, "date", "timestamp"],
  [
    "before Instagram",
    "comment",
    { ...comment, timestamp: "2010-10-05T23:59:59+0000" },
    "date_past",
    "timestamp",
  ],
  [
    "two days hence",
    "comment",
    { ...comment, timestamp: "2026-11-26T04:00:00+0000" },
    "date_future",
    "timestamp",
  ],
  ["a million characters", "comment", { ...comment, text: "a".repeat(1_000_000) }, "too_long", "text"],
  ["another id", "media", { ...media, id: "70556" }, "identity", "id"],
  ["a media without an id", "media", { ...media, id: undefined }, "missing", "id"],
  ["half a like", "media", { ...media, like_count: 0.5 }, "shape", "like_count"],
  ["a negative count", "media", { ...media, comments_count: -1 }, "negative_count", "comments_count"],
]);

normaliser.testSpoiltFields();

normaliser.testAnything({
  kinds: ["media", "comment", "other"],
  bases: [comment, media],
  more: ["parent_id", "replies", "user"],
});

describe("a notice of a webhook", () => {
  const notice = (field: string, value: unknown, time = 1_795_000_000) => ({
    object: "instagram",
    entry: [{ id: "1780", time, changes: [{ field, value }] }],
  });
  const value = { id: "90017", text: "Bila?", parent_id: "90001", media: { id: "70555" } };

  it("holds a comment, with the notice's own time", () => {
    const [payload] = payloadsInInstagramResponse(notice("comments", value));
    expect(payload).toMatchObject({ kind: "comment", postNativeId: "70555" });
    expect(normaliseInstagram(raw("comment", payload?.body))).toMatchObject([
      {
        kind: "keep",
        value: {
          comment: {
            id: "instagram:90017",
            parentId: "instagram:90001",
            publishedAt: "2026-11-18T11:06:40.000Z",
          },
        },
      },
    ]);
  });

  it.each<[string, unknown]>([
    ["a mention", notice("mentions", { comment_id: "1", media_id: "2" })],
    ["another field", notice("story_insights", { impressions: 7 })],
    ["a message", { object: "instagram", entry: [{ id: "1780", messaging: [{}] }] }],
  ])("is understood, and no comment, where it tells of %s", (_, body) => {
    const [payload] = payloadsInInstagramResponse(body);
    expect(normaliseInstagram(raw(payload?.kind ?? "", null))).toMatchObject([{ kind: "drop" }]);
  });

  it("is rejected where it is broken", () => {
    const broken = [
      ["shape", notice("comments", "rahsia")],
      ["missing", notice("comments", value, 1e300)],
    ] as const;
    for (const [reason, delivered] of broken) {
      const outcomes = payloadsInInstagramResponse(delivered).flatMap(({ kind, body }) =>
        normaliseInstagram(raw(kind, body)),
      );
      expect(outcomes).toMatchObject([{ kind: "reject", reason }]);
    }
  });
});
