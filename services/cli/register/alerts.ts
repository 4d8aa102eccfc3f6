import process from "node:process";
import type { Command } from "commander";
import { Option } from "commander";
import { listAlertRecords } from "../../workers/list-alert-records.ts";
import { alertsText } from "../commands/alerts.ts";
import { openStores } from "../open-stores.ts";
import { write } from "../output.ts";
import type { CommandContext } from "../program.ts";
import { registerAlertDelivery } from "./alert-delivery.ts";
import { registerAlertReplay } from "./alert-replay.ts";

/** Commands for alerts. */
export function registerAlerts(program: Command, context: CommandContext): void {
  const alerts = program.command("alerts").description("issues that begin to grow");
  alerts
    .command("list")
    .description(
      "alerts that were raised, the newest first, each with its reason, its evidence and what was done about it",
    )
    .addOption(new Option("--lang <language>", "language of the words").choices(["ms", "en"]).default("ms"))
    .option("--json", "print each as a line of JSON")
    .action(async ({ lang, json }: { readonly lang: "ms" | "en"; readonly json?: true }) => {
      await using stores = await openStores(context.config(), context.environment);
      const records = await listAlertRecords(stores.state);
      const lines =
        json === true
          ? records.map(({ alert, steps }) => JSON.stringify({ ...alert, steps }))
          : [alertsText(records, lang)];
      for (const line of lines) await write(process.stdout, `${line}\n`);
    });
  registerAlertReplay(alerts, context);
  registerAlertDelivery(alerts, context);
}
