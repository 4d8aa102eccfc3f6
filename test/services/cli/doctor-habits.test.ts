import { expect, it } from "vitest";
import { openSqliteState } from "../../../services/index/sqlite/state-store.ts";
import { channelHabits } from "../../../services/workers/watch-habits.ts";
import { runSuara } from "../../fakes/run-suara.ts";
import { temporaryFolder } from "../../fakes/temporary-folder.ts";

const config =
  "channels: [{ id: hq, platform: youtube, nativeId: UC0, name: HQ, level: hq }]\nlogLevel: warn\n";
const silent = {
  kind: "silent",
  from: "2026-11-21T04:00:00.000Z",
  to: "2026-11-23T21:00:00.000Z",
  expected: 37.6,
  probability: 0.0004,
} as const;

it("suara doctor names the channels that are silent, as the hourly look found them", async () => {
  using folder = temporaryFolder();
  folder.file("suara.yaml", config);
  const flags = ["--set", "state.file=state.db", "doctor"];
  const before = await runSuara(flags, { cwd: folder.path });
  expect(before.stdout).toMatch(/^state\s+works/mu);
  expect(before.stdout).not.toContain("channels' habits");
  {
    await using state = await openSqliteState({ file: `${folder.path}/state.db` });
    const habit = { judgedAt: silent.to, verdict: silent, alarmedAt: silent.to };
    await state.put(channelHabits, "youtube:hq", habit, undefined);
  }
  const { stdout } = await runSuara(flags, { cwd: folder.path });
  expect(stdout).toMatch(
    /^channels' habits\s+look\s+hq SILENT since 2026-11-21 12:00, usually 38 comments\. See `suara channels`$/mu,
  );
});
