import type { CopyGroup, SearchIndex } from "../../../pipelines/ports/search-index.ts";
import { newestPeriod } from "../../../pipelines/trends/emerging/read-emerging.ts";
import { enoughVoices } from "../../../pipelines/stats/small-cells.ts";
import type { SeriesCount, SeriesDivision } from "../../../pipelines/trends/series/read-series.ts";
import { stepOf } from "../../../pipelines/trends/series/read-series.ts";
import { readSeriesVersions } from "../../../pipelines/trends/series/series-versions.ts";
import { stepMs } from "../../../pipelines/trends/series/steps.ts";
import type { Channel } from "../../../schemas/channel.ts";
import { ListeningError } from "../../../schemas/errors.ts";
import type { Instant } from "../../../schemas/item.ts";
import { dayMs } from "../../web/malaysian-time.ts";
import { timeOption, untilOption } from "../time-option.ts";

export const seriesDivisions = {
  nation: "nation",
  state: "state",
  channel: "channelId",
  language: "language",
} as const satisfies Readonly<Record<string, SeriesDivision>>;

export interface SeriesOptions {
  readonly topic: string;
  readonly by: keyof typeof seriesDivisions;
  /** Malaysian times, such as `2026-11-24`; `undefined`: the seven days up to the hour of the newest comment. */
  readonly since: string | undefined;
  readonly until: string | undefined;
}

/**
 * One step of 5 minutes; all its counts are `null` where the channels were not read then, which is not 0, and those of negative
 * comments also where fewer than `fewestVoices` people wrote in it.
 */
export interface SeriesRow extends StepCounts {
  readonly timestamp: Instant;
  readonly topic: string;
  /** The state, channel or language; `null` of the nation. */
  readonly part: string | null;
  readonly commentsWithoutCopies: number | null;
  readonly negativeWithoutCopies: number | null;
  readonly authorsWithoutCopies: number | null;
}

/** Longer periods have more steps than anybody reads at once. */
const longestDays = 92;

/**
 * A topic's counts in steps of 5 minutes, part by part, of the public's comments. Empty where there is none in that time. Throws a USAGE
 * error for times that are none, are turned round or lie too far apart, and for an end in the future.
 */
export async function seriesRows(
  {
    index,
    channels,
    copyGroups,
    nowMs,
  }: {
    readonly index: SearchIndex;
    readonly channels: readonly Channel[];
    readonly copyGroups: readonly CopyGroup[];
    readonly nowMs: number;
  },
  { topic, by, since, until }: SeriesOptions,
): Promise<readonly SeriesRow[]> {
  const scope = { kind: "nation" } as const;
  const newest = await newestPeriod(index, scope, 7 * dayMs, nowMs);
  if (newest === undefined) return [];
  const to = until === undefined ? newest.to : untilOption(until, nowMs);
  const from =
    since === undefined ? new Date(Date.parse(to) - 7 * dayMs).toISOString() : timeOption("--since", since);
  const lengthMs = Date.parse(to) - Date.parse(from);
  if (lengthMs <= 0 || lengthMs > longestDays * dayMs)
    throw usage(`--since must be before --until, and at most ${longestDays} days before it`);
  const question = { scope, filter: { topics: [topic] }, from, to, division: seriesDivisions[by], channels };
  const { names, count } = await readSeriesVersions(index, question, copyGroups);
  const first = stepOf(from);
  const steps = Array.from({ length: stepOf(to) - first }, (_, at) => first + at);
  return names
    .filter((name) => name.topic === topic)
    .flatMap((name) =>
      steps.map((step): SeriesRow => {
        const counted = count(name, step);
        return {
          timestamp: new Date(step * stepMs).toISOString(),
          topic,
          part: name.part,
          ...countsOf(counted?.all),
          ...withoutCopies(countsOf(counted?.withoutCopies)),
        };
      }),
    );
}

interface StepCounts {
  readonly comments: number | null;
  readonly negative: number | null;
  readonly authors: number | null;
}

function countsOf(count: SeriesCount | undefined): StepCounts {
  if (count === undefined) return { comments: null, negative: null, authors: null };
  const { all, negative, authors } = count;
  return { comments: all, negative: enoughVoices({ value: authors }) ? negative : null, authors };
}

function withoutCopies({ comments, negative, authors }: StepCounts) {
  return {
    commentsWithoutCopies: comments,
    negativeWithoutCopies: negative,
    authorsWithoutCopies: authors,
  };
}

const usage = (message: string) => new ListeningError("USAGE", message, { retryable: false });
