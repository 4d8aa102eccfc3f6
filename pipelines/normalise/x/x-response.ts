import { z } from "zod";
import type { Payload } from "../../ports/source.ts";
import { isXActivity } from "./x-activity.ts";
import { firstIdOf, XObject } from "./x-object.ts";

/** A recording of a request and its answer. */
const Exchange = z.looseObject({ request: z.unknown(), response: z.looseObject({ body: z.unknown() }) });
const Answer = z.looseObject({ data: z.unknown().optional(), meta: z.unknown().optional() });
const Problem = z.union([
  z.looseObject({ title: z.string(), detail: z.string() }),
  z.looseObject({ errors: z.array(z.unknown()) }),
]);

/** Objects that become no item, by a field that only they have. */
const otherObjects = {
  user: "username",
  count: "tweet_count",
  count_of_posts: "post_count",
  rule: "value",
  usage: "project_usage",
  media: "media_key",
  job: "upload_url",
  compliance: "action",
} as const;

/** An answer that is understood, and of which nothing becomes an item. */
export function isOtherObject(kind: string): boolean {
  return kind === "error" || kind === "empty" || kind === "activity" || Object.hasOwn(otherObjects, kind);
}

/** For an answer that names no post. */
const unknownPost = "unknown";

/**
 * The payloads in an answer of the API, a line of a stream or of a compliance file, or in recordings of these, as the
 * source would hand them on. What an answer only includes beside what was asked for is left out.
 */
export function payloadsInXResponse(response: unknown): readonly Payload[] {
  const exchanges = z.array(Exchange).min(1).safeParse(response).data;
  if (exchanges !== undefined) return exchanges.flatMap(({ response }) => payloadsInXResponse(response.body));
  if (isXActivity(response)) return [payload("activity", response)];
  const answer = Answer.safeParse(response).data;
  if (answer?.data === undefined && Problem.safeParse(response).success) return [payload("error", response)];
  if (answer?.data === undefined && answer?.meta !== undefined) return [payload("empty", response)];
  const data = answer?.data ?? response;
  return (Array.isArray(data) ? data : [data]).map((each: unknown) => objectPayload(each));
}

function objectPayload(body: unknown): Payload {
  const object = XObject.safeParse(body).data;
  if (object === undefined) return payload(otherKindOf(body), body);
  const { repliedTo, quoted, conversationId } = object;
  if (repliedTo !== undefined) {
    const post = conversationId ?? repliedTo;
    return payload(post === repliedTo ? "comment" : "reply", body, post);
  }
  return quoted === undefined ? payload("post", body, firstIdOf(object)) : payload("quote", body, quoted);
}

function payload(kind: string, body: unknown, postNativeId = unknownPost): Payload {
  return { kind, postNativeId, caption: null, body };
}

function otherKindOf(body: unknown): string {
  const { data } = z.looseObject({}).safeParse(body);
  if (data === undefined) return "unknown";
  return Object.entries(otherObjects).find(([, field]) => field in data)?.[0] ?? "unknown";
}
