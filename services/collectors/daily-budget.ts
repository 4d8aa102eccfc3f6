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

/** One document a bucket and day, under `platform/bucket/2026-11-24`. */
export const budgets: Collection<SpentDay> = { name: "budgets", schema: SpentDay };

export interface DailyBudgetOptions {
  readonly state: StateStore;
  readonly clock: Pick<Clock, "now">;
  readonly platform: Platform;
  /** The platform's name for the quota, where it has several. */
  readonly bucket: string;
  /** Units a day, over all workers together. */
  readonly units: number;
  /** The zone at whose midnight the platform renews the quota. */
  readonly timeZone: string;
  /**
   * Units reserved at a time, 20 unless told, so that not every request writes to the store. What a worker reserved and
   * did not spend before it ended or crashed, at most `block - 1` units, counts as spent that day.
   */
  readonly block?: number;
}

/** Units of today that no worker has reserved yet. */
export async function unitsLeft({
  state,
  clock,
  platform,
  bucket,
  units,
  timeZone,
}: DailyBudgetOptions): Promise<number> {
  const key = `${platform}/${bucket}/${dateIn(timeZone, clock.now())}`;
  const day = (await state.get(budgets, key))?.value;
  if (day === undefined) return units;
  return day.exhausted ? 0 : Math.max(0, units - day.reserved);
}

/**
 * How long until more is left of today's units than the others need for the rest of the day, in ms; 0 when it is so now.
 * They need all but `share` of a day's units, from 0 to 1, evenly over the day: what they did not use is free by and by.
 */
export async function dailyShareFreeInMs(
  options: Omit<DailyBudgetOptions, "block">,
  share: number,
): Promise<number> {
  const left = await unitsLeft(options);
  const dayLeftMs = untilNextDayMs(options.timeZone, options.clock.now());
  if (left === 0) return dayLeftMs;
  const keptADay = options.units * (1 - share);
  if (left * dayMs > keptADay * dayLeftMs) return 0;
  return Math.ceil(dayLeftMs - (left / keptADay) * dayMs) + 1;
}

/**
 * A budget that many workers share and that restarts don't forget. Reserves before it spends: it may count too much, by
 * less than a block for each worker that ended, and never too little.
 */
export function dailyBudget(options: DailyBudgetOptions): Budget {
  const { state, clock, platform, bucket, units, timeZone, block = 20 } = options;
  const prefix = `${platform}/${bucket}/`;
  let held = { date: "", units: 0 };
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
    const retryAfterMs = untilNextDayMs(timeZone, nowMs);
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

  return {
    spend: (needed) =>
      inTurn(async () => {
        const nowMs = clock.now();
        const date = dateIn(timeZone, nowMs);
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
      }),

    exhaust: () =>
      inTurn(async () => {
        const date = dateIn(timeZone, clock.now());
        held = { date, units: 0 };
        await updateState(state, budgets, prefix + date, (day = { reserved: 0, exhausted: false }) =>
          day.exhausted ? day : { ...day, exhausted: true },
        );
      }),
  };
}
