import { z } from "zod";
import { updateState } from "../../pipelines/core/update-state.ts";
import type { Clock } from "../../pipelines/ports/clock.ts";
import type { Budget } from "../../pipelines/ports/source.ts";
import type { Collection, StateStore } from "../../pipelines/ports/state-store.ts";
import type { Platform } from "../../schemas/channel.ts";
import { ConflictError, RateLimitedError } from "../../schemas/errors.ts";
import { oneAtATime } from "../runtime/in-turn.ts";
import { dateIn, untilNextDayMs } from "./zone-day.ts";

const dayMs = 86_400_000;

const SpentDay = z.object({
  reserved: z.int().nonnegative().describe("Units handed out to workers, spent or not."),
  exhausted: z.boolean().describe("The platform itself said that nothing is left."),
});
export type SpentDay = Readonly<z.infer<typeof SpentDay>>;

/** One document a bucket and day or month, under `platform/bucket/2026-11-24` or `platform/bucket/2026-11`. */
export const budgets: Collection<SpentDay> = { name: "budgets", schema: SpentDay };

export interface DailyBudgetOptions {
  readonly state: StateStore;
  readonly clock: Pick<Clock, "now">;
  readonly platform: Platform;
  /** The platform's name for the quota, where it has several. */
  readonly bucket: string;
  /** Units a day or month, over all workers together. */
  readonly units: number;
  /** The zone at whose midnight the platform renews the quota. */
  readonly timeZone: string;
  /** How long the units are for; a day unless told. */
  readonly per?: "day" | "month";
  /**
   * Units reserved at a time, 20 unless told, so that not every request writes to the store. What a worker reserved and
   * did not spend before it ended or crashed, at most `block - 1` units, counts as spent that day.
   */
  readonly block?: number;
}

const longestMs = { day: dayMs, month: 31 * dayMs } as const;

/** The day or month of a moment. */
function periodIn(per: "day" | "month", timeZone: string, atMs: number): string {
  const date = dateIn(timeZone, atMs);
  return per === "day" ? date : date.slice(0, "2026-11".length);
}

function untilNextPeriodMs(per: "day" | "month", timeZone: string, nowMs: number): number {
  const period = periodIn(per, timeZone, nowMs);
  let atMs = nowMs;
  while (periodIn(per, timeZone, atMs) === period) atMs += untilNextDayMs(timeZone, atMs);
  return atMs - nowMs;
}

/** A budget of what nobody knows before the answer has come: more is spent than may be needed, and the rest given back. */
export interface ReturnableBudget extends Budget {
  /** As `spend`. Resolves with the way to give back what was not needed. */
  spendAtMost(units: number): Promise<GiveBack>;
}

/** Forgotten when another period has begun since, or the platform said that nothing is left. */
export type GiveBack = (unused: number) => Promise<void>;

/** Units of this period that no worker has reserved yet. */
export async function unitsLeft({
  state,
  clock,
  platform,
  bucket,
  units,
  timeZone,
  per = "day",
}: DailyBudgetOptions): Promise<number> {
  const key = `${platform}/${bucket}/${periodIn(per, timeZone, clock.now())}`;
  const day = (await state.get(budgets, key))?.value;
  if (day === undefined) return units;
  return day.exhausted ? 0 : Math.max(0, units - day.reserved);
}

/**
 * How long until more is left of the units of a day (or month) than the others need for its rest, in ms; 0 when it is so
 * now. They need all but `share` of its units, from 0 to 1, evenly over it: what they did not use is free by and by.
 */
export async function dailyShareFreeInMs(
  options: Omit<DailyBudgetOptions, "block">,
  share: number,
): Promise<number> {
  const left = await unitsLeft(options);
  const { per = "day", timeZone, clock, units } = options;
  const periodLeftMs = untilNextPeriodMs(per, timeZone, clock.now());
  if (left === 0) return periodLeftMs;
  const kept = units * (1 - share);
  const periodMs = longestMs[per];
  if (left * periodMs > kept * periodLeftMs) return 0;
  return Math.ceil(periodLeftMs - (left / kept) * periodMs) + 1;
}

/**
 * A budget that many workers share and that restarts don't forget. Reserves before it spends: it may count too much, by
 * less than a block for each worker that ended, and never too little.
 */
export function dailyBudget(options: DailyBudgetOptions): ReturnableBudget {
  const { state, clock, platform, bucket, units, timeZone, per = "day", block = 20 } = options;
  const prefix = `${platform}/${bucket}/`;
  let held = { date: "", units: 0 };
  let timesExhausted = 0;
  const inTurn = oneAtATime(); // or two calls would both see the same unit left

  const reserve = async (date: string, needed: number): Promise<number> => {
    let got = 0;
    await updateState(state, budgets, prefix + date, (day = { reserved: 0, exhausted: false }) => {
      const left = day.exhausted ? 0 : Math.max(0, units - day.reserved);
      got = left < needed ? 0 : Math.min(left, Math.max(needed, block));
      return got === 0 ? day : { ...day, reserved: day.reserved + got };
    });
    return got;
  };

  const refuse = (date: string, nowMs: number): never => {
    const retryAfterMs = untilNextPeriodMs(per, timeZone, nowMs);
    throw new RateLimitedError(
      "SOURCE_QUOTA",
      `no units of ${platform}/${bucket} are left on ${date}`,
      retryAfterMs,
    );
  };

  const forgetDaysBefore = async (date: string): Promise<void> => {
    for await (const { key, version } of state.list(budgets, { prefix })) {
      if (key >= prefix + date) continue;
      try {
        await state.delete(budgets, key, version);
      } catch (error) {
        if (!(error instanceof ConflictError)) throw error; // another worker removed it first
      }
    }
  };

  const spend = async (needed: number): Promise<string> => {
    const nowMs = clock.now();
    const date = periodIn(per, timeZone, nowMs);
    if (held.date !== date) {
      held = { date, units: 0 };
      await forgetDaysBefore(date);
    }
    if (held.units < needed) {
      const got = await reserve(date, needed - held.units);
      if (got === 0) refuse(date, nowMs);
      held = { date, units: held.units + got };
    }
    held = { date, units: held.units - needed };
    return date;
  };

  return {
    spend: (needed) =>
      inTurn(async () => {
        await spend(needed);
      }),

    spendAtMost: (units) =>
      inTurn(async () => {
        const date = await spend(units);
        const exhaustedBefore = timesExhausted;
        return (unused) =>
          inTurn(async () => {
            if (held.date === date && timesExhausted === exhaustedBefore)
              held = { date, units: held.units + unused };
          });
      }),

    exhaust: () =>
      inTurn(async () => {
        const date = periodIn(per, timeZone, clock.now());
        held = { date, units: 0 };
        timesExhausted += 1;
        await updateState(state, budgets, prefix + date, (day = { reserved: 0, exhausted: false }) =>
          day.exhausted ? day : { ...day, exhausted: true },
        );
      }),
  };
}
