import { statfsSync } from "node:fs";
import { dirname } from "node:path";
import process from "node:process";
import { DatabaseSync } from "node:sqlite";
import { errorCodes, ListeningError } from "../../../schemas/errors.ts";
import type { Config } from "../../../schemas/config.ts";
import { analysedTopic, indexGroup, processGroup, rawTopic } from "../../../schemas/topics.ts";
import { loadAnalyser } from "../../runtime/model-files.ts";
import { openStores, pseudonymKeysFrom } from "../compose.ts";
import type { Environment } from "../config-file.ts";
import { table } from "../table.ts";
import { deadLetters } from "./deadletters.ts";

export interface Finding {
  readonly what: string;
  readonly state: "works" | "missing" | "look";
  /** What was found, and what to do about it. */
  readonly detail: string;
}

const lowDiskBytes = 2 * 1024 ** 3;

/** Looks at everything Suara needs. Nothing is created or changed but the configured stores, which are opened as usual. */
export async function examine(config: Config, environment: Environment): Promise<Finding[]> {
  return [
    ...(await Promise.all([
      check("Node.js", () => `version ${process.versions.node}`),
      check("SQLite with full text", fullText),
      check("models", async () => {
        const { generation } = await loadAnalyser();
        return `generation ${generation}`;
      }),
    ])),
    secret(
      "pseudonym key",
      () => pseudonymKeysFrom(config, environment).length > 0,
      config.protect.keyVariable,
    ),
    ...sourceKeys(config, environment),
    channels(config),
    disk(config.log.file),
    ...(await stores(config)),
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

function explain(error: unknown): string {
  if (error instanceof ListeningError) return `${error.code}: ${error.message}. ${errorCodes[error.code]}`;
  return error instanceof Error ? error.message : String(error);
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

function sourceKeys({ channels, collect }: Config, environment: Environment): Finding[] {
  if (!channels.some(({ platform }) => platform === "youtube")) return [];
  const { apiKeyVariable } = collect.youtube;
  return [secret("YouTube API key", () => Boolean(environment[apiKeyVariable]), apiKeyVariable)];
}

function channels({ channels }: Config): Finding {
  const unread = channels.filter(({ platform }) => platform !== "youtube").map(({ id }) => id);
  const detail = `${channels.length} configured`;
  if (channels.length === 0)
    return { what: "channels", state: "look", detail: `${detail}: nothing to collect` };
  if (unread.length === 0) return { what: "channels", state: "works", detail };
  return {
    what: "channels",
    state: "look",
    detail: `${detail}; this version can't collect from ${unread.join(", ")}`,
  };
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

async function stores(config: Config): Promise<Finding[]> {
  try {
    await using opened = await openStores(config);
    const { log, index } = opened;
    const waiting = (await log.lag(rawTopic, processGroup)) + (await log.lag(analysedTopic, indexGroup));
    const [total] = await index.aggregate({ scope: { kind: "nation" }, filter: {}, by: [] });
    let letters = 0;
    for await (const _ of deadLetters(log, AbortSignal.timeout(60_000))) letters += 1;
    return [
      { what: "log", state: "works", detail: `${waiting} records wait for a worker` },
      { what: "index", state: "works", detail: `${total?.comments ?? 0} comments` },
      letters === 0
        ? { what: "dead letters", state: "works", detail: "none" }
        : { what: "dead letters", state: "look", detail: `${letters}; \`suara deadletters list\` shows why` },
    ];
  } catch (error) {
    return [{ what: "stores", state: "missing", detail: explain(error) }];
  }
}
