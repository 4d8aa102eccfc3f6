import type { DetectorState } from "./detector-state.ts";
import { at, shapeHours } from "./detector-state.ts";
import { stepsPerDay } from "../trends/series/steps.ts";

/** When a step is, on the wall clocks of those who comment. */
export interface LocalTime {
  /** From 0 to 1439. */
  readonly minuteOfDay: number;
  /** From 0, a Sunday, to 6. */
  readonly weekday: number;
  /** Weekend or holiday there. */
  readonly restDay: boolean;
}

/** Days over which the level, the shape of a day and that of a week are remembered. */
const levelDays = 4;
const shapeDays = 14;
const weekdays = 6;
/** Comments that must be seen before a figure is believed as much as what stood there. */
const believedAfter = 4;
/** A shape of which nothing was seen counts as much as so many days. */
const unseenDays = 0.4;
const leastLevel = 1e-3;

/** The usual count of a step: level, times the hour's share on such a day, times the weekday's. */
export function usualCount(state: DetectorState, local: LocalTime): number {
  const { early, late, weight } = hoursOf(local);
  const hour = (state[early] ?? 1) * (1 - weight) + (state[late] ?? 1) * weight;
  return Math.max(leastLevel, (state[at.level] ?? 0) * hour * (state[at.week + local.weekday] ?? 1));
}

/**
 * Moves level, hour and weekday towards a count, each as fast as what was seen of it so far allows; `pace` 1 is usual,
 * 0 learns nothing.
 */
export function learnUsual(
  state: DetectorState,
  {
    count,
    usual,
    local,
    pace,
  }: { readonly count: number; readonly usual: number; readonly local: LocalTime; readonly pace: number },
): void {
  const seen = state[at.seen] ?? 0;
  const surprise = pace * (count - usual);
  // On the first day a mean of roots, because the first counts may be anything.
  const level = state[at.level] ?? 0;
  state[at.level] = Math.max(
    leastLevel,
    seen < stepsPerDay
      ? (Math.sqrt(level) + (Math.sqrt(count) - Math.sqrt(level)) / (seen + 1)) ** 2
      : level * (1 + surprise / (usual * Math.min(seen, levelDays * stepsPerDay) + believedAfter)),
  );
  state[at.seen] = seen + 1;
  // The shape is one around a level, which must be known first.
  if (seen < stepsPerDay) return;
  const day = at.seenByDay + (local.restDay ? 1 : 0);
  const days = Math.min(shapeDays, (state[day] ?? 0) / stepsPerDay);
  const hourly = surprise / (usual * (stepsPerDay / shapeHours) * (days + unseenDays) + believedAfter);
  const { early, late, weight } = hoursOf(local);
  state[early] = within((state[early] ?? 1) * (1 + hourly * (1 - weight)), 0.01, 30);
  state[late] = within((state[late] ?? 1) * (1 + hourly * weight), 0.01, 30);
  const weeks = Math.min(weekdays, seen / stepsPerDay / 7);
  const weekday = at.week + local.weekday;
  const weekly = surprise / (usual * stepsPerDay * (weeks + 2) + believedAfter);
  state[weekday] = within((state[weekday] ?? 1) * (1 + weekly), 0.2, 5);
  state[day] = (state[day] ?? 0) + 1;
}

/** The two hours between whose middles a time lies, and how near it is to the later one. */
function hoursOf({ minuteOfDay, restDay }: LocalTime): {
  readonly early: number;
  readonly late: number;
  readonly weight: number;
} {
  const start = at.shape + (restDay ? shapeHours : 0);
  const hours = (minuteOfDay / (24 * 60)) * shapeHours - 0.5;
  const early = Math.floor(hours);
  return {
    early: start + ((early + shapeHours) % shapeHours),
    late: start + ((early + 1) % shapeHours),
    weight: hours - early,
  };
}

function within(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
