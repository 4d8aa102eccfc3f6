import type { Instant } from "../../../schemas/item.ts";

/** A step of a series; all counts are per step. Steps are counted from 1970; Malaysia's begin with those of UTC. */
export const stepMinutes = 5;
export const stepMs = stepMinutes * 60_000;
export const stepsPerDay = (24 * 60) / stepMinutes;

/** When a step begins. */
export function instantOf(step: number): Instant {
  return new Date(step * stepMs).toISOString();
}
