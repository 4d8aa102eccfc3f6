import process from "node:process";
import type { Command } from "commander";
import { Option } from "commander";
import { sentimentEstimator } from "../../../pipelines/stats/sentiment-estimates.ts";
import { leavingOutCopies } from "../../../pipelines/trends/copy-groups/leave-out-copies.ts";
import { systemClock } from "../../runtime/clock.ts";
import { readModelQuality } from "../../runtime/model-files.ts";
import { divisionNames } from "../../web/division-names.ts";
import { comparedPeriods, usualComparedPeriod } from "../../web/queries/changes.ts";
import { listCopyGroups } from "../../workers/find-copies.ts";
import type { ChangesOptions } from "../commands/changes.ts";
import { askChanges, changeDivisions, changesText } from "../commands/changes.ts";
import { configuredTaxonomy } from "../config-file.ts";
import { measuredErrors } from "../labels/measured-errors.ts";
import { openStores } from "../open-stores.ts";
import { write } from "../output.ts";
import type { CommandContext } from "../program.ts";

interface ChangesFlags extends Pick<ChangesOptions, "period" | "by"> {
  readonly until?: string;
  readonly withoutCopies?: true;
  readonly lang: "ms" | "en";
  readonly json?: true;
}

/** What changed from one period to another. */
export function registerChanges(program: Command, context: CommandContext): void {
  program
    .command("changes")
    .description(
      "what changed in how much and how negatively the public speaks, by topic, state and channel, against the same weekdays before",
    )
    .addOption(
      new Option("--period <period>", "the newest so many days")
        .choices(comparedPeriods)
        .default(usualComparedPeriod),
    )
    .option(
      "--until <time>",
      "when the period ends, in Malaysia, such as 2026-11-24 (default: newest comment)",
    )
    .addOption(
      new Option("--by <part...>", "what is compared")
        .choices(Object.keys(changeDivisions))
        .default(Object.keys(changeDivisions)),
    )
    .option("--without-copies", "one comment of each group of copied messages")
    .addOption(
      new Option("--lang <language>", "language of the words around").choices(["ms", "en"]).default("ms"),
    )
    .option("--json", "print JSON: every part, changed or not, with all its figures")
    .action(async ({ period, by, until, withoutCopies, lang, json }: ChangesFlags) => {
      const config = context.config();
      await using stores = await openStores(config, context.environment);
      const index =
        withoutCopies === true
          ? leavingOutCopies(stores.index, await listCopyGroups(stores.state))
          : stores.index;
      const { sentiment } = (await readModelQuality())[config.model];
      const estimator = sentimentEstimator(await measuredErrors(stores, sentiment.confusion)());
      const answer = await askChanges(index, { period, by, until }, estimator, systemClock.now());
      const nameOf = divisionNames(lang, configuredTaxonomy(config), config.channels);
      const text = json === true ? JSON.stringify(answer ?? null) : changesText(answer, nameOf, lang);
      await write(process.stdout, `${text}\n`);
    });
}
