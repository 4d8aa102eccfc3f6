import type { DetectorState } from "./detector-state.ts";
import { at, ofWindow, shortWindows, windowSteps } from "./detector-state.ts";
import { countAt, leastDispersion } from "./stabilised-count.ts";
import { stepMinutes, stepsPerDay } from "../trends/series/steps.ts";
import type { LocalTime } from "./usual-count.ts";
import { learnUsual, usualCount } from "./usual-count.ts";
import type { WindowDeviation } from "./windows.ts";
import { learnWindows, moveWindows } from "./windows.ts";

/** One step of a series. */
export interface CountStep {
  /** Which one, in whole steps of 5 minutes since 1970. Missing steps may be left out or be given as `null`. */
  readonly step: number;
  /** `null`: nothing is known of it, because nothing was collected. Zero: nobody said anything. */
  readonly count: number | null;
  readonly local: LocalTime;
}

/** What a step means for its series. */
export interface Judgement {
  readonly step: number;
  readonly observed: number | null;
  /** Between which counts 95 of 100 such steps lie. */
  readonly expected: readonly [low: number, high: number];
  /**
   * From 0 to 1: d / (1 + d), where d is how far the series is above what is usual, as a multiple of what it exceeds by
   * itself once in some ten days. So from 0.5 on it is unusual; never so on a series' first day. `null` for a missing
   * step and for one out of order.
   */
  readonly score: number | null;
  /** The window that stands out most, in minutes, with its count (older steps weigh less) and the usual one. */
  readonly window: { readonly minutes: number; readonly observed: number; readonly usual: number };
  /** Comments a step above what is usual in the last quarter of an hour; one high step counts little. */
  readonly excess: number;
}

/** From this score on a step is unusual. */
export const unusualScore = 0.5;

/** Without a day's history nothing tells unusual from usual. */
const mostOnFirstDay = 0.49;
/** What is learnt from one step is no more than so many deviations. */
const learnReach = 2.5;
/** Steps of 5 minutes of a gap whose comments may come in late: six hours. */
const longestBacklog = 72;
/** Part of the comments that a gap held back which may still come in after each step. */
const backlogKept = 0.95;

/**
 * Takes one step of a series into its state, which it changes, and says how unusual it is: too many, never too few. A step
 * that is not after the newest one is passed over, until three in a row say that the clock was set back.
 */
export function stepDetector(state: DetectorState, { step, count, local }: CountStep): Judgement {
  const seen = state[at.seen] ?? 0;
  if (count !== null && seen === 0) state[at.level] = count + 0.1;
  const usual = usualCount(state, local);
  const dispersion = state[at.windows + ofWindow.dispersion] ?? leastDispersion;
  const expected = [
    Math.floor(countAt(usual, -1.96, dispersion)),
    Math.ceil(countAt(usual, 1.96, dispersion)),
  ] as const;
  const window = { minutes: stepMinutes, observed: count ?? 0, usual };
  const unknown: Judgement = { step, observed: count, expected, score: null, window, excess: 0 };
  if (count === null) return unknown;
  const gap = gapBefore(state, step);
  if (gap === undefined) return unknown;
  const onTime = withoutBacklog(state, { count, usual, gap });
  const deviations = moveWindows(state, { count: onTime, usual, gap });
  const most = deviations.reduce((most, each) => (each.ratio > most.ratio ? each : most));
  const ratio = Math.max(0, most.ratio);
  const score = Math.min(ratio / (1 + ratio), seen < stepsPerDay ? mostOnFirstDay : 1);
  const pace = learningPace(state, score >= unusualScore);
  const learnt = Math.min(onTime, countAt(usual, learnReach, dispersion));
  learnWindows(state, { deviations, step, pace });
  learnUsual(state, { count: learnt, usual, local, pace });
  return {
    ...unknown,
    score,
    window: described(most),
    excess: excessOf(deviations),
  };
}

/** Steps missing before this one; `undefined` for a step to pass over. */
function gapBefore(state: DetectorState, step: number): number | undefined {
  const last = state[at.lastStep] ?? 0;
  const late = state[at.lateInARow] ?? 0;
  const isLate = (state[at.seen] ?? 0) > 0 && step <= last;
  if (isLate && late < 2) {
    state[at.lateInARow] = late + 1;
    return undefined;
  }
  state[at.lateInARow] = 0;
  state[at.lastStep] = step;
  return isLate ? longestBacklog : (state[at.seen] ?? 0) === 0 ? 0 : step - last - 1;
}

/** The count without what the gap before it may have held back: comments that come in late are no burst. */
function withoutBacklog(
  state: DetectorState,
  { count, usual, gap }: { readonly count: number; readonly usual: number; readonly gap: number },
): number {
  const held = (state[at.backlog] ?? 0) * backlogKept + Math.min(gap, longestBacklog) * usual;
  const late = Math.min(held, Math.max(0, count - usual));
  state[at.backlog] = held - late < 0.01 * usual ? 0 : held - late;
  return count - late;
}

/** What is unusual is learnt slowly for a day, lest an issue becomes what is usual; what lasts longer is the new usual. */
function learningPace(state: DetectorState, unusual: boolean): number {
  const inARow = unusual ? (state[at.unusualInARow] ?? 0) + 1 : 0;
  state[at.unusualInARow] = inARow;
  if (inARow === 0) return 1;
  return inARow <= stepsPerDay ? 0.25 : 2;
}

function described({ index, observed, usual }: WindowDeviation): Judgement["window"] {
  return { minutes: (windowSteps[index] ?? 1) * stepMinutes, observed, usual };
}

function excessOf(deviations: readonly WindowDeviation[]): number {
  const quarterHour = deviations[shortWindows - 1];
  return quarterHour === undefined
    ? 0
    : (quarterHour.observed - quarterHour.usual) / (windowSteps[quarterHour.index] ?? 1);
}
