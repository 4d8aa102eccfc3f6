import process from "node:process";
import type { Command } from "commander";
import type { HandlingStep } from "../../../schemas/alert-handling.ts";
import { systemClock } from "../../runtime/clock.ts";
import { handlingWords } from "../../web/handling-words.ts";
import { texts } from "../../web/texts/texts.ts";
import { handleAlert, snoozeEnd } from "../commands/handle-alert.ts";
import { testDestination } from "../commands/test-destination.ts";
import { localTime } from "../local-time.ts";
import { openState } from "../open-stores.ts";
import { write } from "../output.ts";
import type { CommandContext } from "../program.ts";

const never = new AbortController().signal;

interface Who {
  readonly by: string;
  readonly note?: string;
}

/** Commands below `suara alerts` for who is told of them, and what they do about it. */
export function registerAlertDelivery(alerts: Command, context: CommandContext): void {
  const handling = (name: string, description: string) =>
    alerts
      .command(name)
      .description(description)
      .argument("<alert>", "id of the alert; it counts for its whole episode")
      .requiredOption("--by <name>", "who says so")
      .option("--note <words>", "in your own words");

  const keep = async (alertId: string, step: HandlingStep): Promise<void> => {
    await using state = await openState(context.config(), context.environment);
    const episodeId = await handleAlert(state, alertId, step);
    await write(process.stdout, `${episodeId}: ${words(step)}\n`);
  };
  const done = ({ by, note }: Who) => ({
    by,
    at: new Date(systemClock.now()).toISOString(),
    note: note ?? null,
  });

  handling("ack", "say that somebody has seen an alert").action((alertId: string, who: Who) =>
    keep(alertId, { action: "acknowledged", ...done(who) }),
  );
  handling("assign", "say who takes care of an alert")
    .requiredOption("--to <name>", "who takes care of it")
    .action((alertId: string, { to, ...who }: Who & { readonly to: string }) =>
      keep(alertId, { action: "assigned", to, ...done(who) }),
    );
  handling(
    "snooze",
    "send nothing more of an alert's episode for some hours; what comes meanwhile is sent afterwards",
  )
    .requiredOption("--hours <number>", "for how long")
    .action(async (alertId: string, { hours, ...who }: Who & { readonly hours: string }) => {
      const byWhom = done(who);
      const until = snoozeEnd(hours, Date.parse(byWhom.at));
      await keep(alertId, { action: "snoozed", until, ...byWhom });
    });

  alerts
    .command("test")
    .description("send a test message to a destination")
    .argument("<destination>", "its name in alerts.destinations")
    .action(async (name: string) => {
      const told = await testDestination(context.config(), context.environment, name, never);
      await write(process.stdout, `${told}\n`);
    });
}

function words(step: HandlingStep): string {
  const said = handlingWords(step, texts.en.alerts, { time: localTime });
  return step.note === null ? said : `${said}: ${step.note}`;
}
