import type { Instant } from "../../schemas/item.ts";
import type { Report, ReportPeriod } from "../../schemas/report.ts";
import type { AggregateQuery, Bucket, HoursOfChannel } from "../ports/search-index.ts";
import { totalOf } from "../stats/net-sentiment.ts";
import type { PostCounts } from "./period-counts.ts";
import type { ComparedPeriods, CountedPeriod } from "./read-tables.ts";

const everKnown: Instant = "1970-01-01T00:00:00.000Z";
const dayMs = 86_400_000;

/**
 * How much of a period that is over came late, and how much of the one before came so late that a report of the next day had
 * not had it. `null` where an index that is older than this does not know it of every comment. `hours`: of the period.
 */
export async function readLate(
  { after, before }: ComparedPeriods,
  period: ReportPeriod,
  comparison: ReportPeriod,
  hours: readonly HoursOfChannel[],
): Promise<Report["coverage"]["late"]> {
  const [late, earlier] = await Promise.all([
    lateComments(after, period.to, hours),
    before === null ? null : lateBefore(before, comparison),
  ]);
  return late === null ? null : { ...late, before: earlier };
}

async function lateBefore(counted: CountedPeriod, { from, to }: ReportPeriod): Promise<number | null> {
  const { index, scope } = counted.asked;
  const hours = await index.hours({ scope, from, to });
  const nextDay = new Date(Date.parse(to) + dayMs).toISOString();
  return (await lateComments(counted, nextDay, hours))?.comments ?? null;
}

/** First collected from a moment on: of channels that were being read by then, and of others, whose `past` it is. */
async function lateComments(
  counted: CountedPeriod,
  from: Instant,
  hours: readonly HoursOfChannel[],
): Promise<{ readonly comments: number; readonly past: number } | null> {
  const [known, late] = await Promise.all([
    collectedFrom(counted, everKnown, []),
    collectedFrom(counted, from, []),
  ]);
  if (totalIn(known) < counted.comments) return null;
  const held = heldByChannel(counted.posts);
  const read = new Set(hours.filter(wasRead).map(({ channelId }) => channelId));
  const found = { comments: 0, past: 0 };
  for (const [channelId, count] of await byChannel(counted, from, totalIn(late), held)) {
    // What was collected in time shows that the channel was read, also where nobody looked at the platform's counts.
    const isLate = read.has(channelId) || (held.get(channelId) ?? 0) > count;
    found[isLate ? "comments" : "past"] += count;
  }
  return found;
}

/** Of how many comments each channel's are. Sorting a million by channel takes seconds, and where all are late it is known. */
async function byChannel(
  counted: CountedPeriod,
  from: Instant,
  late: number,
  held: ReadonlyMap<string, number>,
): Promise<ReadonlyMap<string, number>> {
  if (late === 0) return new Map();
  if (late >= counted.comments) return held;
  const buckets = await collectedFrom(counted, from, [{ field: "channelId" }]);
  return new Map(buckets.map(({ keys: [channelId = ""], comments }) => [channelId, comments]));
}

async function collectedFrom(
  { asked: { index, scope, filter } }: CountedPeriod,
  firstCollectedFrom: Instant,
  by: AggregateQuery["by"],
): Promise<readonly Bucket[]> {
  return await index.aggregate({ scope, filter: { ...filter, firstCollectedFrom }, by });
}

const totalIn = (buckets: readonly Bucket[]): number =>
  buckets.reduce((sum, { comments }) => sum + comments, 0);

const wasRead = ({ hours }: HoursOfChannel): boolean =>
  hours.some(({ platformCount }) => platformCount !== null);

function heldByChannel(posts: readonly PostCounts[]): ReadonlyMap<string, number> {
  const held = new Map<string, number>();
  for (const { channelId, counts } of posts)
    held.set(channelId, (held.get(channelId) ?? 0) + totalOf(counts));
  return held;
}
