import type { Report, SentimentFigures } from "../../../schemas/report.ts";
import type { Estimate } from "../../stats/interval.ts";
import type { Change } from "../words/tell-change.ts";
import { isTold } from "../../stats/told-interval.ts";
import { saidChange } from "../words/said-change.ts";
import type { Voice } from "../words/voice.ts";
import type { Cell } from "./report-table.ts";

/** A share with its interval; alone the interval where that is too wide for one figure. */
export function shareCell({ value, interval }: Estimate, { written, headings }: Voice): Cell {
  const note = written.between(interval, written.percent);
  return isTold(interval, 1)
    ? { text: written.percent(value), note }
    : { text: headings.uncertain, note, tone: "soft" };
}

/** The corrected share of one sentiment; of too few people, that. */
export function correctedCell(
  sentiment: SentimentFigures | null,
  label: "negative" | "positive",
  voice: Voice,
): Cell {
  if (sentiment === null) return { text: voice.headings.tooFewPeople, tone: "soft" };
  return shareCell(sentiment.corrected[label], voice);
}

export function netCell(estimate: Estimate | null | undefined, { written, headings }: Voice): Cell {
  if (estimate === null || estimate === undefined) return { text: headings.tooFewPeople, tone: "soft" };
  const note = written.between(estimate.interval, written.net);
  return isTold(estimate.interval, 2)
    ? { text: written.net(estimate.value), note }
    : { text: headings.uncertain, note, tone: "soft" };
}

/** A known count, or that it is not known. */
export function countCell(count: number | null, { written, headings }: Voice): Cell {
  return count === null ? { text: headings.notKnown, tone: "soft" } : { text: written.number(count) };
}

interface ChangeOptions {
  readonly unchanged: 0 | 1;
  /** What a rise means to the department, if anything. */
  readonly riseIs?: "negative" | "positive";
  readonly discovered?: boolean;
  /** Of net sentiment, which is no share and has no percentage points. */
  readonly net?: boolean;
}

/** A change: what may be said of it, with its size and interval below. */
export function changeCell(
  change: Change | null,
  { unchanged, riseIs, discovered, net }: ChangeOptions,
  voice: Voice,
): Cell {
  const { headings, written } = voice;
  if (change === null) return { text: "\u2013", tone: "soft" };
  const said = saidChange(change, unchanged);
  const verdict = headings.verdicts[said.verdict];
  if (said.verdict === "tooFew" || said.verdict === "fromNothing") return { text: verdict, tone: "soft" };
  const write = net === true ? written.net : unchanged === 1 ? written.ratio : written.points;
  const note = `${write(said.estimate.value)} (${written.between(said.estimate.interval, write)})`;
  if (said.verdict === "noMeasurableChange") return { text: verdict, note, tone: "soft" };
  const fallIs = riseIs === "negative" ? "positive" : "negative";
  const tone = riseIs === undefined ? {} : { tone: said.verdict === "rose" ? riseIs : fallIs };
  return { text: discovered === true ? `${verdict} \u25cf` : verdict, note, ...tone };
}

/** All figures of a sentiment by stable names, for a record; `null` for what too few people said. */
export function sentimentRecord(sentiment: SentimentFigures | null): Readonly<Record<string, number | null>> {
  const estimate = (name: string, of: Estimate | null | undefined) => [
    [name, of?.value ?? null],
    [`${name}_low`, of?.interval.low ?? null],
    [`${name}_high`, of?.interval.high ?? null],
  ];
  return Object.fromEntries([
    ["n", sentiment?.n ?? null],
    ...sentiments.map((label) => [`${label}_count`, sentiment?.counts[label] ?? null]),
    ...sentiments.flatMap((label) => estimate(`${label}_said`, sentiment?.said[label])),
    ...sentiments.flatMap((label) => estimate(`${label}_corrected`, sentiment?.corrected[label])),
    ...estimate("net", sentiment?.net),
    ...estimate("net_of_opinions", sentiment?.netOfOpinions),
  ]);
}

export function changeRecord(name: string, change: Change | null): Readonly<Record<string, unknown>> {
  return {
    [`${name}_verdict`]: change?.verdict ?? null,
    [name]: change?.estimate?.value ?? null,
    [`${name}_low`]: change?.estimate?.interval.low ?? null,
    [`${name}_high`]: change?.estimate?.interval.high ?? null,
  };
}

export const sentiments = ["negative", "neutral", "positive"] as const;

/** What people call a channel; one that nobody wrote on has only its id. */
export function channelName({ channels }: Report, id: string, { language }: Voice): string {
  return channels.find((row) => row.id === id)?.name[language] ?? id;
}

/** Where a channel is, for one name may stand on many platforms. */
export function channelPlatform({ coverage }: Report, id: string, { labels }: Voice): string | undefined {
  const found = coverage.channels.find(({ channelId }) => channelId === id);
  return found && labels.platforms[found.platform];
}

/** Whether there is a period to compare with; without one, nothing is said of changes. */
export function isCompared({ comparison, complete }: Report): boolean {
  return comparison !== null && complete;
}
