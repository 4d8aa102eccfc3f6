import type { StateStore } from "../../pipelines/ports/state-store.ts";
import type { BudgetLeft } from "../../schemas/channel-report.ts";
import type { Channel } from "../../schemas/channel.ts";
import type { Config } from "../../schemas/config.ts";
import type { DailyBudgetOptions } from "../collectors/daily-budget.ts";
import { dailyShareFreeInMs, unitsLeft } from "../collectors/daily-budget.ts";
import type { RollingBudgetOptions } from "../collectors/rolling-budget.ts";
import { rollingShareFreeInMs, rollingUnitsLeft } from "../collectors/rolling-budget.ts";
import { systemClock } from "../runtime/clock.ts";
import type { RoomAfterMs } from "../workers/leave-room.ts";

interface Parts {
  readonly config: Pick<Config, "collect">;
  readonly state: StateStore;
}

/** YouTube's quota, for who spends it and for who tells what is left. */
export function youtubeBudget({ config, state }: Parts): DailyBudgetOptions {
  return {
    state,
    clock: systemClock,
    platform: "youtube",
    bucket: "units",
    units: config.collect.youtube.dailyUnits,
    timeZone: "America/Los_Angeles", // YouTube renews its quota at midnight Pacific time
  };
}

/** X's posts of a month. Its billing month may begin on another day: the plan's own cap then stops us first. */
export function xBudget({ config, state }: Parts): DailyBudgetOptions {
  return {
    state,
    clock: systemClock,
    platform: "x",
    bucket: "posts",
    units: config.collect.x.monthlyPosts,
    timeZone: "UTC",
    per: "month",
    block: 500, // as many as one answer holds
  };
}

/** Calls that Meta allows for each person who engaged with a page, or time an account was shown, in the last 24 hours. */
const callsForEach = 4_800;

/** The budget of a page or account, or of the app. */
export function graphBudget(
  { config, state }: Parts,
  platform: "facebook" | "instagram",
  bucket: string,
): RollingBudgetOptions {
  const { facebook, instagram } = config.collect;
  const engagement = { facebook: facebook.engagedUsers, instagram: instagram.impressions }[platform];
  return { state, clock: systemClock, platform, bucket, units: engagement * callsForEach };
}

/** The calls to TikTok for all accounts together. */
export function tiktokBudget({ config, state }: Parts): RollingBudgetOptions {
  const units = config.collect.tiktok.dailyCalls;
  return { state, clock: systemClock, platform: "tiktok", bucket: "calls", units };
}

type ChannelBudget =
  | { readonly kind: "daily"; readonly options: DailyBudgetOptions }
  | { readonly kind: "rolling"; readonly options: RollingBudgetOptions };

/** The budget that visits of a channel spend from; `undefined` where Suara counts none and only the platform can slow it down. */
function budgetOf(parts: Parts, { platform, nativeId }: Channel): ChannelBudget | undefined {
  switch (platform) {
    case "youtube":
      return { kind: "daily", options: youtubeBudget(parts) };
    case "x":
      return { kind: "daily", options: xBudget(parts) };
    case "facebook":
    case "instagram":
      return { kind: "rolling", options: graphBudget(parts, platform, nativeId) };
    case "tiktok":
      return { kind: "rolling", options: tiktokBudget(parts) };
    case "portal":
    case "whatsapp":
      return undefined;
  }
}

/** What is left for a channel; `null` where Suara counts no budget. */
export async function budgetLeft(parts: Parts, channel: Channel): Promise<BudgetLeft | null> {
  const budget = budgetOf(parts, channel);
  if (budget === undefined) return null;
  const { units: of, bucket } = budget.options;
  const shared = bucket !== channel.nativeId; // Meta counts by page and account, the others by key
  return budget.kind === "daily"
    ? { units: await unitsLeft(budget.options), of, per: budget.options.per ?? "day", shared }
    : { units: await rollingUnitsLeft(budget.options), of, per: "24hours", shared };
}

/** What backfills leave to the visits. */
export function backfillRoom(parts: Parts): RoomAfterMs {
  const share = parts.config.collect.backfillShare;
  return async (channel) => {
    const budget = budgetOf(parts, channel);
    if (budget === undefined) return 0;
    return budget.kind === "daily"
      ? await dailyShareFreeInMs(budget.options, share)
      : await rollingShareFreeInMs(budget.options, share);
  };
}
