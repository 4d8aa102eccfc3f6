import { z } from "zod";
import { ListeningError } from "../../../schemas/errors.ts";
import type { DocumentId } from "../../../schemas/item.ts";
import { nativeIdOf } from "../native-id-of.ts";
import type { YoutubeApi } from "./youtube-api.ts";
import { sourceError } from "../source-errors.ts";

const idsPerCall = 50;
const Identified = z.object({ id: z.string().min(1) });

/** Those of the comments that YouTube leaves out when asked for them by id. */
export async function missingComments(
  api: YoutubeApi,
  comments: readonly DocumentId[],
  signal: AbortSignal,
): Promise<ReadonlySet<DocumentId>> {
  const missing = new Set<DocumentId>();
  for (let start = 0; start < comments.length; start += idsPerCall) {
    for (const id of await leftOut(api, comments.slice(start, start + idsPerCall), signal)) missing.add(id);
  }
  return missing;
}

async function leftOut(
  api: YoutubeApi,
  comments: readonly DocumentId[],
  signal: AbortSignal,
): Promise<DocumentId[]> {
  const id = comments.map((comment) => nativeIdOf("youtube", comment)).join(",");
  try {
    const { items } = await api.list("comments", { part: "id", id, fields: "kind,etag,items(id)" }, signal);
    const shown = new Set(items.map(idIn));
    return comments.filter((comment) => !shown.has(nativeIdOf("youtube", comment)));
  } catch (error) {
    if (!(error instanceof ListeningError) || error.code !== "SOURCE_GONE") throw error;
    if (comments.length === 1) return [...comments];
    // "Not found" does not say which: ask about each half.
    const half = Math.ceil(comments.length / 2);
    const first = await leftOut(api, comments.slice(0, half), signal);
    return [...first, ...(await leftOut(api, comments.slice(half), signal))];
  }
}

function idIn(item: unknown): string {
  const id = Identified.safeParse(item).data?.id;
  if (id === undefined) throw sourceError("unexpected", "comments: a comment without an id");
  return id;
}
