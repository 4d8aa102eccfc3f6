import { dailyShareFreeInMs } from "../collectors/daily-budget.ts";
import { rollingShareFreeInMs } from "../collectors/rolling-budget.ts";
import type { RoomAfterMs } from "../workers/leave-room.ts";
import type { Suara } from "./compose.ts";
import { graphBudget, tiktokBudget, xBudget, youtubeBudget } from "./compose.ts";

/** What backfills leave to the visits. Where Suara counts no budget, only the platform itself can slow them down. */
export function backfillRoom(suara: Pick<Suara, "config" | "state">): RoomAfterMs {
  const share = suara.config.collect.backfillShare;
  return async ({ platform, nativeId }) => {
    if (platform === "youtube") return await dailyShareFreeInMs(youtubeBudget(suara), share);
    if (platform === "facebook" || platform === "instagram")
      return await rollingShareFreeInMs(graphBudget(suara, platform, nativeId), share);
    if (platform === "tiktok") return await rollingShareFreeInMs(tiktokBudget(suara), share);
    if (platform === "x") return await dailyShareFreeInMs(xBudget(suara), share);
    return 0;
  };
}
