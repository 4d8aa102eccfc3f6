import process from "node:process";
import type { Command } from "commander";
import { Option } from "commander";
import { systemClock } from "../../runtime/clock.ts";
import { csvOf } from "../../runtime/csv-of.ts";
import { listCopyGroups } from "../../workers/find-copies.ts";
import type { SeriesOptions } from "../commands/series.ts";
import { seriesDivisions, seriesRows } from "../commands/series.ts";
import { topicOf } from "../commands/topic-definitions.ts";
import { configuredTaxonomy } from "../config-file.ts";
import { openStores } from "../open-stores.ts";
import { write } from "../output.ts";
import type { CommandContext } from "../program.ts";

interface SeriesFlags extends Pick<SeriesOptions, "by"> {
  readonly since?: string;
  readonly until?: string;
  readonly csv?: true;
}

/** A topic's counts over time, for whoever draws or counts on with them. */
export function registerSeries(program: Command, context: CommandContext): void {
  program
    .command("series")
    .description(
      "a topic's comments, negative ones and authors in steps of 5 minutes, with copied messages in and out; null where the channels were not read",
    )
    .argument("<topic>", "as `suara topics --list` lists them")
    .addOption(
      new Option("--by <part>", "one series for each")
        .choices(Object.keys(seriesDivisions))
        .default("nation"),
    )
    .option("--since <time>", "in Malaysia, such as 2026-11-24 (default: seven days before the end)")
    .option("--until <time>", "in Malaysia (default: the hour of the newest comment)")
    .option("--csv", "print CSV, where what was not read is empty, instead of a line of JSON a step")
    .action(async (id: string, { by, since, until, csv }: SeriesFlags) => {
      const config = context.config();
      const topic = topicOf(configuredTaxonomy(config), id).id;
      await using stores = await openStores(config, context.environment);
      const rows = await seriesRows(
        {
          index: stores.index,
          channels: config.channels,
          copyGroups: await listCopyGroups(stores.state),
          nowMs: systemClock.now(),
        },
        { topic, by, since, until },
      );
      if (csv === true) await write(process.stdout, csvOf(rows.map((row) => ({ ...row }))));
      else for (const row of rows) await write(process.stdout, `${JSON.stringify(row)}\n`);
    });
}
