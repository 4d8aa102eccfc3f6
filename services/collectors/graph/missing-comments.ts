import type { Channel } from "../../../schemas/channel.ts";
import type { DocumentId } from "../../../schemas/item.ts";
import { nativeIdOf } from "../native-id-of.ts";
import type { GraphApi } from "./graph-api.ts";

const idsPerCall = 50;

/** Those of the comments that the platform of the channel says it does not have. Asks about each by itself: one bad id would refuse them all. */
export async function missingComments(
  api: GraphApi,
  channel: Channel,
  comments: readonly DocumentId[],
  signal: AbortSignal,
): Promise<ReadonlySet<DocumentId>> {
  signal.throwIfAborted();
  const missing = new Set<DocumentId>();
  for (let start = 0; start < comments.length; start += idsPerCall) {
    const asked = comments.slice(start, start + idsPerCall);
    const there = await api.exist(
      channel,
      asked.map((id) => nativeIdOf(channel.platform, id)),
      signal,
    );
    for (const [position, comment] of asked.entries()) if (there[position] === false) missing.add(comment);
  }
  return missing;
}
