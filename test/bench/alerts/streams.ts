import { stepsPerDay } from "../../../pipelines/trends/series/steps.ts";
import type { SeriesPlan } from "./made-series.ts";
import { localOf, usualMean } from "./made-series.ts";

/** Three weeks of history come before what happens; the onset's time of day and weekday differ from run to run. */
export const onsetOf = (run: number) => 21 * stepsPerDay + ((run * 487) % (2 * stepsPerDay));
const days = 24;
const swing = 0.7;
const sizes = [5, 10, 20];

/** A kind of issue: what happens, and how soon it should be found. */
export interface Kind {
  readonly name: string;
  /** Minutes from the onset to the end of the step of the alert; `null`: no alert should come. */
  readonly within: number | null;
  /** Share of the runs in which it should be so. */
  readonly share: number;
  readonly plan: (run: number) => { readonly plan: SeriesPlan; readonly onset: number };
}

interface Issue {
  readonly name: string;
  readonly within: number;
  readonly share: number;
  /** The mean count of a step at the onset, if nothing happened. */
  readonly mean: number;
  readonly factor: (after: number) => number;
  readonly onset?: (run: number) => number;
  readonly holiday?: true;
  /** Of the negative binomial distribution; left out: 5, 10 and 20 in turn. */
  readonly size?: number;
}

function kindOf({ name, within, share, mean, factor, onset = onsetOf, holiday, size }: Issue): Kind {
  return {
    name,
    within,
    share,
    plan: (run) => {
      const start = onset(run);
      const holidays = holiday === true ? [5, 12, Math.floor(start / stepsPerDay)] : [];
      const level = mean / usualMean({ level: 1, swing }, start, localOf(start, holidays));
      const events = [{ start, factor }];
      return {
        plan: {
          seed: run * 7919 + 1,
          days,
          level,
          size: size ?? sizes[run % 3] ?? 10,
          swing,
          holidays,
          events,
        },
        onset: start,
      };
    },
  };
}

const lasting = (factor: number, steps: number) => (after: number) => (after < steps ? factor : 1);
const twoInTheMorning = (run: number) => (21 + (run % 2)) * stepsPerDay + 24;

/** What the detector is for, with the bars of its issue. */
export const kinds: readonly Kind[] = [
  kindOf({ name: "5-fold burst at 2 a step", within: 15, share: 0.9, mean: 2, factor: lasting(5, 24) }),
  kindOf({ name: "the same, of size 10", within: 15, share: 0.9, mean: 2, size: 10, factor: lasting(5, 24) }),
  kindOf({ name: "the same, of size 5", within: 15, share: 0.9, mean: 2, size: 5, factor: lasting(5, 24) }),
  kindOf({ name: "3-fold burst at 2 a step", within: 45, share: 0.9, mean: 2, factor: lasting(3, 24) }),
  kindOf({ name: "5-fold burst at 0.5 a step", within: 60, share: 0.9, mean: 0.5, factor: lasting(5, 24) }),
  kindOf({ name: "2-fold burst at 20 a step", within: 60, share: 0.9, mean: 20, factor: lasting(2, 36) }),
  kindOf({
    name: "step to 2.5-fold at two in the morning, at 1 a step",
    within: 360,
    share: 0.9,
    mean: 1,
    onset: twoInTheMorning,
    factor: lasting(2.5, Infinity),
  }),
  kindOf({
    name: "slow rise to 3-fold over 12 hours, from 5 a step",
    within: 720,
    share: 0.9,
    mean: 5,
    factor: (after) => 1 + 2 * Math.min(1, after / 144),
  }),
  kindOf({
    name: "5-fold burst at 2 a step on a holiday",
    within: 30,
    share: 0.9,
    mean: 2,
    holiday: true,
    factor: lasting(5, 24),
  }),
  kindOf({
    name: "bot flood, 30-fold for 10 minutes at 5 a step",
    within: 10,
    share: 0.9,
    mean: 5,
    factor: lasting(30, 2),
  }),
  {
    name: "gap of six hours",
    within: null,
    share: 1,
    plan: (run) => {
      const onset = onsetOf(run);
      const gaps = [[onset, onset + 72]] as const;
      return {
        plan: { seed: run * 7919 + 2, days, level: 5, size: sizes[run % 3] ?? 10, swing, gaps },
        onset,
      };
    },
  },
  {
    name: "gap of three hours, half its comments within ten minutes of the return",
    within: null,
    share: 1,
    plan: (run) => {
      const onset = onsetOf(run);
      const gaps = [[onset, onset + 36]] as const;
      const events = [{ start: onset + 36, factor: lasting(9, 2) }];
      const plan = { seed: run * 7919 + 3, days, level: 5, size: sizes[run % 3] ?? 10, swing, gaps, events };
      return { plan, onset };
    },
  },
];

/** Series in which nothing happens but holidays, growth and gaps. */
export function quietPlans(runs: number): SeriesPlan[] {
  const levels = [0.2, 1, 2, 20, 200];
  return levels.flatMap((level) =>
    Array.from({ length: runs }, (_, run) => ({
      seed: run * 104_729 + level * 10,
      days: 42,
      level,
      size: sizes[run % 3] ?? 10,
      swing,
      holidays: [20, 27, 33],
      growth: 0.05,
      gaps: [[25 * stepsPerDay + 100, 25 * stepsPerDay + 160]] as const,
    })),
  );
}
