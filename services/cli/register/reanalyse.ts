import { countComments } from "../../../pipelines/core/count-comments.ts";
import process from "node:process";
import type { Command } from "commander";
import type { ReanalysisCounts } from "../../../schemas/reanalysis.ts";
import type { AnalysePool } from "../../runtime/analyse-pool.ts";
import { openConfiguredPool } from "../configured-pool.ts";
import { stopOnSignals } from "../../runtime/signals.ts";
import type { Reanalysed, ReanalyseOptions } from "../../workers/reanalyse.ts";
import { countDue, reanalyse } from "../../workers/reanalyse.ts";
import { waitUntilIndexedTo } from "../../workers/wait-until-indexed.ts";
import type { ReanalyseChoice } from "../commands/reanalyse.ts";
import {
  chosenComments,
  countsLine,
  labellingLine,
  progressLine,
  rejectedIn,
} from "../commands/reanalyse.ts";
import { configuredTaxonomy } from "../config-file.ts";
import type { Suara } from "../compose.ts";
import { openSuara } from "../compose.ts";
import { write } from "../output.ts";
import type { CommandContext } from "../program.ts";
import { indexWorker, processWorker } from "../run-workers.ts";
import { together } from "../together.ts";

interface ReanalyseFlags extends ReanalyseChoice {
  readonly dryRun?: true;
  readonly json?: true;
}

const announce = (line: string) => process.stderr.write(`${line}\n`);
const announceEveryMs = 2_000;

export function registerReanalyse(program: Command, context: CommandContext): void {
  program
    .command("reanalyse")
    .description("label the stored comments anew that the present models did not label; old labels are kept")
    .option("--from <date>", "only comments published on that day in Malaysia, such as 2026-01-31, or later")
    .option("--to <date>", "only comments published before that day")
    .option("--platform <names...>", "only comments on these platforms")
    .option("--topic <ids...>", "only comments that have one of these topics now, such as other")
    .option("--dry-run", "only count what would be labelled anew")
    .option("--json", "print JSON")
    .action(async (flags: ReanalyseFlags) => {
      const config = context.config();
      const filter = chosenComments(flags, configuredTaxonomy(config));
      using signals = stopOnSignals(announce);
      await using suara = await openSuara(config, context.environment);
      await using pool = await openConfiguredPool(suara);
      const { labelling } = pool;
      announce(labellingLine(labelling));
      if (flags.dryRun) {
        const counts = await countDue({ ...suara, labelling }, filter, signals.signal);
        await print(
          flags,
          { ...labelling, dryRun: true, ...counts },
          countsLine(counts, "to be labelled anew"),
        );
        return;
      }
      const total = await countComments(suara.index, filter);
      const report = announcing(total, () => suara.dependencies.clock.now());
      const { counts, resumed, done } = await reanalyseBesideWork(
        suara,
        pool,
        { filter, report },
        signals.signal,
      );
      if (resumed > 0) announce(`an earlier run had read ${resumed} of them`);
      if (!done) announce("stopped; the next `suara reanalyse` of the same comments goes on from here");
      await print(flags, { ...labelling, done, resumed, ...counts }, countsLine(counts, "labelled anew"));
      if (!done || rejectedIn(counts) > 0) process.exitCode = 1;
    });
}

/**
 * Works as one more process and index worker meanwhile: so re-analysis ends where nobody else is at work, and what waits in
 * the log goes before it.
 */
async function reanalyseBesideWork(
  suara: Suara,
  pool: AnalysePool,
  options: ReanalyseOptions,
  signal: AbortSignal,
): Promise<Reanalysed> {
  const { labelling, analyse } = pool;
  const ended = new AbortController();
  const result = Promise.withResolvers<Reanalysed>();
  const job = async (stop: AbortSignal) => {
    try {
      const { dependencies } = suara;
      const reanalysed = await reanalyse({ ...dependencies, ...suara, labelling, analyse }, options, stop);
      const endedMs = dependencies.clock.now();
      if (reanalysed.done) await waitUntilIndexedTo(endedMs, dependencies, stop).catch(unlessAborted(stop));
      result.resolve(reanalysed);
    } finally {
      ended.abort();
    }
  };
  await together(signal, (stop) => {
    const working = AbortSignal.any([stop, ended.signal]);
    return [job(stop), processWorker(suara, pool, working), indexWorker(suara, working)];
  });
  return await result.promise;
}

function unlessAborted(signal: AbortSignal): (error: unknown) => void {
  return (error) => {
    if (!signal.aborted) throw error;
  };
}

/** Says how far it is, now and then. */
function announcing(total: number, now: () => number): ReanalyseOptions["report"] {
  let saidAt = now();
  return (counts: ReanalysisCounts, waiting) => {
    if (now() - saidAt < announceEveryMs) return;
    saidAt = now();
    announce(progressLine(counts, total, waiting));
  };
}

async function print({ json }: ReanalyseFlags, data: object, line: string): Promise<void> {
  await write(process.stdout, `${json === true ? JSON.stringify(data) : line}\n`);
}
