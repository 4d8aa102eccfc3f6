import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { newPseudonymKey, parsePseudonymKeys } from "../../../pipelines/protect/pseudonym-key.ts";
import { Config } from "../../../schemas/config.ts";
import type { inspectable } from "../../../services/cli/commands/inspect.ts";
import { inspectChannel, inspectFile } from "../../../services/cli/commands/inspect.ts";
import { protectorFor } from "../../../services/cli/compose.ts";

const protector = protectorFor(
  Config.parse({}),
  parsePseudonymKeys(newPseudonymKey("k1", Buffer.alloc(32, 7)), "test"),
);
const folder = mkdtempSync(join(tmpdir(), "suara-inspect-"));

function inspected(platform: keyof typeof inspectable, response: unknown) {
  return inspectedText(platform, JSON.stringify(response));
}

function inspectedText(platform: keyof typeof inspectable, text: string) {
  const file = join(folder, "response");
  writeFileSync(file, text);
  return inspectFile(file, inspectChannel(platform), protector, "2026-11-24T03:42:00.000Z");
}

const graphError = {
  error: {
    message: "Error validating access token EAAB-rahsia: rahsia",
    type: "OAuthException",
    code: 190,
    error_subcode: 463,
  },
};
const delivery = (object: string, ...values: readonly object[]) => ({
  object,
  entry: [{ id: "1030", time: 1_790_000_000, changes: values.map((value) => ({ field: "feed", value })) }],
});

describe("what suara inspect says of what becomes no item", () => {
  it.each<[string, keyof typeof inspectable, unknown, string]>([
    [
      "an error of the Graph API",
      "facebook",
      graphError,
      "an error of the platform (OAuthException, code 190, subcode 463), told by the source and never appended",
    ],
    [
      "an error of Instagram Login",
      "instagram",
      { error_type: "OAuthException", code: 400, error_message: "rahsia" },
      "an error of the platform (OAuthException, code 400), told by the source and never appended",
    ],
    [
      "an error of YouTube",
      "youtube",
      { error: { code: 403, message: "rahsia", errors: [{ reason: "quotaExceeded", message: "rahsia" }] } },
      "an error of the platform (code 403, quotaExceeded), told by the source and never appended",
    ],
    [
      "an error in a sentence",
      "youtube",
      { error: "rahsia!" },
      "an error of the platform (without a code), told by the source and never appended",
    ],
    [
      "an error of TikTok",
      "tiktok",
      { code: 40_105, message: "rahsia", data: {} },
      "an error of the platform (code 40105), told by the source and never appended",
    ],
    [
      "a delivery that rings",
      "facebook",
      delivery("page", {
        item: "comment",
        verb: "add",
        post_id: "1030_555",
        comment_id: "555_1",
        message: "rahsia",
      }),
      "a delivery to the webhook (feed comment add): it rings for a visit of 1 post, which brings what is new",
    ],
    [
      "a delivery that rings for nothing",
      "facebook",
      delivery("page", { item: "reaction", verb: "add", post_id: "1030_555" }),
      "a delivery to the webhook (feed reaction add): it says nothing that a visit would be made for",
    ],
    [
      "a delivery about something else",
      "facebook",
      delivery("permissions"),
      "a delivery to the webhook (permissions): it says nothing that a visit would be made for",
    ],
    ["a page by name", "facebook", { id: "1030", name: "rahsia" }, "an account, a person or a page by name"],
    [
      "a comment that was asked for without its time",
      "facebook",
      { id: "555_1", message: "rahsia", like_count: 1 },
      "a comment without its created_time, which an item can't do without: in collecting it would become a dead letter (missing)",
    ],
    [
      "videos in a playlist",
      "youtube",
      { kind: "youtube#playlistItemListResponse", items: [{ kind: "youtube#playlistItem", id: "p1" }] },
      "the place of a video in a list: its words and figures are asked for by its id",
    ],
    ["an empty list", "instagram", { data: [] }, "an answer with nothing in it"],
  ])("names %s, and repeats nothing of its sentences", (_, platform, response, says) => {
    const parts = inspected(platform, response);
    expect(parts).toMatchObject([{ says, understood: true }]);
    expect(JSON.stringify(parts)).not.toContain("rahsia");
  });

  it.each<[string, keyof typeof inspectable, unknown, string]>([
    [
      "what has no known kind",
      "youtube",
      { kind: "youtube#caption", id: "c1" },
      "nothing that is known here: in collecting it would become a dead letter (payload_kind)",
    ],
    [
      "a value against the documentation",
      "facebook",
      { id: "555_1", message: "rahsia", created_time: "2026-10-08T03:21:09+0000", like_count: -4 },
      "a comment that is not as documented, at like_count: in collecting it would become a dead letter (negative_count)",
    ],
  ])("does not claim to understand %s", (_, platform, response, says) => {
    expect(inspected(platform, response)).toMatchObject([{ says, understood: false }]);
  });
});

describe("what suara inspect says of what X's Activity API delivers", () => {
  it("is that it may ring, and nothing of what stood in it", () => {
    const payload = { id: "902", text: "rahsia", conversation_id: "555" };
    const data = { event_uuid: "1", filter: { user_id: "1030" }, event_type: "post.reply.create", payload };
    expect(inspected("x", { data })).toMatchObject([
      {
        says: "word of something that happened on an account: at most it rings for a visit, which brings what is new",
        understood: true,
      },
    ]);
  });
});

describe("what suara inspect says of what YouTube's hub delivers", () => {
  it("is that it rings, for the channel or for a video that was deleted", () => {
    const feed = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><entry><yt:videoId>rekaan-1</yt:videoId><title>rahsia</title></entry><at:deleted-entry ref="yt:video:rekaan-2"/></feed>`;
    expect(inspectedText("youtube", feed)).toMatchObject([
      {
        says: "word of YouTube's hub that a video was published or worded anew: it rings for a visit of the channel",
        understood: true,
      },
      {
        says: "word of YouTube's hub that a video was deleted: it rings for a visit of that video",
        understood: true,
      },
    ]);
  });

  it("is not known where it is something else in XML", () => {
    expect(inspectedText("youtube", "<html><p>rahsia</p></html>")).toMatchObject([{ understood: false }]);
  });
});
