import process from "node:process";
import type { Command } from "commander";
import { InvalidArgumentError, Option } from "commander";
import { Tier } from "../../../schemas/config-values.ts";
import { stopOnSignals } from "../../runtime/signals.ts";
import type { ChosenStores } from "../commands/demo.ts";
import { summaryText } from "../demo-summary.ts";
import { write } from "../output.ts";
import type { CommandContext } from "../program.ts";

interface DemoFlags {
  readonly once?: true;
  readonly data?: string;
  readonly folder: string;
  readonly stores?: true;
  readonly port: number;
  readonly model: Tier;
  readonly json?: true;
}

export function registerDemo(program: Command, context: CommandContext): void {
  program
    .command("demo")
    .description("show the whole job on simulated platforms; needs no account, key or server")
    .option("--once", "end with a summary when everything is collected, analysed and indexed")
    .option(
      "--data <file>",
      "serve the comments of this file (NDJSON, may be .gz) instead of the made-up ones",
    )
    .addOption(new Option("--model <tier>", "tier of models").choices(Tier.options).default("accurate"))
    .option("--folder <folder>", "where the demo keeps its stores", "data/demo")
    .option(
      "--stores",
      "keep everything in the log, index and state that the configuration names, not in the folder",
    )
    .option("--port <port>", "port of the page; 0 takes a free one", portNumber, 7700)
    .option("--json", "print the summary as one line of JSON")
    .action(async ({ once, data, model, folder, stores, port, json }: DemoFlags) => {
      const announce = (line: string) => process.stderr.write(`${line}\n`);
      const { demo } = await import("../commands/demo.ts"); // no other command needs the simulators
      using stop = stopOnSignals(announce);
      const options = {
        once: once === true,
        data,
        model,
        folder,
        stores: stores && chosenStores(context),
        topics: context.config().topics,
        port,
        announce,
      };
      const summary = await demo(options, stop.signal);
      if (summary === undefined) return;
      await write(process.stdout, `${json === true ? JSON.stringify(summary) : summaryText(summary)}\n`);
    });
}

/** Only the stores: whatever else the configuration says, but for its topics, is not for a demo. */
function chosenStores({ config, environment }: CommandContext): ChosenStores {
  const { log, index, state } = config();
  return { config: { log, index, state }, environment };
}

function portNumber(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new InvalidArgumentError("a port is a whole number from 0 to 65535.");
}
