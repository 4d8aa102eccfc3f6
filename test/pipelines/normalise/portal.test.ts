import { normalisePortal } from "../../../pipelines/normalise/portal/normalise.ts";
import { normaliserUnderTest } from "./normaliser-under-test.ts";

const { given, ...normaliser } = normaliserUnderTest(normalisePortal, {
  channel: {
    id: "hq-portal",
    platform: "portal",
    nativeId: "portal-contoh.test",
    name: "Portal Contoh",
    level: "hq",
  },
  postId: "portal:portal-contoh.test/p12",
});
normaliser.describeGoldenCases(10);

const comment = given("comment").payload;
const article = given("article").payload;

normaliser.describeRejections([
  ["a payload of no known kind", "story", {}, "payload_kind", "payloadKind"],
  ["no object", "comment", "rahsia", "shape", "the payload itself"],
  ["nothing", "article", null, "shape", "the payload itself"],
  ["an id with half a character", "comment", { ...comment, id: "c\ud800" }, "shape", "id"],
  ["an id as a number", "comment", { ...comment, id: 34 }, "shape", "id"],
  ["no text", "comment", { ...comment, text: undefined }, "missing", "text"],
  ["a text that is none", "comment", { ...comment, text: { raw: "rahsia" } }, "shape", "text"],
  ["another article", "comment", { ...comment, article: "p13" }, "identity", "article"],
  ["its own parent", "comment", { ...comment, parent: "c34" }, "identity", "parent"],
  ["negative likes", "comment", { ...comment, likes: -1 }, "negative_count", "likes"],
  ["no time", "comment", { ...comment, publishedAt: undefined }, "missing", "publishedAt"],
  ["a time in words", "comment", { ...comment, publishedAt: "semalam" }, "date", "publishedAt"],
  ["a time of a place", "comment", { ...comment, publishedAt: "2026-11-20T02:03:04" }, "date", "publishedAt"],
  ["WordPress's zero", "article", { ...article, publishedAt: "0000-00-00T00:00:00Z" }, "date", "publishedAt"],
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
  ["no title", "article", { ...article, title: undefined }, "missing", "title"],
  ["half a comment", "article", { ...article, commentCount: 0.5 }, "shape", "commentCount"],
]);

normaliser.testSpoiltFields();
normaliser.testAnything({
  kinds: ["article", "comment", "other", "unknown"],
  bases: [comment, article],
  more: ["parent", "likes"],
});
