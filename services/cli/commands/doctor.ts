import { countComments } from "../../../pipelines/core/count-comments.ts";
import { statfsSync } from "node:fs";
import { dirname } from "node:path";
import process from "node:process";
import { DatabaseSync } from "node:sqlite";
import type { StateStore } from "../../../pipelines/ports/state-store.ts";
import type { EventLog } from "../../../pipelines/ports/event-log.ts";
import type { Platform } from "../../../schemas/channel.ts";
import type { Config } from "../../../schemas/config.ts";
import { systemClock } from "../../runtime/clock.ts";
import { pseudonymKeysFrom } from "../compose.ts";
import { findSecret } from "../secrets.ts";
import { openIndex, openLog, openState } from "../open-stores.ts";
import type { Environment } from "../config-file.ts";
import type { Lag } from "../../workers/watch-lag.ts";
import { measureLag } from "../../workers/watch-lag.ts";
import { channelVisitKey } from "../../workers/channel-visits.ts";
import { channelHabits } from "../../workers/watch-habits.ts";
import { lossAfterMs } from "../run-workers.ts";
import { table } from "../table.ts";
import { habitWords } from "./channels.ts";
import type { Finding } from "./finding.ts";
import { explain } from "./finding.ts";
import { deliveryFindings, destinationFindings } from "./doctor-alerts.ts";
import { modelsFinding } from "./doctor-models.ts";
import { reportFindings, scheduleFindings } from "./doctor-reports.ts";
import { deadLetters } from "./deadletters.ts";
import { pushFindings } from "./doctor-push.ts";

const lowDiskBytes = 2 * 1024 ** 3;

/** Looks at everything Suara needs. Nothing is created or changed but the configured stores, which are opened as usual. */
export async function examine(config: Config, environment: Environment): Promise<Finding[]> {
  return [
    ...(await Promise.all([
      check("Node.js", () => `version ${process.versions.node}`),
      check("SQLite with full text", fullText),
      modelsFinding(config.model),
    ])),
    secret(
      "pseudonym key",
      () => pseudonymKeysFrom(config, environment).length > 0,
      config.protect.keyVariable,
    ),
    ...sourceKeys(config, environment),
    channels(config),
    ...plan(config),
    ...(config.log.kind === "sqlite" ? [disk(config.log.file)] : []),
    ...(await stores(config, environment)),
    ...(await destinationFindings(config, environment)),
    ...(await reportFindings(config, environment)),
  ];
}

export function findingTable(findings: readonly Finding[]): string {
  return table(
    ["what", "state", "detail"],
    findings.map(({ what, state, detail }) => [what, state, detail]),
  );
}

async function check(what: string, look: () => string | Promise<string>): Promise<Finding> {
  try {
    return { what, state: "works", detail: await look() };
  } catch (error) {
    return { what, state: "missing", detail: explain(error) };
  }
}

function fullText(): string {
  const db = new DatabaseSync(":memory:");
  try {
    db.exec("CREATE VIRTUAL TABLE words USING fts5(text)");
    return `version ${String(db.prepare("SELECT sqlite_version() AS version").get()?.["version"])}`;
  } finally {
    db.close();
  }
}

function secret(what: string, present: () => boolean, variable: string): Finding {
  try {
    if (present()) return { what, state: "works", detail: `set in ${variable}` };
    return {
      what,
      state: "missing",
      detail: `set the variable ${variable}; \`suara start\` refuses without it`,
    };
  } catch (error) {
    return { what, state: "missing", detail: explain(error) };
  }
}

function sourceKeys({ channels, collect, webhooks }: Config, environment: Environment): Finding[] {
  const { youtube, facebook, instagram, tiktok, x } = collect;
  const keys: readonly (readonly [Platform, string, string | undefined])[] = [
    ["youtube", "YouTube API key", youtube.apiKeyVariable],
    ["facebook", "Facebook token", facebook.tokenVariable],
    ["facebook", "Facebook app secret", facebook.appSecretVariable],
    ["instagram", "Instagram token", instagram.tokenVariable],
    ["instagram", "Instagram app secret", instagram.appSecretVariable],
    ["tiktok", "TikTok app id", tiktok.appIdVariable],
    ["tiktok", "TikTok app secret", tiktok.appSecretVariable],
    ["tiktok", "TikTok refresh tokens", tiktok.refreshTokensVariable],
    ["youtube", "YouTube hub secret", webhooks.youtube?.secretVariable],
    ["x", "X consumer secret", webhooks.x?.consumerSecretVariable],
    ["x", "X token", x.enabled ? x.tokenVariable : undefined],
  ];
  return keys.flatMap(([platform, what, variable]) =>
    variable === undefined || !channels.some((channel) => channel.platform === platform)
      ? []
      : [secret(what, () => findSecret(environment, variable) !== undefined, variable)],
  );
}

function channels({ channels }: Config): Finding {
  const detail = `${channels.length} configured`;
  if (channels.length === 0)
    return { what: "channels", state: "look", detail: `${detail}: nothing to collect` };
  return { what: "channels", state: "works", detail };
}

/** X's terms bind the department, whatever its key can do. */
function plan({ channels, collect }: Config): Finding[] {
  if (!channels.some(({ platform }) => platform === "x")) return [];
  const terms = "a government may read X on an Enterprise plan only, and must name its users to X";
  const detail = collect.x.enabled
    ? `on: ${terms}`
    : `off: ${terms}; set collect.x.enabled to true when there is one`;
  return [{ what: "X", state: "look", detail }];
}

function disk(file: string): Finding {
  const what = "free disk";
  try {
    const { bavail, bsize } = statfsSync(existingParent(file));
    const bytes = bavail * bsize;
    const detail = `${(bytes / 1024 ** 3).toFixed(1)} GiB`;
    if (bytes >= lowDiskBytes) return { what, state: "works", detail };
    return { what, state: "look", detail: `${detail}: less than 2 GiB; make room before the stores fill it` };
  } catch (error) {
    return { what, state: "look", detail: explain(error) };
  }
}

function existingParent(file: string): string {
  const parent = dirname(file);
  try {
    statfsSync(parent);
    return parent;
  } catch {
    return parent === dirname(parent) ? parent : existingParent(parent);
  }
}

async function stores(config: Config, environment: Environment): Promise<Finding[]> {
  const { log, index, state } = config;
  return [
    ...(await examineStore(
      "log",
      places(log),
      () => openLog(config, environment),
      async (opened) => [
        lagFinding(
          await measureLag({ log: opened, clock: systemClock }, { retentionMs: lossAfterMs(config) }),
        ),
        await letters(opened),
      ],
    )),
    ...(await examineStore(
      "index",
      places(index),
      () => openIndex(config, environment),
      async (opened) => [
        { what: "index", state: "works", detail: `${await countComments(opened, {})} comments` },
      ],
    )),
    ...(await examineStore(
      "state",
      places(state),
      () => openState(config, environment),
      async (opened) => [
        { what: "state", state: "works", detail: "answers" },
        ...(await pushFindings(config, opened, systemClock.now())),
        ...(await habits(opened, config)),
        ...(await deliveryFindings(config, opened, systemClock.now())),
        ...(await scheduleFindings(config, opened)),
      ],
    )),
  ];
}

/** Where a store is, in a few words. */
function places(store: Config["log" | "index" | "state"]): string {
  switch (store.kind) {
    case "sqlite":
      return store.file;
    case "kafka":
      return `Kafka at ${store.brokers.join(", ")}`;
    case "elastic":
      return `Elasticsearch at ${store.nodes.join(", ")}`;
  }
}

/** One store's findings, or why it can't be opened; the others are examined whatever befalls it. */
async function examineStore<Store extends AsyncDisposable>(
  what: string,
  place: string,
  open: () => Promise<Store>,
  look: (store: Store) => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> {
  try {
    await using store = await open();
    const [first, ...others] = await look(store);
    if (first === undefined) throw new TypeError("a store has a finding of its own");
    return [{ ...first, detail: `${first.detail} (${place})` }, ...others];
  } catch (error) {
    return [{ what, state: "missing", detail: `${explain(error)} (${place})` }];
  }
}

/** What the hourly look at the channels' comments found last. */
async function habits(state: StateStore, { channels }: Config): Promise<readonly Finding[]> {
  const alarms: string[] = [];
  let judged = 0;
  for (const channel of channels) {
    const verdict = (await state.get(channelHabits, channelVisitKey(channel)))?.value.verdict;
    if (verdict === undefined) continue;
    judged += 1;
    if (verdict.kind === "unread" || verdict.kind === "silent" || verdict.kind === "low")
      alarms.push(`${channel.id} ${habitWords(verdict)}`);
  }
  if (judged === 0) return [];
  const what = "channels' habits";
  if (alarms.length === 0)
    return [{ what, state: "works", detail: `${judged} channels, none silent or low` }];
  return [{ what, state: "look", detail: `${alarms.join("; ")}. See \`suara channels\`` }];
}

function lagFinding(lags: readonly Lag[]): Finding {
  const records = lags.reduce((sum, lag) => sum + lag.records, 0);
  const hours = Math.max(...lags.map((lag) => lag.hours));
  const waiting = `${records} records wait for a worker`;
  const detail = records === 0 ? waiting : `${waiting}, the oldest for ${hours.toFixed(1)} hours`;
  if (!lags.some(({ alarming }) => alarming)) return { what: "log", state: "works", detail };
  return {
    what: "log",
    state: "look",
    detail: `${detail}: over half of the log's retention. Start more workers, or raise log.retentionDays, before records are lost`,
  };
}

async function letters(log: EventLog): Promise<Finding> {
  let count = 0;
  for await (const _ of deadLetters(log, AbortSignal.timeout(60_000))) count += 1;
  if (count === 0) return { what: "dead letters", state: "works", detail: "none" };
  return {
    what: "dead letters",
    state: "look",
    detail: `${count}; \`suara deadletters list\` shows why`,
  };
}
