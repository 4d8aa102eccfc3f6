import { normaliseFacebook } from "../../../pipelines/normalise/facebook/normalise.ts";
import { normaliserUnderTest } from "./normaliser-under-test.ts";

const { given, ...normaliser } = normaliserUnderTest(normaliseFacebook, {
  channel: { id: "hq-facebook", platform: "facebook", nativeId: "1030", name: "Jabatan Contoh", level: "hq" },
  postId: "facebook:1030_555",
});
normaliser.describeGoldenCases(10);

const comment = given("comment").payload;
const post = given("post").payload;

normaliser.describeRejections([
  ["a payload of no known kind", "story", {}, "payload_kind", "payloadKind"],
  ["no object", "comment", "rahsia", "shape", "the payload itself"],
  ["nothing", "post", null, "shape", "the payload itself"],
  ["an id with half a character", "comment", { ...comment, id: "5_\ud800" }, "shape", "id"],
  ["an id as a number", "comment", { ...comment, id: 901 }, "shape", "id"],
  [
    "a text by another name",
    "comment",
    { ...comment, message: undefined, text: "rahsia" },
    "missing",
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
  ["no time", "comment", { ...comment, created_time: undefined }, "missing", "created_time"],
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
  ["a million characters", "comment", { ...comment, message: "a".repeat(1_000_000) }, "too_long", "message"],
  ["another post", "post", { ...post, id: "1030_556" }, "identity", "id"],
  ["a post without an id", "post", { ...post, id: undefined }, "missing", "id"],
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
]);

normaliser.testSpoiltFields();

normaliser.testAnything({
  kinds: ["post", "comment", "other"],
  bases: [comment, post],
  more: ["parent", "attachment"],
});
