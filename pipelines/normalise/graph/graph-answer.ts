import { z } from "zod";
import type { Payload } from "../../ports/source.ts";

const List = z.looseObject({ data: z.array(z.unknown()) });
const ErrorAnswer = z.union([
  z.looseObject({ error: z.looseObject({ message: z.string() }) }),
  z.looseObject({ error_message: z.string() }),
]);
const BatchEntry = z.looseObject({ code: z.int(), body: z.string().nullable() });

/** For a comment that does not name its post. */
export const unknownPost = "unknown";

export function graphPayload(kind: string, postNativeId: string, body: unknown): Payload {
  return { kind, postNativeId, caption: null, body };
}

/** The items of a list of the Graph API; none where it is no list. */
export function itemsOfList(list: unknown): readonly unknown[] {
  return List.safeParse(list).data?.data ?? [];
}

/**
 * The payloads in an answer of the Graph API: of a list, of several objects by their ids and of a batch, those of each
 * object, which `ofObject` finds. An answer that only says what went wrong is of the kind `error`.
 */
export function payloadsInGraphAnswer(
  response: unknown,
  ofObject: (body: unknown) => readonly Payload[],
): readonly Payload[] {
  const batch = z.array(BatchEntry).min(1).safeParse(response);
  if (batch.success) return batch.data.flatMap(({ body }) => payloadsInGraphAnswer(parsed(body), ofObject));
  if (ErrorAnswer.safeParse(response).success) return [graphPayload("error", unknownPost, response)];
  const list = List.safeParse(response);
  if (list.success && !("id" in list.data)) return list.data.data.flatMap(ofObject);
  const object = z.record(z.string().regex(/^\d+$/u), z.unknown()).safeParse(response);
  return object.success ? Object.values(object.data).flatMap(ofObject) : ofObject(response);
}

function parsed(body: string | null): unknown {
  try {
    return JSON.parse(body ?? "null");
  } catch {
    return undefined;
  }
}
