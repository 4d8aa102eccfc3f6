import { expect, it } from "vitest";
import type { Channel, Platform } from "../../../schemas/channel.ts";
import { Config } from "../../../schemas/config.ts";
import {
  budgetLeft,
  graphBudget,
  tiktokBudget,
  xBudget,
  youtubeBudget,
} from "../../../services/cli/budgets.ts";
import { dailyBudget } from "../../../services/collectors/daily-budget.ts";
import { rollingBudget } from "../../../services/collectors/rolling-budget.ts";
import { memoryState } from "../../fakes/memory-state.ts";

const channelOn = (platform: Platform): Channel => ({
  id: `hq-${platform}`,
  platform,
  nativeId: "1030",
  name: "Jabatan Contoh",
  level: "hq",
});

it("tells of each platform what is left for a channel, of how much, and for how long", async () => {
  await using state = memoryState();
  const collect = {
    youtube: { dailyUnits: 5_000 },
    facebook: { engagedUsers: 2 },
    tiktok: { dailyCalls: 300 },
    x: { monthlyPosts: 70_000 },
  };
  const parts = { config: Config.parse({ collect }), state };
  await dailyBudget(youtubeBudget(parts)).spend(20);
  await dailyBudget(xBudget(parts)).spend(1_000);
  await rollingBudget(graphBudget(parts, "facebook", "1030")).spend(40);
  await rollingBudget(graphBudget(parts, "facebook", "another page")).spend(400);
  await rollingBudget(tiktokBudget(parts)).spend(100);
  const left = (platform: Platform) => budgetLeft(parts, channelOn(platform));
  expect(await left("youtube")).toEqual({ units: 4_980, of: 5_000, per: "day", shared: true });
  expect(await left("x")).toEqual({ units: 69_000, of: 70_000, per: "month", shared: true });
  expect(await left("facebook")).toEqual({ units: 9_560, of: 9_600, per: "24hours", shared: false });
  expect(await left("tiktok")).toEqual({ units: 200, of: 300, per: "24hours", shared: true });
  expect(await left("portal")).toBeNull();
  expect(await left("whatsapp")).toBeNull();
});
