import { join } from "node:path";
import { parsePseudonymKeys } from "../../../pipelines/protect/pseudonym-key.ts";
import type { Platform } from "../../../schemas/channel.ts";
import type { Tier } from "../../../schemas/config-values.ts";
import { Config } from "../../../schemas/config.ts";
import type { AnalysePool } from "../../runtime/analyse-pool.ts";
import { openConfiguredPool } from "../configured-pool.ts";
import { systemClock } from "../../runtime/clock.ts";
import { measuredErrors } from "../labels/measured-errors.ts";
import { readModelQuality } from "../../runtime/model-files.ts";
import { channelHandle, corpusChannels } from "../../simulators/corpus/channels.ts";
import { corpusGroup } from "../../simulators/corpus/group-chat.ts";
import { corpusTruth } from "../../simulators/corpus/corpus-truth.ts";
import { departmentChannels } from "../../simulators/truth/department-channels.ts";
import { fileTruth } from "../../simulators/truth/file-truth.ts";
import { truthOfPlatform } from "../../simulators/truth/truth-of-platform.ts";
import { startFacebookSimulator } from "../../simulators/facebook/facebook-simulator.ts";
import { startTiktokSimulator } from "../../simulators/tiktok/tiktok-simulator.ts";
import { startPortalSimulator } from "../../simulators/portals/portal-simulator.ts";
import { startInstagramSimulator } from "../../simulators/instagram/instagram-simulator.ts";
import { startYoutubeSimulator } from "../../simulators/youtube/youtube-simulator.ts";
import { startXSimulator } from "../../simulators/x/x-simulator.ts";
import { startWeb } from "../../web/start-web.ts";
import { collectedTo } from "../../workers/channel-visits.ts";
import { listCopyGroups, watchCopies } from "../../workers/find-copies.ts";
import { listAlertRecords } from "../../workers/list-alert-records.ts";
import { showNews } from "../../workers/show-alerts.ts";
import { listWritten } from "../../workers/reports/write-report.ts";
import { waitUntilIndexed } from "../../workers/wait-until-indexed.ts";
import { openSources, openSuara, protectorFor } from "../compose.ts";
import type { Environment } from "../config-file.ts";
import { configuredTaxonomy } from "../config-file.ts";
import type { Suara } from "../compose.ts";
import { demoChatSettings, importDemoChat } from "../demo-chat.ts";
import { makeDemoReports } from "../demo-reports.ts";
import { writeDemoConfig } from "../demo-config.ts";
import { openDemoFolder } from "../demo-folder.ts";
import type { DemoSummary } from "../demo-summary.ts";
import { summarise } from "../demo-summary.ts";
import { localDay } from "../local-time.ts";
import { openAlertBoard } from "../open-stores.ts";
import { boardWorker, collectWorker, indexWorker, processWorker, watchWorker } from "../run-workers.ts";
import { watchOptions } from "../watch-options.ts";
import { lookAtIssues } from "../../workers/watch/watch-issues.ts";
import { together } from "../together.ts";
import { destinationTests } from "./test-destination.ts";
import { reportChannels } from "./channels.ts";
import { postLedgers } from "./post-ledgers.ts";

export interface DemoOptions {
  readonly once: boolean;
  /** Comments to serve instead of the made-up ones. */
  readonly data: string | undefined;
  readonly model: Tier;
  /** Folder for the stores of all demos. */
  readonly folder: string;
  /** Where to keep everything instead; `undefined`: in files in the folder. */
  readonly stores: ChosenStores | undefined;
  /** What the configuration adds to Suara's topics. */
  readonly topics: Config["topics"];
  readonly port: number;
  /** Hears how far the demo is, in lines for a person. */
  readonly announce: (line: string) => void;
}

/** Stores that a configuration names, and the environment that holds their secrets. */
export interface ChosenStores {
  readonly config: Pick<Config, "log" | "index" | "state">;
  readonly environment: Environment;
}

const seed = 20_261_124;
const apiKeyVariable = "SUARA_DEMO_API_KEY";
const facebookTokenVariable = "SUARA_DEMO_FACEBOOK_TOKEN";
const instagramTokenVariable = "SUARA_DEMO_INSTAGRAM_TOKEN";
const xTokenVariable = "SUARA_DEMO_X_TOKEN";
const tiktokVariables = {
  appIdVariable: "SUARA_DEMO_TIKTOK_APP_ID",
  appSecretVariable: "SUARA_DEMO_TIKTOK_APP_SECRET",
  refreshTokensVariable: "SUARA_DEMO_TIKTOK_REFRESH_TOKENS",
};
const visitAgainAfterMs = 60_000;

/**
 * The main job on simulated platforms: collect, analyse, index, and show. With `once` it ends when everything is
 * indexed and resolves to what it did; otherwise it serves the page until `signal` aborts. Started again on the same
 * folder after any kind of end, it goes on where it stopped.
 */
export async function demo(options: DemoOptions, signal: AbortSignal): Promise<DemoSummary | undefined> {
  const { once, data, model, folder, stores, topics, port, announce } = options;
  const startedAtMs = systemClock.now();
  const corpus = {
    today: localDay(new Date(startedAtMs).toISOString()),
    data,
    elsewhere: stores !== undefined,
  };
  const served = data === undefined ? undefined : await fileTruth(data); // before a folder is made for it
  const { path, pseudonymKey, day } = openDemoFolder(folder, corpus);
  const until = new Date(Date.parse(`${day}T00:00:00+08:00`)).toISOString(); // made-up comments end with the day before
  const truth = served ?? corpusTruth({ seed, until });
  const channels = served === undefined ? [...corpusChannels, corpusGroup] : departmentChannels;
  const on = (platform: Platform) => ({ truth: truthOfPlatform(truth, channels, platform) });
  await using youtube = await startYoutubeSimulator(on("youtube"));
  await using facebook = await startFacebookSimulator(on("facebook"));
  await using tiktok = await startTiktokSimulator(on("tiktok"));
  await using x = await startXSimulator(on("x"));
  await using portals = await startPortalSimulator(on("portal"));
  await using instagram = await startInstagramSimulator(on("instagram"));
  const config = Config.parse({
    channels,
    ...(stores?.config ?? filesIn(path)),
    collect: {
      youtube: { baseUrl: youtube.url, apiKeyVariable },
      facebook: { baseUrl: facebook.url, tokenVariable: facebookTokenVariable },
      instagram: { baseUrl: instagram.url, tokenVariable: instagramTokenVariable },
      tiktok: { baseUrl: tiktok.url, refreshUrl: tiktok.refreshUrl, ...tiktokVariables },
      x: { enabled: true, baseUrl: x.url, tokenVariable: xTokenVariable, search: "all" },
      portals: {
        sites: [...portals.addresses].map(([nativeId, baseUrl]) => ({ nativeId, baseUrl })),
        privateHosts: [portals.host],
        officers: channels.map(channelHandle),
        delaySeconds: 0,
      },
      whatsapp: demoChatSettings,
    },
    topics,
    reports: { folder: join(path, "reports") },
    web: { port },
    model,
    logLevel: "warn",
  });
  const environment = stores?.environment ?? {};
  await using suara = await openSuara(config, environment);
  await using pool = await openConfiguredPool(suara);
  const protector = protectorFor(suara.config, parsePseudonymKeys(pseudonymKey, "the demo's key"));
  const sources = openSources(suara, {
    [apiKeyVariable]: youtube.apiKey,
    [facebookTokenVariable]: facebook.token,
    [instagramTokenVariable]: instagram.token,
    [xTokenVariable]: x.token,
    [tiktokVariables.appIdVariable]: tiktok.appId,
    [tiktokVariables.appSecretVariable]: tiktok.appSecret,
    [tiktokVariables.refreshTokensVariable]: channels
      .map(({ id, nativeId }) => `${id}=${tiktok.refreshToken(nativeId)}`)
      .join(","),
  });
  announce(
    `simulating ${channels.length} channels, ${truth.posts.length} posts and ${truth.comments.length} comments`,
  );
  announce(
    stores === undefined
      ? `keeping everything in ${path}; other commands read it with --config ${writeDemoConfig(path, config)}`
      : "keeping everything where the configuration says",
  );
  if (served === undefined) {
    const messages = await importDemoChat(path, until, { ...suara, protector });
    announce(`imported a WhatsApp group's ${messages} messages, as a member exported them, twice`);
  }
  const collect = (again: "once" | { everyMs: number }, stop: AbortSignal) =>
    collectWorker(suara, protector, sources, again, stop);

  if (once) {
    await collectAndIndex(suara, pool, (stop) => collect("once", stop), announce, signal);
    if (signal.aborted) return undefined;
    await suara.index.refresh();
    const { dependencies, index, state } = suara;
    await lookAtIssues({ ...dependencies, index, state }, await watchOptions(suara), signal);
    await using board = await openAlertBoard(suara.config, environment);
    if (board !== undefined) await showNews({ state, board }, new Map());
    await makeDemoReports(suara, announce, signal);
    return await summarise(suara, startedAtMs); // before the stores close
  }
  const quality = await readModelQuality();
  await using web = await startWeb({
    index: suara.index,
    taxonomy: configuredTaxonomy(config),
    quality,
    labelErrors: measuredErrors(suara, quality[config.model].sentiment.confusion),
    channels,
    channelReports: () => reportChannels(suara),
    ledgers: postLedgers({ channels, state: suara.state, index: suara.index }),
    collectedTo: () => collectedTo(suara.state, suara.config.channels),
    copyGroups: () => listCopyGroups(suara.state),
    alerts: () => listAlertRecords(suara.state),
    reports: { list: () => listWritten(suara.state), folder: config.reports.folder },
    tests: destinationTests(config, environment, signal),
    logger: suara.logger,
    metricsText: () => suara.metrics.text(),
    clock: systemClock,
    port,
    ...(data === undefined && { notice: madeUpNotice }),
  });
  announce(`the page is at ${web.url} (Ctrl-C ends the demo)`);
  await together(signal, (stop) => [
    collect({ everyMs: visitAgainAfterMs }, stop),
    processWorker(suara, pool, stop),
    indexWorker(suara, stop),
    watchCopies({ ...suara.dependencies, state: suara.state, index: suara.index }, stop),
    watchWorker(suara, stop),
    boardWorker(suara, environment, stop),
  ]);
  return undefined;
}

const madeUpNotice = {
  ms: "Data contoh: semua komen, nama dan angka di halaman ini direka untuk demonstrasi.",
  en: "Sample data: every comment, name and figure on this page was made up for the demonstration.",
};

function filesIn(path: string) {
  const file = (name: string) => ({ kind: "sqlite", file: join(path, `${name}.db`) });
  return { log: file("log"), index: file("index"), state: file("state") };
}

/** Collects while the workers run, waits until the index has everything, then stops them. */
async function collectAndIndex(
  suara: Suara,
  pool: AnalysePool,
  collect: (stop: AbortSignal) => Promise<void>,
  announce: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const finished = new AbortController();
  await together(signal, (stop) => {
    const working = AbortSignal.any([stop, finished.signal]);
    const collectThenFinish = async () => {
      await collect(stop);
      if (stop.aborted) return;
      announce("everything is collected; analysing and indexing what is left");
      await waitUntilIndexed(suara.dependencies, stop);
      finished.abort();
    };
    return [collectThenFinish(), processWorker(suara, pool, working), indexWorker(suara, working)];
  });
}
