import type { HabitVerdict } from "../../schemas/channel-habit.ts";
import { lowerTail } from "../stats/negative-binomial.ts";

const hourMs = 3_600_000;
const dayHours = 24;
const weekHours = 7 * dayHours;

/** Weeks before that the newest hours are compared with, and the fewest that make a habit. */
const habitWeeks = 8;
const fewestWeeks = 4;

/** Late comments are still found: the whole list of posts is read so often. */
const settleHours = 6;

/** A channel that was read to its end no later than this ago is read; longer ago, its newest hours are a gap. */
const unreadAfterHours = 12;

/** No longer a silence is asked about, so that the weeks it is compared with are other ones. */
const longestSilenceHours = weekHours;

/** How improbable a verdict must be: chosen with the false alarms that test/pipelines/trends measures. Days overlap, so they are looked at more often than silences. */
const silentBelow = 1e-3;
const lowBelow = 1e-4;

/** How far back from now counts are asked for: the longest silence, all weeks before it, and the hours that settle. */
export const habitReachMs =
  (habitWeeks * weekHours + longestSilenceHours + settleHours + unreadAfterHours + 1) * hourMs;

export interface HabitQuestion {
  /** Comments by the hour in which they were published, in ms since 1970; hours without any may be absent. */
  readonly byHour: ReadonlyMap<number, number>;
  /** Everything published before has been asked for and indexed, in ms since 1970; `null`: nothing was ever. */
  readonly readToMs: number | null;
  readonly nowMs: number;
}

/**
 * Judges a channel's newest hours by its own habit: the same hours of the same days in the weeks before, whose counts give
 * mean and variance of a negative binomial distribution. A silence lasts from the last comment on; apart from it, the last 24
 * hours may be too few. What was not read is never taken for silence. Knows nothing of holidays: it says that
 * something is unusual, not why.
 */
export function judgeHabit({ byHour, readToMs, nowMs }: HabitQuestion): HabitVerdict {
  if (readToMs === null) return { kind: "unread", since: null };
  if (nowMs - readToMs > unreadAfterHours * hourMs)
    return { kind: "unread", since: new Date(readToMs).toISOString() };
  const end = Math.floor(readToMs / hourMs) - settleHours;
  const series = seriesOf(byHour);
  if (series.first === undefined || series.last === undefined) return { kind: "unknown" };
  const silentFrom = Math.max(series.last + 1, end - longestSilenceHours);
  const silence = end > silentFrom ? compare(series, silentFrom, end) : undefined;
  if (silence !== undefined && silence.probability <= silentBelow)
    return { kind: "silent", ...stated(silence, silentFrom, end) };
  const day = compare(series, end - dayHours, end);
  if (day === undefined) return { kind: "unknown" };
  if (day.probability > lowBelow) return { kind: "usual" };
  return { kind: "low", ...stated(day, end - dayHours, end), count: day.count };
}

interface Series {
  readonly first: number | undefined;
  readonly last: number | undefined;
  /** Of the hours from the first, that excluded, to the second, counted from 1970. */
  readonly sum: (from: number, to: number) => number;
}

function seriesOf(byHour: ReadonlyMap<number, number>): Series {
  const hours = [...byHour.keys()].map((ms) => Math.floor(ms / hourMs)).sort((a, b) => a - b);
  const counts = new Map([...byHour].map(([ms, count]) => [Math.floor(ms / hourMs), count]));
  const sum = (from: number, to: number) => {
    let total = 0;
    for (let hour = from; hour < to; hour += 1) total += counts.get(hour) ?? 0;
    return total;
  };
  return { first: hours.at(0), last: hours.at(-1), sum };
}

interface Comparison {
  readonly count: number;
  readonly expected: number;
  readonly probability: number;
}

/** `undefined` where too few weeks lie before. */
function compare(series: Series, from: number, to: number): Comparison | undefined {
  const weeks = weeksBefore(series, from);
  if (weeks < fewestWeeks) return undefined;
  const { mean, variance } = moments(series, from, to, weeks);
  // Of one week, a few tell little: days of other weekdays tell how unlike each other the weeks are.
  const spread = Math.max(variance, mean + overdispersion(series, from) * mean ** 2);
  const count = series.sum(from, to);
  const withError = { mean, variance: spread * (1 + 1 / weeks) }; // the mean itself is an estimate
  return { count, expected: mean, probability: lowerTail(count, withError) };
}

function weeksBefore({ first }: Series, from: number): number {
  return first === undefined ? 0 : Math.min(habitWeeks, Math.floor((from - first) / weekHours));
}

function moments({ sum }: Series, from: number, to: number, weeks: number) {
  const counts = Array.from({ length: weeks }, (_, week) => {
    const back = (week + 1) * weekHours;
    return sum(from - back, to - back);
  });
  const mean = counts.reduce((total, count) => total + count, 0) / weeks;
  const variance = counts.reduce((total, count) => total + (count - mean) ** 2, 0) / (weeks - 1);
  return { mean, variance };
}

/** 1/k of the negative binomial over the seven weekdays, by moments: how much of their variance Poisson's does not explain. */
function overdispersion(series: Series, to: number): number {
  const weeks = weeksBefore(series, to - weekHours); // whole ones, of the earliest of the days too
  let excess = 0;
  let squares = 0;
  for (let day = 0; day < 7; day += 1) {
    const end = to - day * dayHours;
    const { mean, variance } = moments(series, end - dayHours, end, weeks);
    excess += variance - mean;
    squares += mean ** 2;
  }
  return squares === 0 ? 0 : Math.max(0, excess / squares);
}

function stated({ expected, probability }: Comparison, from: number, to: number) {
  const instant = (hour: number) => new Date(hour * hourMs).toISOString();
  return { from: instant(from), to: instant(to), expected, probability };
}
