import { describe, expect, it } from "vitest";
import { normaliseTiktok } from "../../../pipelines/normalise/tiktok/normalise.ts";
import { payloadsInTiktokResponse } from "../../../pipelines/normalise/tiktok/tiktok-response.ts";
import { normaliserUnderTest } from "./normaliser-under-test.ts";

const { given, ...normaliser } = normaliserUnderTest(normaliseTiktok, {
  channel: {
    id: "hq-tiktok",
    platform: "tiktok",
    nativeId: "akaun-contoh",
    name: "Jabatan Contoh",
    level: "hq",
  },
  postId: "tiktok:7001",
});
normaliser.describeGoldenCases(10);

const comment = given("comment").payload;
const reply = given("reply").payload;
const video = given("video").payload;

normaliser.describeRejections([
  ["a payload of no known kind", "story", {}, "payload_kind", "payloadKind"],
  ["no object", "comment", "rahsia", "shape", "the payload itself"],
  ["nothing", "video", null, "shape", "the payload itself"],
  ["an id with half a character", "comment", { ...comment, comment_id: "\ud800" }, "shape", "comment_id"],
  ["an id as a number", "comment", { ...comment, comment_id: 9001 }, "shape", "comment_id"],
  ["no text and no picture", "comment", { ...comment, text: undefined }, "missing", "text"],
  ["a text that is none", "comment", { ...comment, text: ["rahsia"] }, "shape", "text"],
  ["an author of another shape", "comment", { ...comment, user_id: { id: "rahsia" } }, "shape", "user_id"],
  ["another video", "comment", { ...comment, video_id: "7002" }, "identity", "video_id"],
  ["its own parent", "reply", { ...reply, parent_comment_id: "9101" }, "identity", "parent_comment_id"],
  ["likes as a string", "comment", { ...comment, likes: "rahsia" }, "shape", "likes"],
  ["negative likes", "comment", { ...comment, likes: -1 }, "negative_count", "likes"],
  ["half a reply", "comment", { ...comment, replies: 0.5 }, "shape", "replies"],
  ["an owner in words", "comment", { ...comment, owner: "rahsia" }, "shape", "owner"],
  ["a status that is none", "comment", { ...comment, status: 3 }, "shape", "status"],
  ["no time", "comment", { ...comment, create_time: undefined }, "missing", "create_time"],
  ["a time in words", "comment", { ...comment, create_time: "rahsia" }, "date", "create_time"],
  ["a time in ms", "comment", { ...comment, create_time: 1_795_140_184_000 }, "date", "create_time"],
  ["half a second", "comment", { ...comment, create_time: 1.5 }, "date", "create_time"],
  ["no second there is", "comment", { ...comment, create_time: 9e15 }, "date", "create_time"],
  ["before TikTok", "comment", { ...comment, create_time: 1_388_534_399 }, "date_past", "create_time"],
  ["two days hence", "comment", { ...comment, create_time: "1795700000" }, "date_future", "create_time"],
  ["a million characters", "comment", { ...comment, text: "a".repeat(1_000_000) }, "too_long", "text"],
  ["another video as a post", "video", { ...video, item_id: "7002" }, "identity", "item_id"],
  ["a video without an id", "video", { ...video, item_id: undefined }, "missing", "item_id"],
  ["shares as an object", "video", { ...video, shares: { count: 1 } }, "shape", "shares"],
  ["a negative count", "video", { ...video, comments: -1 }, "negative_count", "comments"],
  ["half a view", "video", { ...video, video_views: 0.5 }, "shape", "video_views"],
  ["a caption that is none", "video", { ...video, caption: 7 }, "shape", "caption"],
]);

normaliser.testSpoiltFields();

normaliser.testAnything({
  kinds: ["video", "comment", "reply", "other"],
  bases: [comment, reply, video],
  more: ["image_url"],
});

describe("the payloads in an answer", () => {
  const kindsIn = (answer: unknown) =>
    payloadsInTiktokResponse(answer).map(({ kind, postNativeId }) => [kind, postNativeId]);

  it.each<[string, unknown, [string, string][]]>([
    [
      "videos",
      { code: 0, data: { videos: [video, {}] } },
      [
        ["video", "7001"],
        ["video", "unknown"],
      ],
    ],
    [
      "comments and replies",
      { code: 0, data: { comments: [comment, reply] } },
      [
        ["comment", "7001"],
        ["reply", "7001"],
      ],
    ],
    [
      "replies that came inside their comment",
      { code: 0, data: { comments: [{ ...comment, reply_list: [reply, null] }] } },
      [
        ["comment", "7001"],
        ["reply", "7001"],
        ["reply", "unknown"],
      ],
    ],
    ["no comments", { code: 0, data: { comments: [] } }, []],
    ["an error with a 200", { code: 40_001, message: "no permission", data: {} }, [["error", "unknown"]]],
    ["an account", { code: 0, data: { username: "contoh" } }, [["other", "unknown"]]],
    ["nothing at all", { code: 0 }, [["other", "unknown"]]],
    ["another platform's answer", { data: [] }, [["unknown", "unknown"]]],
    ["no object", "rahsia", [["unknown", "unknown"]]],
  ])("%s", (_, answer, expected) => {
    expect(kindsIn(answer)).toEqual(expected);
  });
});

// None of them holds a video or a comment so far.
