import type { Instant } from "../../../schemas/item.ts";
import type { CommentFilter, HoursOfChannel, Scope, SearchIndex } from "../../ports/search-index.ts";

/** Where more of the channels than this were not read, what is held is not what was said: a gap. */
export const mostUnread = 0.25;

const hourMs = 3_600_000;

/**
 * Whether the hour of a moment is a gap of these channels: more than a quarter of those that somebody looked at then had not been
 * read to their end. An hour in which nobody looked is none: before Suara ran nobody did, and what is held of it was read later.
 */
export function unreadHours(channels: readonly HoursOfChannel[]): (ms: number) => boolean {
  const looked = new Map<number, { channels: number; unread: number }>();
  for (const { hour, platformCount } of channels.flatMap(({ hours }) => hours)) {
    const at = Date.parse(hour);
    const count = looked.get(at) ?? { channels: 0, unread: 0 };
    count.channels += 1;
    count.unread += platformCount === null ? 1 : 0;
    looked.set(at, count);
  }
  return (ms) => {
    const count = looked.get(Math.floor(ms / hourMs) * hourMs);
    return count !== undefined && count.unread > mostUnread * count.channels;
  };
}

/** A time from which comments are asked for. */
export interface UnreadQuestion {
  readonly scope: Scope;
  /** Only its channels are read. */
  readonly filter: Pick<CommentFilter, "channelIds">;
  readonly from: Instant;
  readonly to: Instant;
}

/**
 * Share of the channels' hours that were not read to their end, of those in which somebody looked; 0 where nobody did: before
 * Suara ran nobody did, and what is held of that time was read later.
 */
export async function unreadShare(
  index: Pick<SearchIndex, "countHours">,
  { scope, filter: { channelIds }, from, to }: UnreadQuestion,
): Promise<number> {
  const own = channelIds === undefined ? {} : { channelIds };
  const { looked, read } = await index.countHours({ scope, from, to, ...own });
  return looked === 0 ? 0 : (looked - read) / looked;
}
