import { z } from "zod";
import type { Payload } from "../../ports/source.ts";
import { graphPayload, unknownPost } from "../graph/graph-answer.ts";

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
