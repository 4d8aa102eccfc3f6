import process from "node:process";
import type { Command } from "commander";
import { ruleWarnings } from "../../../pipelines/alerts/rules/check-rules.ts";
import { ListeningError } from "../../../schemas/errors.ts";
import { deadLetters, deadLetterTable, showDeadLetter } from "../commands/deadletters.ts";
import type { ListedDeadLetter } from "../commands/deadletters.ts";
import { examine, findingTable } from "../commands/doctor.ts";
import { openStores } from "../open-stores.ts";
import { configTable } from "../config-docs.ts";
import { write } from "../output.ts";
import type { CommandContext } from "../program.ts";

const never = new AbortController().signal;

/** Commands for who runs Suara. */
export function registerOperations(program: Command, context: CommandContext): void {
  program
    .command("doctor")
    .description("what works, what is missing, and what to do")
    .option("--json", "print JSON")
    .action(async ({ json }: { readonly json?: true }) => {
      const findings = await examine(context.config(), context.environment);
      await write(process.stdout, `${json === true ? JSON.stringify(findings) : findingTable(findings)}\n`);
      if (findings.some(({ state }) => state === "missing")) process.exitCode = 1;
    });

  const config = program.command("config").description("the configuration");
  config
    .command("check")
    .description("read the configuration and say whether it is right")
    .action(async () => {
      const { channels, log, index, alerts } = context.config();
      await write(
        process.stdout,
        `the configuration is right: ${channels.length} channels, log on ${log.kind}, index on ${index.kind}\n`,
      );
      for (const warning of ruleWarnings(alerts.rules))
        await write(process.stdout, `but look at ${warning}\n`);
    });
  config
    .command("docs")
    .description("all keys with type, default and meaning, as a table in Markdown")
    .action(() => write(process.stdout, `${configTable()}\n`));

  const letters = program.command("deadletters").description("what could not be understood, and why");
  letters
    .command("list")
    .description("all dead letters")
    .option("--json", "print each as a line of JSON, without its bytes")
    .action(async ({ json }: { readonly json?: true }) => {
      await using stores = await openStores(context.config(), context.environment);
      const listed = await Array.fromAsync(deadLetters(stores.log, never));
      const text = json === true ? listed.map(withoutBytes).join("\n") : deadLetterTable(listed);
      await write(process.stdout, `${text}\n`);
    });
  letters
    .command("show")
    .description("one dead letter, with its original bytes")
    .argument("<id>", "as printed by `deadletters list`")
    .action(async (id: string) => {
      await using stores = await openStores(context.config(), context.environment);
      for await (const each of deadLetters(stores.log, never)) {
        if (each.id !== id) continue;
        await write(process.stdout, `${showDeadLetter(each)}\n`);
        return;
      }
      throw new ListeningError("USAGE", `there is no dead letter ${id}`, { retryable: false });
    });
}

function withoutBytes({ id, letter }: ListedDeadLetter): string {
  return JSON.stringify({ id, ...letter, value: undefined });
}
