import { z } from "zod";
import { graphTimeInUtc } from "../../../pipelines/normalise/graph/graph-time.ts";
import type { Cursor, Page, PostSighting } from "../../../pipelines/ports/source.ts";
import type { Channel } from "../../../schemas/channel.ts";
import { placeAt } from "../cursor-place.ts";
import { EdgePlace, edgePages } from "../graph/edge-pages.ts";
import type { GraphApi } from "../graph/graph-api.ts";
import { sourceError } from "../source-errors.ts";

const Identified = z.object({ id: z.string().min(1) });
const MediaItem = z.object({
  id: z.string().min(1),
  caption: z.string().optional(),
  timestamp: z.string().transform((time, context) => {
    const ms = Date.parse(graphTimeInUtc(time));
    if (!Number.isNaN(ms)) return new Date(ms).toISOString();
    context.addIssue({ code: "custom", message: "no time" });
    return z.NEVER;
  }),
  comments_count: z.int().nonnegative().optional(),
});

const fields =
  "id,caption,media_type,media_product_type,permalink,timestamp,like_count,comments_count,is_comment_enabled";

/** The media of an account, newest first, stories excepted. `size` is remembered by the caller between walks. */
export async function* walkMedia(
  api: GraphApi,
  channel: Channel,
  size: { limit: number },
  after: Cursor | undefined,
  signal: AbortSignal,
): AsyncGenerator<Page> {
  const path = `${encodeURIComponent(channel.nativeId)}/media`;
  const edge = { channel, path, parameters: { fields }, size };
  for await (const { items, next } of edgePages(api, edge, placeAt(EdgePlace, after), signal)) {
    const seen = items.map(mediaIn);
    yield {
      payloads: seen.map(({ id, body, sighting }) => ({
        kind: "media",
        postNativeId: id,
        caption: sighting?.caption ?? null,
        body,
      })),
      posts: seen.flatMap(({ sighting }) => sighting ?? []),
      next: next === undefined ? undefined : JSON.stringify(next),
    };
  }
}

interface SeenMedia {
  readonly id: string;
  readonly body: unknown;
  /** `undefined` where the media is not of the documented shape; its payload then says so to the normaliser. */
  readonly sighting: PostSighting | undefined;
}

function mediaIn(body: unknown): SeenMedia {
  const found = Identified.safeParse(body).data;
  if (found === undefined) throw sourceError("unexpected", "media: one without an id");
  const { data } = MediaItem.safeParse(body);
  const sighting = data && {
    nativeId: data.id,
    caption: data.caption ?? "",
    publishedAt: data.timestamp,
    // Never `null`, not where comments are turned off either: what was written before would never be looked into.
    commentCount: data.comments_count ?? 0,
  };
  return { id: found.id, body, sighting };
}
