import type { Instant } from "../../../schemas/item.ts";
import type { Random } from "../truth/random.ts";

export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

/** Malaysia keeps UTC+8 all year. */
const malaysiaOffsetMs = 8 * hourMs;

/** How likely people write in each hour of the day in Malaysia, 1 at most: asleep at night, busy at lunch and after dinner. */
const awakeByHour: readonly number[] = [
  0.3, 0.12, 0.06, 0.04, 0.04, 0.1, 0.25, 0.4, 0.45, 0.5, 0.55, 0.6, 0.85, 0.85, 0.6, 0.5, 0.5, 0.55, 0.6,
  0.65, 0.9, 1, 0.95, 0.6,
];

/** How likely the department publishes in each hour of the day. */
const officeByHour: readonly number[] = [
  0, 0, 0, 0, 0, 0, 0, 0.2, 0.7, 1, 1, 1, 0.8, 0.5, 0.8, 0.9, 1, 0.8, 0.4, 0.3, 0.3, 0.1, 0, 0,
];

/** A moment in ms from `from` up to, but not including, `to`, at an hour when people are awake. */
export function awakeTime(random: Random, from: number, to: number): number {
  return (
    acceptedTime(random, awakeByHour, to, () => from + random.next() * (to - from)) ?? lastSecond(from, to)
  );
}

/** As awakeTime, at an hour when the department publishes. */
export function officeTime(random: Random, from: number, to: number): number {
  return (
    acceptedTime(random, officeByHour, to, () => from + random.next() * (to - from)) ?? lastSecond(from, to)
  );
}

/** A moment after `from`, on average `meanMs` later if nobody slept, before `to`, at an hour when people are awake. */
export function laterTime(random: Random, from: number, meanMs: number, to: number): number {
  const soonest = from + 1000;
  return (
    acceptedTime(random, awakeByHour, to, () => soonest + random.exponential(meanMs)) ??
    awakeTime(random, soonest, to)
  );
}

/** `time`, whole seconds in ms since 1970, as platforms state it. */
export function toInstant(time: number): Instant {
  return new Date(time).toISOString();
}

function acceptedTime(
  random: Random,
  byHour: readonly number[],
  to: number,
  draw: () => number,
): number | undefined {
  for (let attempt = 0; attempt < 500; attempt++) {
    const time = Math.floor(draw() / 1000) * 1000;
    const hour = new Date(time + malaysiaOffsetMs).getUTCHours();
    if (time < to && random.chance(byHour[hour] ?? 0)) return time;
  }
  return undefined;
}

/** Where no waking hour lies between the two: the last whole second, which is not before `from`. */
function lastSecond(from: number, to: number): number {
  return Math.max(from, Math.ceil(to / 1000) * 1000 - 1000);
}
