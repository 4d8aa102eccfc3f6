import { z } from "zod";
import type { Payload } from "../../ports/source.ts";
import { graphPayload, payloadsInGraphAnswer, unknownPost } from "../graph/graph-answer.ts";
import { payloadsInInstagramWebhook } from "./instagram-webhook.ts";

/** Answers and notices that hold nothing of ours and no comment on it. */
const otherObjects = ["error", "account", "insights", "mention", "event"] as const;
type OtherObject = (typeof otherObjects)[number];

/** An answer that is understood, and of which nothing becomes an item. */
export function isOtherObject(kind: string): kind is OtherObject {
  return otherObjects.some((other) => other === kind);
}

const InstagramObject = z.looseObject({
  id: z.string().optional().catch(undefined),
  media: z.looseObject({ id: z.string() }).optional().catch(undefined),
  mentioned_comment: z.unknown().optional(),
});
type InstagramObject = z.infer<typeof InstagramObject>;

/** The payloads in an answer of the Instagram API, as the source would hand them on, or in a notice of a webhook. */
export function payloadsInInstagramResponse(response: unknown): readonly Payload[] {
  return payloadsInInstagramWebhook(response) ?? payloadsInGraphAnswer(response, objectPayloads);
}

function objectPayloads(body: unknown): readonly Payload[] {
  const { data } = InstagramObject.safeParse(body);
  if (data === undefined) return [graphPayload("unknown", unknownPost, body)];
  if (data.mentioned_comment !== undefined) return objectPayloads(data.mentioned_comment);
  const other = otherKindOf(data);
  if (other !== undefined) return [graphPayload(other, unknownPost, body)];
  if ("text" in data) return [graphPayload("comment", data.media?.id ?? unknownPost, body)];
  return [graphPayload("media", data.id ?? unknownPost, body)];
}

function otherKindOf(object: InstagramObject): OtherObject | undefined {
  if ("mentioned_media" in object) return "mention";
  if ("followers_count" in object || "profile_picture_url" in object || "user_id" in object) return "account";
  return "period" in object && "values" in object ? "insights" : undefined;
}
