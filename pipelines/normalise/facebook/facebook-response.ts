import { z } from "zod";
import type { Payload } from "../../ports/source.ts";
import { graphPayload, itemsOfList, payloadsInGraphAnswer, unknownPost } from "../graph/graph-answer.ts";
import { isGraphDelivery } from "../graph/graph-delivery.ts";
import { identityInAddress } from "./comment-identity.ts";

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

/** The payloads in an answer of the Graph API, as the source would hand them on; of a post, the comments it carries as well. */
export function payloadsInFacebookResponse(response: unknown): readonly Payload[] {
  if (isGraphDelivery(response)) return [graphPayload("delivery", unknownPost, response)];
  return payloadsInGraphAnswer(response, objectPayloads);
}

function objectPayloads(body: unknown): readonly Payload[] {
  const { data } = GraphObject.safeParse(body);
  if (data === undefined) return [graphPayload("unknown", unknownPost, body)];
  const other = otherKindOf(data);
  if (other !== undefined) return [graphPayload(other, unknownPost, body)];
  if (isComment(data)) return [graphPayload("comment", postOf(data), body)];
  const id = typeof data.id === "string" ? data.id : unknownPost;
  const comments = itemsOfList(data.comments).map((each) => graphPayload("comment", id, each));
  return [graphPayload("post", id, body), ...comments];
}

function otherKindOf(object: GraphObject): OtherObject | undefined {
  if ("access_token" in object || "tasks" in object || isReference(object)) return "account";
  if ("fan_count" in object) return "page";
  if ("live_views" in object || "embed_html" in object) return "live_video";
  return "insights" in object && !("message" in object) ? "insights" : undefined;
}

/** Whatever is only named, by id and name, is a page, a person or an app: no post is given so. */
function isReference(object: GraphObject): boolean {
  return "name" in object && Object.keys(object).every((field) => field === "id" || field === "name");
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
