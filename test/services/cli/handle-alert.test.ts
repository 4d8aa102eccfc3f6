import { expect, it } from "vitest";
import { snoozedUntil } from "../../../pipelines/alerts/delivery/handling.ts";
import { openSqliteState } from "../../../services/index/sqlite/state-store.ts";
import { alertHandlings, alerts } from "../../../services/workers/deliver-alerts.ts";
import { anAlert } from "../../fakes/alerts.ts";
import { runSuara } from "../../fakes/run-suara.ts";
import { temporaryFolder } from "../../fakes/temporary-folder.ts";

it("suara alerts ack, assign and snooze keep who did what, and when", async () => {
  using folder = temporaryFolder();
  const file = `${folder.path}/state.db`;
  {
    await using state = await openSqliteState({ file });
    await state.put(alerts, anAlert().id, anAlert(), undefined);
  }
  const run = (...args: readonly string[]) =>
    runSuara(["--set", `state.file=${file}`, "alerts", ...args], { cwd: folder.path });
  expect(await run("ack", anAlert().id, "--by", "Siti", "--note", "dihubungi")).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(
      /^banjir-1: Acknowledged by Siti, \d{4}-\d\d-\d\d \d\d:\d\d: dihubungi\n$/u,
    ) as string,
  });
  expect(await run("assign", anAlert().id, "--to", "Tan", "--by", "Siti")).toMatchObject({ status: 0 });
  expect(await run("snooze", anAlert().id, "--hours", "4", "--by", "Tan")).toMatchObject({ status: 0 });
  expect(await run("snooze", anAlert().id, "--hours", "soon", "--by", "Tan")).toMatchObject({ status: 2 });
  expect(await run("ack", "nothing", "--by", "Tan")).toMatchObject({ status: 2 });

  await using state = await openSqliteState({ file });
  const handling = (await state.get(alertHandlings, "banjir-1"))?.value;
  expect(handling?.steps).toMatchObject([
    { action: "acknowledged", by: "Siti", note: "dihubungi" },
    { action: "assigned", by: "Siti", to: "Tan", note: null },
    { action: "snoozed", by: "Tan" },
  ]);
  const hours =
    (Date.parse(snoozedUntil(handling) ?? "") - Date.parse(handling?.steps.at(-1)?.at ?? "")) / 3_600_000;
  expect(hours).toBe(4);
}, 240_000);
