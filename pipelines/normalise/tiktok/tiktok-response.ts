import { z } from "zod";
import type { Payload } from "../../ports/source.ts";
import { commentsApart } from "./comments-apart.ts";

const Envelope = z.looseObject({ code: z.int(), data: z.unknown().optional() });
const Videos = z.looseObject({ videos: z.array(z.unknown()) });
const Comments = z.looseObject({ comments: z.array(z.unknown()) });
const Video = z.looseObject({ item_id: z.string(), caption: z.string().optional().catch(undefined) });
const Comment = z.looseObject({ video_id: z.string().optional().catch(undefined) });

/** Answers of the API that hold no video and no comment. */
const otherAnswers = ["error", "other"] as const;

/** An answer that is understood, and of which nothing becomes an item. */
export function isOtherAnswer(kind: string): boolean {
  return otherAnswers.some((other) => other === kind);
}

/** For a comment that does not name its video. */
export const unknownVideo = "unknown";

/**
 * The payloads in an answer of the Business API, as the source would hand them on. Whether it went well is said by its
 * `code`; an answer about tokens, accounts or settings is one payload of which nothing becomes an item.
 */
export function payloadsInTiktokResponse(response: unknown): readonly Payload[] {
  const envelope = Envelope.safeParse(response).data;
  if (envelope === undefined) return [payload("unknown", unknownVideo, response)];
  if (envelope.code !== 0) return [payload("error", unknownVideo, response)];
  const videos = Videos.safeParse(envelope.data).data?.videos;
  if (videos !== undefined) return videos.map(videoPayload);
  const comments = Comments.safeParse(envelope.data).data?.comments;
  return comments?.flatMap(commentPayloads) ?? [payload("other", unknownVideo, response)];
}

function videoPayload(body: unknown): Payload {
  const video = Video.safeParse(body).data;
  return payload("video", video?.item_id ?? unknownVideo, body, video?.caption);
}

function commentPayloads(body: unknown): readonly Payload[] {
  return commentsApart(body).map(({ kind, body: single }) => {
    const videoId = Comment.safeParse(single).data?.video_id;
    return payload(kind, videoId ?? unknownVideo, single);
  });
}

function payload(kind: string, postNativeId: string, body: unknown, caption: string | null = null): Payload {
  return { kind, postNativeId, caption, body };
}
