import type { DetectorState } from "./detector-state.ts";
import { at, ofWindow, shortWindows, windowFields, windowSteps } from "./detector-state.ts";
import { countAt, leastDispersion, stabilised } from "./stabilised-count.ts";
import { stepsPerDay } from "../trends/series/steps.ts";

/**
 * How often a day each window may stand out by chance: most often those of 10 and 15 minutes, which find a burst soonest, and least
 * often that of one step, whose highest counts mean little. Many stand out together, so that all of them raise 0.15 alerts a day
 * at most (`npm run evaluate:alerts`).
 */
const chancesPerDay = [0.02, 0.1, 0.15, 0.05, 0.05, 0.05];
const blockSteps = 24;
const usualShare = 0.8;
const rarities = chancesPerDay.map((chances) =>
  Math.log(((1 - usualShare) * (stepsPerDay / blockSteps)) / chances),
);
/** However quiet a series was, fewer deviations than these are no alarm. */
const leastDeviations = 2.5;
/** Fewer comments above what is usual are no issue, however quiet a series was. */
const fewestComments = 4;
/** A single step counts in longer windows no further than so many deviations. */
const longestReach = 4;
/** Mean of min(z², 4) of a standard normal z. */
const normalSpread = 0.9205;

/** Where a window's part of the state begins. */
const startOf = (index: number) => at.windows + index * windowFields;

/** How far a window is above what is usual. */
export interface WindowDeviation {
  /** Its index in `windowSteps`. */
  readonly index: number;
  readonly observed: number;
  readonly usual: number;
  readonly deviation: number;
  /** Deviation as a multiple of what is rare in this series; from 1 on it is. */
  readonly ratio: number;
}

/**
 * Moves every window on by one step, after `gap` missing ones, and compares it with what is usual. In windows of more than
 * one step counts are cut, so that they stand for what lasts and one high step does not.
 */
export function moveWindows(
  state: DetectorState,
  { count, usual, gap }: { readonly count: number; readonly usual: number; readonly gap: number },
): WindowDeviation[] {
  const dispersion = state[startOf(0) + ofWindow.dispersion] ?? leastDispersion;
  const observed = Math.min(count, countAt(usual, longestReach, dispersion));
  forgetMissing(state, gap);
  const sum = { observed, usual };
  const deviations = windowSteps.map((steps, index) => {
    const start = startOf(index);
    if (index === 0) return deviationOf(state, index, { observed: count, usual });
    if (index >= shortWindows)
      return deviationOf(state, index, weighted(state, { start, steps, observed, usual, gap }));
    sum.observed += state[start + ofWindow.observed] ?? 0;
    sum.usual += state[start + ofWindow.expected] ?? 0;
    return deviationOf(state, index, sum);
  });
  keepNewest(state, { observed, usual });
  return deviations;
}

interface Compared {
  readonly observed: number;
  readonly usual: number;
}

function deviationOf(state: DetectorState, index: number, { observed, usual }: Compared): WindowDeviation {
  const dispersion = state[startOf(index) + ofWindow.dispersion] ?? leastDispersion;
  const deviation = stabilised(observed, dispersion) - stabilised(usual, dispersion);
  const ratio = observed - usual < fewestComments ? 0 : deviation / rareDeviation(state, index);
  return { index, observed, usual, deviation, ratio };
}

/** A long window with its newest step, scaled so that a sum of Poisson counts has its mean as variance, as that of `steps` counts would. */
function weighted(
  state: DetectorState,
  {
    start,
    steps,
    observed,
    usual,
    gap,
  }: Compared & { readonly start: number; readonly steps: number; readonly gap: number },
): Compared {
  const keep = (steps - 1) / (steps + 1);
  const kept = gap === 0 ? keep : keep ** (gap + 1);
  const all = (state[start + ofWindow.observed] ?? 0) * kept + observed;
  const expected = (state[start + ofWindow.expected] ?? 0) * kept + usual;
  state[start + ofWindow.observed] = all;
  state[start + ofWindow.expected] = expected;
  return { observed: (1 + keep) * all, usual: (1 + keep) * expected };
}

/** The window of two steps keeps the newest for the next step, that of three the one before it. */
function keepNewest(state: DetectorState, { observed, usual }: Compared): void {
  for (let index = shortWindows - 1; index > 1; index -= 1) {
    state[startOf(index) + ofWindow.observed] = state[startOf(index - 1) + ofWindow.observed] ?? 0;
    state[startOf(index) + ofWindow.expected] = state[startOf(index - 1) + ofWindow.expected] ?? 0;
  }
  state[startOf(1) + ofWindow.observed] = observed;
  state[startOf(1) + ofWindow.expected] = usual;
}

/** Missing steps count nothing and nothing is usual in them: a short window after a gap is shorter. */
function forgetMissing(state: DetectorState, gap: number): void {
  for (let missing = 0; missing < Math.min(gap, shortWindows); missing += 1)
    keepNewest(state, { observed: 0, usual: 0 });
}

/**
 * The deviation that a window's highest of two hours exceeds `chancesPerDay` times a day: an exponential tail above what
 * four of five stay below. Source: the excesses over a high threshold (J. Pickands (1975), Statistical inference using extreme
 * order statistics, Annals of Statistics 3, 119-131; A. Siffer and others (2017), Anomaly detection in streams with extreme value
 * theory, KDD 2017), in the case of an exponential tail; of the logarithm of counts that is Pareto's tail of counts.
 */
function rareDeviation(state: DetectorState, index: number): number {
  const start = startOf(index);
  const rare =
    (state[start + ofWindow.usualHighest] ?? 0) +
    (rarities[index] ?? Infinity) * (state[start + ofWindow.excess] ?? 0);
  return Math.max(leastDeviations, rare);
}

/** Learns how far the windows stray by themselves, as fast as `pace` says. */
export function learnWindows(
  state: DetectorState,
  {
    deviations,
    step,
    pace,
  }: { readonly deviations: readonly WindowDeviation[]; readonly step: number; readonly pace: number },
): void {
  const block = Math.floor(step / blockSteps);
  const ended = block !== state[at.block];
  const blocks = state[at.blocks] ?? 0;
  const speed = pace * (1 / 600 + 1 / (20 + (state[at.seen] ?? 0)));
  for (const { index, deviation } of deviations) {
    const start = startOf(index);
    const spread = Math.min(deviation ** 2, 4) - normalSpread;
    state[start + ofWindow.dispersion] = Math.min(
      10,
      Math.max(leastDispersion, (state[start + ofWindow.dispersion] ?? 1) * Math.exp(speed * spread)),
    );
    if (ended && blocks > 0) learnHighest(state, start, blocks);
    state[start + ofWindow.highest] = ended
      ? deviation
      : Math.max(state[start + ofWindow.highest] ?? 0, deviation);
  }
  if (ended) {
    state[at.block] = block;
    state[at.blocks] = blocks + 1;
  }
}

function learnHighest(state: DetectorState, start: number, blocks: number): void {
  const highest = state[start + ofWindow.highest] ?? 0;
  const usual = state[start + ofWindow.usualHighest] ?? 0;
  const excess = state[start + ofWindow.excess] ?? 0;
  const above = highest > usual;
  const step = 2 * excess * Math.max(0.02, 1 / (blocks + 6));
  state[start + ofWindow.usualHighest] = usual + step * (above ? usualShare : usualShare - 1);
  if (!above) return;
  const weight = Math.max(1 / 60, 1 / (blocks * (1 - usualShare) + 6));
  const seen = Math.min(highest - usual, 6 * excess);
  state[start + ofWindow.excess] = Math.max(0.2, excess + weight * (seen - excess));
}
