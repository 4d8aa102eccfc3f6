import { z } from "zod";
import type { Announcement, Delivered } from "../../../schemas/push.ts";
import type { Payload } from "../../ports/source.ts";
import { graphPayload, unknownPost } from "../graph/graph-answer.ts";
import { deliveredAbout, NativeId } from "../graph/graph-delivery.ts";

const Notice = z.looseObject({
  object: z.literal("instagram"),
  entry: z.array(
    z.looseObject({
      time: z.number().optional(),
      changes: z.array(z.looseObject({ field: z.string(), value: z.unknown() })).optional(),
    }),
  ),
});
const CommentValue = z.looseObject({
  id: z.string(),
  text: z.string(),
  media: z.looseObject({ id: z.string() }).optional().catch(undefined),
});

/**
 * The payloads in what the platform sends by itself, `undefined` where it is no such notice. A comment there has no time of
 * its own: it has that of its notice. A mention names a comment elsewhere and holds nothing of it; everything else is no
 * comment.
 */
export function payloadsInInstagramWebhook(notice: unknown): readonly Payload[] | undefined {
  const { data } = Notice.safeParse(notice);
  return data?.entry.flatMap(({ time, changes }) =>
    changes === undefined
      ? [graphPayload("event", unknownPost, {})]
      : changes.map(({ field, value }) => payloadOf(field, value, time)),
  );
}

function payloadOf(field: string, value: unknown, time: number | undefined): Payload {
  if (field !== "comments" && field !== "live_comments")
    return graphPayload(field === "mentions" ? "mention" : "event", unknownPost, {});
  const { data } = CommentValue.safeParse(value);
  if (data === undefined) return graphPayload("comment", unknownPost, value);
  const body = { ...data, ...(time !== undefined && { timestamp: timeOf(time) }) };
  return graphPayload("comment", data.media?.id ?? unknownPost, body);
}

/** Notices count seconds since 1970. A number that is no time is left for the normaliser to reject. */
function timeOf(seconds: number): string | undefined {
  const at = new Date(seconds * 1000);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

const NewComment = z.object({
  field: z.literal("comments"),
  value: z.object({ id: NativeId, media: z.object({ id: NativeId }) }),
});

/**
 * What a delivery says was written under which of our media; `undefined` when it is none. Only `comments` is about them:
 * Instagram sends no word of edits, removals or likes, a mention stands under somebody else's media, live comments under a
 * broadcast that no list shows, and stories have no comments.
 */
export function announcedByInstagram(body: unknown): Delivered | undefined {
  return deliveredAbout("instagram", body, newCommentIn);
}

function newCommentIn(channelNativeId: string, change: unknown): Announcement | undefined {
  const { data } = NewComment.safeParse(change);
  if (data === undefined) return undefined;
  const { id, media } = data.value;
  return { channelNativeId, postNativeId: media.id, comments: [id], changed: false };
}
