import { z } from "zod";
import { updateState } from "../../pipelines/core/update-state.ts";
import type { Clock } from "../../pipelines/ports/clock.ts";
import type { Collection, StateStore } from "../../pipelines/ports/state-store.ts";
import type { Platform } from "../../schemas/channel.ts";
import { RateLimitedError } from "../../schemas/errors.ts";
import { oneAtATime } from "../runtime/in-turn.ts";

const hourMs = 3_600_000;

/** Hours counted besides the one under way, so that no 24 hours ever hold more than the budget. */
const windowHours = 24;

const Rolling = z.object({
  hours: z
    .record(z.string(), z.int().nonnegative())
    .describe("Units handed out, by the hour since 1970 in which they were."),
  pausedUntilMs: z.number().nonnegative().describe("Nothing is spent before; 0 for no pause."),
  pausedBy: z.enum(["us", "platform"]),
});
export type Rolling = Readonly<z.infer<typeof Rolling>>;

/** One document a bucket, under `platform/bucket`. */
export const rollingBudgets: Collection<Rolling> = { name: "rollingBudgets", schema: Rolling };

/** A budget of so many units in any 24 hours, that can also be told to rest. */
export interface RollingBudget {
  /**
   * Throws a `RateLimitedError` until which nothing may be spent: SOURCE_QUOTA when the units are used up, and
   * SOURCE_RATE_LIMITED during a pause. Of 0 units, asks only whether there is a pause that this process knows of.
   */
  spend(units: number): Promise<void>;
  /** Nothing is spent for so long, by no worker, also after a restart. A longer pause stays. */
  pause(ms: number): Promise<void>;
}

export interface RollingBudgetOptions {
  readonly state: StateStore;
  readonly clock: Pick<Clock, "now">;
  readonly platform: Platform;
  readonly bucket: string;
  readonly units: number;
  /** Units reserved at a time, 20 unless told; see `dailyBudget`. */
  readonly block?: number;
}

const unspent: Rolling = { hours: {}, pausedUntilMs: 0, pausedBy: "us" };

/**
 * Shared by all workers and kept over restarts; counts too much rather than too little. Used up, it rests until a 24th of
 * it is free again: whoever took each freed unit at once would begin a list again and again and never reach its end.
 */
export function rollingBudget(options: RollingBudgetOptions): RollingBudget {
  const { state, clock, platform, bucket, units, block = 20 } = options;
  const key = `${platform}/${bucket}`;
  let held = { hour: 0, units: 0 };
  let paused: Pick<Rolling, "pausedUntilMs" | "pausedBy"> = unspent;
  const inTurn = oneAtATime(); // or two calls would both see the same unit left

  const refuseDuringPause = (nowMs: number): void => {
    const leftMs = paused.pausedUntilMs - nowMs;
    if (leftMs <= 0) return;
    if (paused.pausedBy === "us")
      throw new RateLimitedError("SOURCE_QUOTA", `no units of ${key} are left`, leftMs);
    throw new RateLimitedError("SOURCE_RATE_LIMITED", `${platform} asked us to rest (${key})`, leftMs);
  };

  const reserve = async (nowMs: number, needed: number): Promise<number> => {
    let got = 0;
    const hour = Math.floor(nowMs / hourMs);
    paused = await updateState(state, rollingBudgets, key, (stored = unspent) => {
      got = 0;
      if (stored.pausedUntilMs > nowMs) return stored;
      const hours = withinWindow(stored.hours, hour);
      const left = units - sum(hours);
      if (left < needed)
        return { hours, pausedUntilMs: freeAtMs(hours, units, needed) ?? nowMs + hourMs, pausedBy: "us" };
      got = Math.min(left, Math.max(needed, block));
      return { hours: { ...hours, [hour]: (hours[hour] ?? 0) + got }, pausedUntilMs: 0, pausedBy: "us" };
    });
    return got;
  };

  return {
    spend: (needed) =>
      inTurn(async () => {
        const nowMs = clock.now();
        refuseDuringPause(nowMs);
        const hour = Math.floor(nowMs / hourMs);
        if (held.hour !== hour) held = { hour, units: 0 };
        if (held.units < needed) {
          held = { hour, units: held.units + (await reserve(nowMs, needed - held.units)) };
          if (held.units < needed) refuseDuringPause(nowMs);
        }
        held = { hour, units: held.units - needed };
      }),

    pause: (ms) =>
      inTurn(async () => {
        const untilMs = clock.now() + ms;
        paused = await updateState(state, rollingBudgets, key, (stored = unspent) =>
          stored.pausedUntilMs >= untilMs
            ? stored
            : { ...stored, pausedUntilMs: untilMs, pausedBy: "platform" },
        );
      }),
  };
}

type RollingBucket = Pick<RollingBudgetOptions, "state" | "clock" | "platform" | "bucket" | "units">;

/** Units that no worker has reserved within the last 24 hours. */
export async function rollingUnitsLeft({
  state,
  clock,
  platform,
  bucket,
  units,
}: RollingBucket): Promise<number> {
  const stored = (await state.get(rollingBudgets, `${platform}/${bucket}`))?.value ?? unspent;
  return Math.max(0, units - sum(withinWindow(stored.hours, Math.floor(clock.now() / hourMs))));
}

/**
 * How long until less than `share` of the units, from 0 to 1, are spent, in ms; 0 when it is so now. For who leaves the rest
 * to others.
 */
export async function rollingShareFreeInMs(
  { state, clock, platform, bucket, units }: RollingBucket,
  share: number,
): Promise<number> {
  const stored = (await state.get(rollingBudgets, `${platform}/${bucket}`))?.value ?? unspent;
  const nowMs = clock.now();
  const hours = withinWindow(stored.hours, Math.floor(nowMs / hourMs));
  const allowed = Math.floor(units * share);
  if (sum(hours) < allowed) return 0;
  return (freeAtMs(hours, allowed, 1) ?? nowMs + hourMs) - nowMs;
}

function withinWindow(hours: Rolling["hours"], now: number): Rolling["hours"] {
  return Object.fromEntries(Object.entries(hours).filter(([hour]) => Number(hour) >= now - windowHours));
}

function sum(hours: Rolling["hours"]): number {
  return Object.values(hours).reduce((total, each) => total + each, 0);
}

/** When enough of the units leave the window for what is needed and a 24th of the budget; `undefined`: never. */
function freeAtMs(hours: Rolling["hours"], units: number, needed: number): number | undefined {
  const enough = Math.max(needed, Math.ceil(units / windowHours));
  let left = units - sum(hours);
  for (const hour of Object.keys(hours)
    .map(Number)
    .sort((a, b) => a - b)) {
    left += hours[hour] ?? 0;
    if (left >= enough) return (hour + windowHours + 1) * hourMs;
  }
  return undefined;
}
