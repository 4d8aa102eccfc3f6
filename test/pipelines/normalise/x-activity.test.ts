import { describe, expect, it } from "vitest";
import { announcedByX } from "../../../pipelines/normalise/x/x-activity.ts";

const delivery = (eventType: string, payload: unknown, filter: object = { user_id: "1030" }) => ({
  data: { event_uuid: "2000000000000000001", filter, event_type: eventType, tag: "kami", payload },
});
const reply = { id: "902", text: "Bila?", author_id: "77", conversation_id: "555" };

describe("what X's Activity API delivers", () => {
  it.each([
    ["a post of ours", "post.create", { id: "555", text: "Banjir", author_id: "1030" }, "555", false],
    ["a reply to one", "post.reply.create", reply, "555", false],
    ["a quote of one", "post.quote.create", { ...reply, conversation_id: "902" }, "902", false],
    ["a deletion", "post.delete", { id: "555", author_id: "1030" }, "555", true],
  ])("announces %s, and no comment", (_, eventType, payload, postNativeId, changed) => {
    expect(announcedByX(delivery(eventType, payload))).toEqual({
      announcements: [{ channelNativeId: "1030", postNativeId, comments: null, changed }],
      ignored: 0,
    });
  });

  it.each([
    ["a mention", delivery("post.mention.create", reply)],
    ["a like", delivery("like.create", { id: "1" })],
    ["a repost", delivery("post.repost.create", reply)],
    ["another event", delivery("follow.follow", {})],
    ["a post without an id", delivery("post.create", { text: "Banjir" })],
    ["an id that is none", delivery("post.create", { id: "a:b" })],
    ["an event of no account", delivery("post.create", reply, { keyword: "banjir" })],
  ])("counts as ignored: %s", (_, body) => {
    expect(announcedByX(body)).toEqual({ announcements: [], ignored: 1 });
  });

  it.each([[undefined], [null], ["text"], [[]], [{}], [{ data: {} }], [{ data: [reply] }]])(
    "is nothing at all: %j",
    (body) => {
      expect(announcedByX(body)).toBeUndefined();
    },
  );
});
