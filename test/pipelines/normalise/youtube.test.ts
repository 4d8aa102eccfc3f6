import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normaliseYoutube } from "../../../pipelines/normalise/youtube/normalise.ts";
import { Item } from "../../../schemas/item.ts";
import type { RawItem } from "../../../schemas/raw-item.ts";
import { goldenCases, itemsIn } from "./golden-cases.ts";

const golden = goldenCases("youtube");

const envelope = {
  channel: {
    id: "hq-youtube",
    platform: "youtube",
    nativeId: "UCjabatanContoh",
    name: "Jabatan Contoh",
    level: "hq",
  },
  postId: "youtube:vid1",
  caption: null,
  collectedAt: "2026-11-24T03:42:00.000Z",
} as const;

function read(name: string): RawItem {
  const given = golden.given(name) as RawItem;
  return { ...envelope, ...given };
}

golden.describe(normaliseYoutube, read, 10);

const snippet = {
  textDisplay: "rahsia orang ramai",
  likeCount: 1,
  publishedAt: "2026-11-20T02:03:04Z",
  updatedAt: "2026-11-20T02:03:04Z",
};
const reply = { id: "t1.r1", snippet: { ...snippet, parentId: "t1" } };
const thread = { id: "t1", snippet: { totalReplyCount: 0, topLevelComment: { id: "t1", snippet } } };
const video = {
  id: "vid1",
  snippet: { title: "Tajuk", publishedAt: "2026-11-19T08:00:00Z" },
  statistics: { viewCount: "1", likeCount: "2", commentCount: "3" },
};

const raw = (payloadKind: string, payload: unknown): RawItem => ({ ...envelope, payloadKind, payload });
const replyWith = (changes: object) => ({ ...reply, snippet: { ...reply.snippet, ...changes } });
const videoWith = (part: "snippet" | "statistics", changes: object) => ({
  ...video,
  [part]: { ...video[part], ...changes },
});
describe("what is rejected, with the field that is wrong and nothing of what stands in it", () => {
  it.each<[string, string, unknown, string, string]>([
    ["a payload of no known kind", "caption", {}, "payload_kind", "payloadKind"],
    ["no object", "comment", "rahsia", "shape", "the payload itself"],
    ["nothing", "commentThread", null, "shape", "the payload itself"],
    ["a comment without an id", "comment", { snippet }, "missing", "id"],
    ["an id with half a character", "comment", { ...reply, id: "t1.\ud800" }, "shape", "id"],
    ["an empty id", "comment", { ...reply, id: "" }, "shape", "id"],
    [
      "a text by another name",
      "comment",
      replyWith({ textDisplay: undefined, text: "rahsia" }),
      "missing",
      "snippet.textDisplay",
    ],
    [
      "a reply without its thread",
      "comment",
      replyWith({ parentId: undefined }),
      "missing",
      "snippet.parentId",
    ],
    [
      "an author of another shape",
      "comment",
      replyWith({ authorChannelId: "UCrahsia" }),
      "shape",
      "snippet.authorChannelId",
    ],
    ["likes as a string", "comment", replyWith({ likeCount: "rahsia" }), "shape", "snippet.likeCount"],
    ["half a like", "comment", replyWith({ likeCount: 0.5 }), "shape", "snippet.likeCount"],
    ["negative likes", "comment", replyWith({ likeCount: -4 }), "negative_count", "snippet.likeCount"],
    ["another video", "comment", replyWith({ videoId: "vid2" }), "identity", "snippet.videoId"],
    ["no time", "comment", replyWith({ publishedAt: undefined }), "missing", "snippet.publishedAt"],
    ["a time in words", "comment", replyWith({ publishedAt: "rahsia" }), "date", "snippet.publishedAt"],
    [
      "a time that depends on a place",
      "comment",
      replyWith({ publishedAt: "2026-11-20 02:03:04" }),
      "date",
      "snippet.publishedAt",
    ],
    [
      "a day that does not exist",
      "comment",
      replyWith({ publishedAt: "2026-02-30T00:00:00Z" }),
      "date",
      "snippet.publishedAt",
    ],
    [
      "1970",
      "comment",
      replyWith({ publishedAt: "1970-01-01T00:00:00Z" }),
      "date_past",
      "snippet.publishedAt",
    ],
    [
      "the day before YouTube",
      "comment",
      replyWith({ publishedAt: "2005-02-13T23:59:59Z" }),
      "date_past",
      "snippet.publishedAt",
    ],
    [
      "two days hence",
      "comment",
      replyWith({ publishedAt: "2026-11-26T00:00:00Z" }),
      "date_future",
      "snippet.publishedAt",
    ],
    [
      "edited two days hence",
      "comment",
      replyWith({ updatedAt: "2026-11-26T00:00:00Z" }),
      "date_future",
      "snippet.updatedAt",
    ],
    [
      "a text of a million characters",
      "comment",
      replyWith({ textDisplay: "a".repeat(1_000_000) }),
      "too_long",
      "snippet.textDisplay",
    ],
    ["a thread that is not its top comment", "commentThread", { ...thread, id: "t2" }, "identity", "id"],
    [
      "a thread without a count of replies",
      "commentThread",
      { id: "t1", snippet: { topLevelComment: thread.snippet.topLevelComment } },
      "missing",
      "snippet.totalReplyCount",
    ],
    [
      "a thread without a comment",
      "commentThread",
      { id: "t1", snippet: { totalReplyCount: 0 } },
      "missing",
      "snippet.topLevelComment",
    ],
    [
      "replies that are no list",
      "commentThread",
      { ...thread, replies: { comments: "rahsia" } },
      "shape",
      "replies.comments",
    ],
    ["another video than its post", "video", { ...video, id: "vid2" }, "identity", "id"],
    ["a video without statistics", "video", { ...video, statistics: undefined }, "missing", "statistics"],
    [
      "counts as numbers",
      "video",
      videoWith("statistics", { viewCount: 7 }),
      "shape",
      "statistics.viewCount",
    ],
    [
      "counts in words",
      "video",
      videoWith("statistics", { likeCount: "rahsia" }),
      "shape",
      "statistics.likeCount",
    ],
    [
      "a negative count",
      "video",
      videoWith("statistics", { commentCount: "-1" }),
      "negative_count",
      "statistics.commentCount",
    ],
    [
      "a video of 1970",
      "video",
      videoWith("snippet", { publishedAt: "1970-01-01T00:00:00Z" }),
      "date_past",
      "snippet.publishedAt",
    ],
    [
      "a video by another name",
      "video",
      videoWith("snippet", { title: undefined, name: "Tajuk" }),
      "missing",
      "snippet.title",
    ],
  ])("%s", (_, kind, payload, reason, detail) => {
    expect(normaliseYoutube(raw(kind, payload))).toEqual([{ kind: "reject", reason, detail }]);
  });

  it("is only the one reply, not its thread", () => {
    const bad = replyWith({ publishedAt: "rahsia" });
    const outcomes = normaliseYoutube(
      raw("commentThread", { ...thread, replies: { comments: [bad, reply] } }),
    );
    expect(outcomes.map(({ kind }) => kind)).toEqual(["keep", "reject", "keep"]);
  });
});

describe("what is kept at the limits", () => {
  it.each([
    ["the first day of YouTube", { publishedAt: "2005-02-14T00:00:00Z", updatedAt: "2005-02-14T00:00:00Z" }],
    [
      "a clock that is a day fast",
      { publishedAt: "2026-11-25T03:42:00Z", updatedAt: "2026-11-25T03:42:00Z" },
    ],
    ["the longest text", { textDisplay: "a".repeat(100_000) }],
    ["an empty text", { textDisplay: "" }],
    ["unknown fields", { moderationStatus: "published", "x-new": { deep: [1] } }],
  ])("%s", (_, changes) => {
    expect(normaliseYoutube(raw("comment", replyWith(changes)))).toMatchObject([{ kind: "keep" }]);
  });

  it("takes what is not said for unknown, not for zero", () => {
    const [comment] = itemsIn(
      normaliseYoutube(raw("comment", replyWith({ likeCount: undefined, updatedAt: undefined }))),
    );
    expect(comment).toMatchObject({ comment: { likes: null, author: null, editedAt: null, replies: null } });
    const items = itemsIn(normaliseYoutube(raw("video", { ...video, statistics: {} })));
    expect(items.map(({ kind }) => kind)).toEqual(["post", "coverage"]);
    expect(items).toMatchObject([
      { post: { views: null, likes: null, comments: null } },
      { coverage: { platformCount: null } },
    ]);
  });

  it("gives counts of one Malaysian day one id, and those of the next another", () => {
    const idAt = (collectedAt: string) => {
      const [, coverage] = itemsIn(normaliseYoutube({ ...raw("video", video), collectedAt }));
      return coverage?.kind === "coverage" ? coverage.coverage.id : undefined;
    };
    expect(idAt("2026-11-24T15:59:59.999Z")).toBe("youtube:vid1/coverage/2026-11-24");
    expect(idAt("2026-11-24T16:00:00.000Z")).toBe("youtube:vid1/coverage/2026-11-25");
  });
});

it("never throws, and keeps nothing but items, whatever it is given", () => {
  const kinds = fc.constantFrom("video", "commentThread", "comment", "other");
  const base = fc.constantFrom<object>(video, thread, reply);
  const key = fc.constantFrom("id", "snippet", "statistics", "replies", "textDisplay", "publishedAt");
  fc.assert(
    fc.property(kinds, base, fc.dictionary(key, fc.jsonValue()), (kind, payload, changes) => {
      const outcomes = normaliseYoutube(raw(kind, { ...payload, ...changes }));
      expect(outcomes.length).toBeGreaterThan(0);
      for (const item of itemsIn(outcomes)) expect(Item.parse(item)).toEqual(item);
    }),
  );
});
