import process from "node:process";
import type { Command } from "commander";
import { Option } from "commander";
import { ListeningError } from "../../../schemas/errors.ts";
import { openSqliteState } from "../../index/sqlite/state-store.ts";
import { systemClock } from "../../runtime/clock.ts";
import { alertTools } from "../../workers/watch/alert-tools.ts";
import { replayWatch } from "../../workers/watch/replay-watch.ts";
import { readCounts } from "../commands/read-counts.ts";
import { historyNotes, replayText, replayTime, rulesToReplay } from "../commands/replay-alerts.ts";
import { replayCounts } from "../commands/replay-counts.ts";
import { openIndex, openState } from "../open-stores.ts";
import { write } from "../output.ts";
import type { CommandContext } from "../program.ts";
import { readRules } from "../rules-file.ts";
import { watchOptions } from "../watch-options.ts";

const never = new AbortController().signal;

interface ReplayFlags {
  readonly since?: string;
  readonly to?: string;
  readonly rule?: string;
  readonly rules?: string;
  readonly lang: "ms" | "en";
  readonly json?: true;
  readonly counts?: string;
  readonly scores?: true;
}

/** `suara alerts replay`: on what is stored, or on a series in a file. */
export function registerAlertReplay(alerts: Command, context: CommandContext): void {
  alerts
    .command("replay")
    .description(
      "what would have been an alert, on stored comments or on a series of 5-minute counts; stored comments are counted in steps of 5 minutes, as the watch does, but looked at once an hour, so an alert is dated by the end of its hour, up to 55 minutes late, and grave words are looked for only then",
    )
    .option("--since <time>", "on stored comments, from then on, in Malaysia, such as 2026-11-24")
    .option("--to <time>", "up to then and not with it (default: now)")
    .option("--rule <name>", "only this rule (default: what Suara watches by itself)")
    .option("--rules <file>", "YAML with `rules:` as below `alerts`: tries rules that are not configured")
    .addOption(new Option("--lang <language>", "language of the words").choices(["ms", "en"]).default("ms"))
    .option("--json", "print each alert as a line of JSON")
    .option("--counts <file>", "on a series: CSV with timestamp,value; the header is optional")
    .option("--scores", "with --counts: print every row, not only those that are an alert")
    .action(async (flags: ReplayFlags) => {
      const { since, counts } = flags;
      if ((since === undefined) === (counts === undefined))
        throw new ListeningError("USAGE", "give --since for stored comments, or --counts for a file", {
          retryable: false,
        });
      if (counts !== undefined) await replayFile(counts, flags);
      if (since !== undefined) await replayStored(context, since, flags);
    });
}

async function replayFile(counts: string, { scores }: ReplayFlags): Promise<void> {
  const rows = await readCounts(counts, (message) => process.stderr.write(`${counts}: ${message}\n`));
  for (const row of replayCounts(rows)) {
    const { flagged, ...alert } = row;
    if (scores === true) await write(process.stdout, `${JSON.stringify(row)}\n`);
    else if (flagged) await write(process.stdout, `${JSON.stringify(alert)}\n`);
  }
}

async function replayStored(
  context: CommandContext,
  since: string,
  { to, rule, rules: file, lang, json }: ReplayFlags,
): Promise<void> {
  const config = context.config();
  const given = file === undefined ? undefined : readRules(file, config);
  const rules = rulesToReplay(config.alerts.rules, given, rule);
  const what = rules.length === 0 ? "topics" : "rules";
  const question = { ...replayTime(since, to, systemClock.now()), what } as const;
  await using index = await openIndex(config, context.environment);
  await using kept = await openState(config, context.environment);
  const options = { ...(await watchOptions({ config, index, state: kept })), rules };
  await using state = await openSqliteState({ file: ":memory:" });
  const tools = alertTools({ index, state: kept }, options);
  const { begins, alerts } = await replayWatch(
    { index, state, tools, random: Math.random },
    options,
    question,
    never,
  );
  for (const note of historyNotes(question, begins, lang)) process.stderr.write(`${note}\n`);
  if (json === true) {
    for await (const alert of alerts) await write(process.stdout, `${JSON.stringify(alert)}\n`);
    return;
  }
  await write(process.stdout, `${replayText(await Array.fromAsync(alerts), question, lang)}\n`);
}
