import process from "node:process";
import type { Command } from "commander";
import { workingCalendar } from "../../../pipelines/stats/calendar/working-calendar.ts";
import { openConfiguredPool } from "../configured-pool.ts";
import { systemClock } from "../../runtime/clock.ts";
import { measuredErrors } from "../labels/measured-errors.ts";
import { readModelQuality } from "../../runtime/model-files.ts";
import { stopOnSignals } from "../../runtime/signals.ts";
import { collectedTo } from "../../workers/channel-visits.ts";
import { deliverAlerts } from "../../workers/deliver-alerts.ts";
import { keepSubscribed } from "../../workers/subscriptions.ts";
import { listCopyGroups, watchCopies } from "../../workers/find-copies.ts";
import { listAlertRecords } from "../../workers/list-alert-records.ts";
import { listWritten } from "../../workers/reports/write-report.ts";
import { watchCoverage } from "../../workers/watch-coverage.ts";
import { watchHabits } from "../../workers/watch-habits.ts";
import { watchLag } from "../../workers/watch-lag.ts";
import { destinationTests } from "../commands/test-destination.ts";
import { reportChannels } from "../commands/channels.ts";
import { postLedgers } from "../commands/post-ledgers.ts";
import type { Suara } from "../compose.ts";
import { openSources, openSuara, protectorFor, pseudonymKeysFrom } from "../compose.ts";
import { openDestinations } from "../destinations.ts";
import { configuredTaxonomy } from "../config-file.ts";
import { watchDropFolder } from "../drop-folder.ts";
import { importExport } from "../import-export.ts";
import type { CommandContext } from "../program.ts";
import {
  boardWorker,
  collectWorker,
  indexWorker,
  lossAfterMs,
  processWorker,
  watchWorker,
} from "../run-workers.ts";
import { redrawWorker } from "../reports/redraw-worker.ts";
import { configuredHooks, configuredXHook, rememberPushes } from "../receive-pushes.ts";
import { together } from "../together.ts";
import { youtubePush } from "../youtube-push.ts";

const aborted = (stop: AbortSignal) =>
  new Promise((resolve) => stop.addEventListener("abort", resolve, { once: true }));

type Job = (suara: Suara, context: CommandContext, stop: AbortSignal) => Promise<void>;

const collect: Job = async (suara, { environment }, stop) => {
  const protector = protectorFor(suara.config, pseudonymKeysFrom(suara.config, environment));
  const everyMs = suara.config.collect.everyMinutes * 60_000;
  await collectWorker(suara, protector, openSources(suara, environment), { everyMs }, stop);
};

const takeExports: Job = async (suara, { environment }, stop) => {
  const { config, dependencies } = suara;
  const folder = config.collect.whatsapp.dropFolder;
  if (folder === undefined) return;
  const protector = protectorFor(config, pseudonymKeysFrom(config, environment));
  const importFile = (file: string) => importExport(file, undefined, { ...suara, protector });
  await watchDropFolder({ ...dependencies, folder, importFile }, stop);
};

const analyse: Job = async (suara, _, stop) => {
  await using pool = await openConfiguredPool(suara);
  await processWorker(suara, pool, stop);
};

const index: Job = (suara, _, stop) => indexWorker(suara, stop);

const serve: Job = async (suara, { environment }, stop) => {
  const { config, index, logger, metrics } = suara;
  const quality = await readModelQuality();
  const { startWeb } = await import("../../web/start-web.ts"); // no other command needs pages and drawings
  await using web = await startWeb({
    index,
    taxonomy: configuredTaxonomy(config),
    quality,
    labelErrors: measuredErrors(suara, quality[config.model].sentiment.confusion),
    channels: config.channels,
    channelReports: () => reportChannels(suara),
    ledgers: postLedgers({ channels: config.channels, state: suara.state, index }),
    collectedTo: () => collectedTo(suara.state, suara.config.channels),
    copyGroups: () => listCopyGroups(suara.state),
    alerts: () => listAlertRecords(suara.state),
    reports: { list: () => listWritten(suara.state), folder: config.reports.folder },
    tests: destinationTests(config, environment, stop),
    logger,
    metricsText: () => metrics.text(),
    clock: systemClock,
    host: config.web.host,
    port: config.web.port,
  });
  process.stderr.write(`the page is at ${web.url}\n`);
  await aborted(stop);
};

const receive: Job = async (suara, { environment }, stop) => {
  const { config, logger, metrics } = suara;
  const hooks = configuredHooks(config, environment);
  const youtube = youtubePush(suara, environment);
  const x = configuredXHook(config, environment);
  if (hooks.length === 0 && youtube === undefined && x === undefined) return;
  const { startWebhooks } = await import("../../web/webhooks/start-webhooks.ts");
  await using server = await startWebhooks({
    hooks,
    ...(youtube && { hubs: [youtube.hub] }),
    x,
    port: config.webhooks.port,
    remember: rememberPushes(suara),
    logger,
    metrics,
  });
  process.stderr.write(`webhooks are answered at ${server.url}\n`);
  // Not before it answers: a hub asks back at once.
  await (youtube === undefined
    ? aborted(stop)
    : keepSubscribed({ ...suara.dependencies, state: suara.state }, youtube, stop));
};

const lag: Job = ({ config, dependencies }, _, stop) =>
  watchLag(dependencies, { retentionMs: lossAfterMs(config) }, stop);

const habits: Job = ({ config, dependencies, state, index }, _, stop) =>
  watchHabits({ ...dependencies, state, index }, config.channels, stop);

const copies: Job = ({ dependencies, state, index }, _, stop) =>
  watchCopies({ ...dependencies, state, index }, stop);

const coverage: Job = ({ config, dependencies, state, index }, _, stop) =>
  watchCoverage({ ...dependencies, state, index }, config.channels, stop);

const watch: Job = (suara, _, stop) => watchWorker(suara, stop);

const board: Job = (suara, { environment }, stop) => boardWorker(suara, environment, stop);

const deliver: Job = async ({ config, dependencies, state }, { environment }, stop) => {
  const destinations = openDestinations(config, environment, systemClock);
  const calendar = workingCalendar(config.calendar.holidays);
  await deliverAlerts({ ...dependencies, state, calendar }, destinations, stop);
};

const reports: Job = async (suara, { environment }, stop) => {
  if (suara.config.reports.schedules.length === 0) return;
  const { reportWorker } = await import("../reports/report-worker.ts"); // it draws, which no other worker does
  await reportWorker(suara, environment, stop);
};

const redraw: Job = (suara, _, stop) => redrawWorker(suara, stop);

const workers: Readonly<Record<string, { readonly description: string; readonly jobs: readonly Job[] }>> = {
  start: {
    description: "everything the configuration enables, in one process",
    jobs: [
      collect,
      takeExports,
      receive,
      analyse,
      index,
      serve,
      lag,
      habits,
      copies,
      coverage,
      watch,
      deliver,
      board,
      reports,
      redraw,
    ],
  },
  collect: {
    description: "only visit the channels and append what they show to the log",
    jobs: [collect, takeExports, receive],
  },
  process: { description: "only analyse what was collected", jobs: [analyse, lag] },
  index: {
    description: "only write what was analysed to the index",
    jobs: [index, lag, habits, copies, coverage],
  },
  watch: {
    description: "only watch for issues that grow and turn negative, and send the alerts",
    jobs: [watch, deliver, board],
  },
  serve: { description: "only the web page", jobs: [serve, lag] },
};

export function registerWorkers(program: Command, context: CommandContext): void {
  for (const [name, { description, jobs }] of Object.entries(workers)) {
    program
      .command(name)
      .description(description)
      .action(async () => {
        const config = context.config();
        if (jobs.includes(collect)) pseudonymKeysFrom(config, context.environment); // refuse before anything is created
        using signals = stopOnSignals((line) => process.stderr.write(`${line}\n`));
        await using suara = await openSuara(config, context.environment);
        await together(signals.signal, (stop) => jobs.map((job) => job(suara, context, stop)));
      });
  }
}
