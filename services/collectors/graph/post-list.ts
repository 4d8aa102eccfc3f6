import { z } from "zod";
import { graphTimeInUtc } from "../../../pipelines/normalise/graph/graph-time.ts";
import type { Cursor, Page } from "../../../pipelines/ports/source.ts";
import { placeAt } from "../cursor-place.ts";
import type { SeenPost } from "../seen-posts.ts";
import { pageOfPosts } from "../seen-posts.ts";
import type { Edge } from "./edge-pages.ts";
import { EdgePlace, edgePages } from "./edge-pages.ts";
import type { GraphApi } from "./graph-api.ts";

/** A time as the API writes it, as an `Instant`. */
export const GraphInstant = z.string().transform((time, context) => {
  const ms = Date.parse(graphTimeInUtc(time));
  if (!Number.isNaN(ms)) return new Date(ms).toISOString();
  context.addIssue({ code: "custom", message: "no time" });
  return z.NEVER;
});

/** A list of posts, whose payloads are of one kind. `seen` reads an item; none where the public does not see it. */
export async function* walkPostList(
  api: GraphApi,
  edge: Edge,
  { kind, seen }: { readonly kind: string; readonly seen: (body: unknown) => SeenPost | undefined },
  after: Cursor | undefined,
  signal: AbortSignal,
): AsyncGenerator<Page> {
  for await (const { items, next } of edgePages(api, edge, placeAt(EdgePlace, after), signal)) {
    const shown = items.flatMap((item) => seen(item) ?? []);
    yield pageOfPosts(kind, shown, next === undefined ? undefined : JSON.stringify(next));
  }
}
