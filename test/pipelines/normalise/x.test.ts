import { normaliseX } from "../../../pipelines/normalise/x/normalise.ts";
import { normaliserUnderTest } from "./normaliser-under-test.ts";

const { given, ...normaliser } = normaliserUnderTest(normaliseX, {
  channel: { id: "hq-x", platform: "x", nativeId: "1030", name: "Jabatan Contoh", level: "hq" },
  postId: "x:2123597964768182279",
});
normaliser.describeGoldenCases(10);

const comment = given("comment").payload;
const post = given("post").payload;

normaliser.describeRejections([
  ["a payload of no known kind", "story", {}, "payload_kind", "payloadKind"],
  ["no object", "comment", "rahsia", "shape", "the payload itself"],
  ["nothing", "post", null, "shape", "the payload itself"],
  ["an id as a number", "comment", { ...comment, id: 901 }, "shape", "id"],
  ["an id in words", "comment", { ...comment, id: "rahsia" }, "shape", "id"],
  [
    "a text by another name",
    "comment",
    { ...comment, text: undefined, full_text: "rahsia" },
    "missing",
    "text",
  ],
  [
    "an author of another shape",
    "comment",
    { ...comment, author_id: { id: "rahsia" } },
    "shape",
    "author_id",
  ],
  ["a reply to nothing", "reply", { ...comment, referenced_tweets: undefined }, "shape", "referenced_tweets"],
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
  ["before X", "comment", { ...comment, created_at: "2006-03-20T23:59:59.000Z" }, "date_past", "created_at"],
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
]);

normaliser.testSpoiltFields();

normaliser.testAnything({
  kinds: ["post", "comment", "reply", "quote", "other"],
  bases: [comment, post],
  more: ["note_post", "attachments"],
});
