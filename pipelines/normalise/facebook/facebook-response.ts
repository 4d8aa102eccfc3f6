import { z } from "zod";
import type { Payload } from "../../ports/source.ts";
import { identityInAddress } from "./comment-identity.ts";
import { isFacebookDelivery } from "./facebook-webhook.ts";

const List = z.looseObject({ data: z.array(z.unknown()) });
const ErrorAnswer = z.union([
  z.looseObject({ error: z.looseObject({ message: z.string() }) }),
  z.looseObject({ error_message: z.string() }),
]);
const BatchEntry = z.looseObject({ code: z.int(), body: z.string().nullable() });
const GraphObject = z.looseObject({
  id: z.unknown().optional(),
  message: z.unknown().optional(),
  permalink_url: z.string().optional().catch(undefined),
  comments: z.unknown().optional(),
});
type GraphObject = z.infer<typeof GraphObject>;

/** Answers of the API, and deliveries to a webhook, that hold no post and no comment. */
const otherObjects = ["error", "delivery", "page", "account", "live_video", "insights"] as const;
type OtherObject = (typeof otherObjects)[number];

/** An answer that is understood, and of which nothing becomes an item. */
export function isOtherObject(kind: string): kind is OtherObject {
  return otherObjects.some((other) => other === kind);
}

/** For a comment that does not name its post. */
export const unknownPost = "unknown";

/**
 * The payloads in an answer of the Graph API, as the source would hand them on: of a list, of several objects by their
 * ids and of a batch, each; of a post, the comments it carries as well.
 */
export function payloadsInFacebookResponse(response: unknown): readonly Payload[] {
  const batch = z.array(BatchEntry).min(1).safeParse(response);
  if (batch.success) return batch.data.flatMap(({ body }) => payloadsInFacebookResponse(parsed(body)));
  if (ErrorAnswer.safeParse(response).success) return [payload("error", unknownPost, response)];
  if (isFacebookDelivery(response)) return [payload("delivery", unknownPost, response)];
  const list = List.safeParse(response);
  if (list.success && !("id" in list.data)) return list.data.data.flatMap((each) => objectPayloads(each));
  const object = z.record(z.string().regex(/^\d+$/u), z.unknown()).safeParse(response);
  if (object.success) return Object.values(object.data).flatMap((each) => objectPayloads(each));
  return objectPayloads(response);
}

function parsed(body: string | null): unknown {
  try {
    return JSON.parse(body ?? "null");
  } catch {
    return undefined;
  }
}

function objectPayloads(body: unknown): readonly Payload[] {
  const { data } = GraphObject.safeParse(body);
  if (data === undefined) return [payload("unknown", unknownPost, body)];
  const other = otherKindOf(data);
  if (other !== undefined) return [payload(other, unknownPost, body)];
  if (isComment(data)) return [payload("comment", postOf(data), body)];
  const id = typeof data.id === "string" ? data.id : unknownPost;
  const carried = List.safeParse(data.comments);
  const comments = (carried.success ? carried.data.data : []).map((each) => payload("comment", id, each));
  return [payload("post", id, body), ...comments];
}

function payload(kind: string, postNativeId: string, body: unknown): Payload {
  return { kind, postNativeId, caption: null, body };
}

function otherKindOf(object: GraphObject): OtherObject | undefined {
  if ("access_token" in object || "tasks" in object) return "account";
  if ("fan_count" in object) return "page";
  if ("live_views" in object || "embed_html" in object) return "live_video";
  return "insights" in object && !("message" in object) ? "insights" : undefined;
}

/** Objects do not name their type: these fields are a comment's only. */
function isComment(object: GraphObject): boolean {
  return (
    ["like_count", "comment_count", "can_remove", "can_hide", "object", "user_likes"].some(
      (field) => field in object,
    ) || identityInAddress(object.permalink_url) !== undefined
  );
}

function postOf({ permalink_url: url, id }: GraphObject): string {
  const [post] = (typeof id === "string" ? id : (identityInAddress(url)?.id ?? unknownPost)).split("_");
  return post === undefined || post === "" ? unknownPost : post;
}
