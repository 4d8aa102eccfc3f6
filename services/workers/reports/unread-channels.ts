import type { StateStore } from "../../../pipelines/ports/state-store.ts";
import type { Channel } from "../../../schemas/channel.ts";
import type { Instant } from "../../../schemas/item.ts";
import type { Report } from "../../../schemas/report.ts";
import { collectedTo } from "../channel-visits.ts";
import type { WorkerDependencies } from "../dependencies.ts";
import { oldestRecordWaiting } from "../wait-until-indexed.ts";

/** Up to when a channel's comments are in the index; `null` for one that was never read to its end. */
export type ReadTo = ReadonlyMap<string, Instant | null>;

/** Those of the channels that were visited, but are not in the index up to `to`, and how far they are. */
export async function unreadChannels(
  { state, log }: Pick<WorkerDependencies, "log"> & { readonly state: StateStore },
  channels: readonly Channel[],
  to: Instant,
): Promise<ReadTo> {
  const waiting = await oldestRecordWaiting(log);
  const indexedTo = waiting === null ? to : new Date(waiting).toISOString();
  const unread = new Map<string, Instant | null>();
  for (const [id, readTo] of await collectedTo(state, channels)) {
    const known = readTo === null || readTo < indexedTo ? readTo : indexedTo;
    if (known === null || known < to) unread.set(id, known);
  }
  return unread;
}

/** With a gap where a channel was not read to the period's end, so that nobody takes its silence for a fall. */
export function withUnread(report: Report, unread: ReadTo): Report {
  const { from, to } = report.period;
  const gaps = [...unread].map(([channelId, readTo]) => ({
    channelId,
    from: readTo === null || readTo < from ? from : readTo,
    to,
  }));
  const told = report.coverage.gaps.filter(
    (known) => !gaps.some((gap) => gap.channelId === known.channelId && known.from >= gap.from),
  );
  return { ...report, coverage: { ...report.coverage, gaps: [...told, ...gaps] } };
}
