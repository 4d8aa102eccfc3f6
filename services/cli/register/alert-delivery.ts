import process from "node:process";
import type { Command } from "commander";
import { testDestination } from "../commands/test-destination.ts";
import { write } from "../output.ts";
import type { CommandContext } from "../program.ts";

const never = new AbortController().signal;

/** Commands below `suara alerts` for who is told of them. */
export function registerAlertDelivery(alerts: Command, context: CommandContext): void {
  alerts
    .command("test")
    .description("send a test message to a destination")
    .argument("<destination>", "its name in alerts.destinations")
    .action(async (name: string) => {
      const told = await testDestination(context.config(), context.environment, name, never);
      await write(process.stdout, `${told}\n`);
    });
}
