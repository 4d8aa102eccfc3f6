import { mulberry32 } from "../../../pipelines/stats/mulberry32.ts";
import type { CountStep } from "../../../pipelines/alerts/detector.ts";
import { stepsPerDay } from "../../../pipelines/trends/series/steps.ts";
import { negativeBinomial } from "./random-counts.ts";

/** Something that happens to a series from one step on: by how much it multiplies the usual count, `after` steps later. */
export interface MadeEvent {
  readonly start: number;
  readonly factor: (after: number) => number;
}

export interface SeriesPlan {
  readonly seed: number;
  readonly days: number;
  /** Mean count of a step over a working day. */
  readonly level: number;
  /** Of the negative binomial distribution; small is bursty. */
  readonly size: number;
  /** Part of the level by which day and night differ from it, from 0 to 1. */
  readonly swing: number;
  /** Days of the year with fewer comments beside Saturdays and Sundays. */
  readonly holidays?: readonly number[];
  /** Growth in a week. */
  readonly growth?: number;
  /** Steps that were not collected: from, to (without it). */
  readonly gaps?: readonly (readonly [from: number, to: number])[];
  readonly events?: readonly MadeEvent[];
}

/** Of a made series the first day is a Thursday, 1 January 1970, and it begins at midnight. */
export function localOf(step: number, holidays: readonly number[] = []): CountStep["local"] {
  const day = Math.floor(step / stepsPerDay);
  const weekday = (day + 4) % 7;
  return {
    minuteOfDay: (step % stepsPerDay) * 5,
    weekday,
    restDay: weekday === 0 || weekday === 6 || holidays.includes(day),
  };
}

/** A series of a topic: negative binomial counts around a shape of day and week. Same plan, same counts. */
export function makeSeries(plan: SeriesPlan): CountStep[] {
  const random = mulberry32(plan.seed);
  const { gaps = [], events = [] } = plan;
  return Array.from({ length: plan.days * stepsPerDay }, (_, step) => {
    const local = localOf(step, plan.holidays);
    const factor = events.reduce(
      (factor, event) => factor * (step < event.start ? 1 : event.factor(step - event.start)),
      1,
    );
    const count = negativeBinomial(random, usualMean(plan, step, local) * factor, plan.size);
    const missing = gaps.some(([from, to]) => step >= from && step < to);
    return { step, count: missing ? null : count, local };
  });
}

/** The mean count of a step when nothing happens. */
export function usualMean(
  { level, swing, growth = 0 }: Pick<SeriesPlan, "level" | "swing" | "growth">,
  step: number,
  local: CountStep["local"],
): number {
  const hour = 1 - swing * Math.cos((2 * Math.PI * (local.minuteOfDay - 180)) / 1440);
  const week = local.restDay ? 0.6 : 1;
  return level * hour * week * (1 + growth) ** (step / stepsPerDay / 7);
}
