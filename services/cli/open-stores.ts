import { readFileSync } from "node:fs";
import type { AlertBoard } from "../../pipelines/ports/alert-board.ts";
import type { EventLog } from "../../pipelines/ports/event-log.ts";
import type { SearchIndex } from "../../pipelines/ports/search-index.ts";
import type { StateStore } from "../../pipelines/ports/state-store.ts";
import type { Config, ElasticConfig, KafkaLogConfig } from "../../schemas/config.ts";
import { ListeningError } from "../../schemas/errors.ts";
import { analysedTopic, rawTopic, rejectedTopic } from "../../schemas/topics.ts";
import type { ElasticConnection } from "../index/elastic/elastic-client.ts";
import type { IndexLayout } from "../index/elastic/mapping.ts";
import { openSqliteIndex } from "../index/sqlite/search-index.ts";
import { openSqliteState } from "../index/sqlite/state-store.ts";
import type { KafkaConnection } from "../log/kafka/kafka-log.ts";
import { openSqliteLog } from "../log/sqlite/sqlite-log.ts";
import { systemClock } from "../runtime/clock.ts";
import type { Environment } from "./config-file.ts";
import { neededSecret } from "./secrets.ts";

const dayMs = 86_400_000;

/** The stores the configuration names. Closing closes all. */
export interface Stores extends AsyncDisposable {
  readonly log: EventLog;
  readonly index: SearchIndex;
  readonly state: StateStore;
}

/** Rejects with the first store's error; those opened before it are closed again. */
export async function openStores(config: Config, environment: Environment): Promise<Stores> {
  await using opened = new AsyncDisposableStack();
  const stores = {
    log: opened.use(await openLog(config, environment)),
    index: opened.use(await openIndex(config, environment)),
    state: opened.use(await openState(config, environment)),
  };
  const all = opened.move();
  return { ...stores, [Symbol.asyncDispose]: () => all.disposeAsync() };
}

export async function openLog({ log }: Config, environment: Environment): Promise<EventLog> {
  const retentionMs = log.retentionDays * dayMs;
  if (log.kind === "sqlite")
    return await openSqliteLog({
      file: log.file,
      partitions: log.partitions,
      retentionMs,
      clock: systemClock,
    });
  const { openKafkaLog } = await import("../log/kafka/kafka-log.ts"); // the clients of servers are slow to load
  const { partitions, replication, minInSyncReplicas } = log;
  return await openKafkaLog({
    connection: kafkaConnection(log, environment),
    topics: {
      names: [rawTopic, analysedTopic].flatMap((topic) => [topic, rejectedTopic(topic)]),
      partitions,
      replication,
      minInSyncReplicas,
      retentionMs,
    },
    clock: systemClock,
  });
}

export async function openIndex({ index }: Config, environment: Environment): Promise<SearchIndex> {
  if (index.kind === "sqlite") return await openSqliteIndex({ file: index.file });
  const { openElasticIndex } = await import("../index/elastic/search-index.ts");
  return await openElasticIndex(elasticIndexOptions(index, environment));
}

export async function openState({ state }: Config, environment: Environment): Promise<StateStore> {
  if (state.kind === "sqlite") return await openSqliteState({ file: state.file });
  const { openElasticState } = await import("../index/elastic/state-store.ts");
  return await openElasticState({
    connection: elasticConnection(state, environment),
    replicas: state.replicas,
  });
}

/** `undefined` where the index is no server that Kibana could ask. */
export async function openAlertBoard(
  { index }: Config,
  environment: Environment,
): Promise<AlertBoard | undefined> {
  if (index.kind === "sqlite") return undefined;
  const { openElasticBoard } = await import("../index/elastic/alert-board.ts");
  return await openElasticBoard(elasticIndexOptions(index, environment));
}

function elasticIndexOptions(
  index: Extract<Config["index"], { kind: "elastic" }>,
  environment: Environment,
): IndexLayout & { readonly connection: ElasticConnection } {
  const { shards, replicas, refreshSeconds } = index;
  return {
    connection: elasticConnection(index, environment),
    shards,
    replicas,
    refreshInterval: `${refreshSeconds * 1_000}ms`,
  };
}

function kafkaConnection(
  { brokers, tls, caFile, sasl }: KafkaLogConfig,
  environment: Environment,
): KafkaConnection {
  return {
    brokers,
    ...(tls && { tls: caFile === undefined ? {} : { ca: readCertificate(caFile, "log.caFile") } }),
    ...(sasl && {
      sasl: {
        mechanism: sasl.mechanism,
        username: sasl.username,
        password: neededSecret(environment, sasl.passwordVariable),
      },
    }),
  };
}

function elasticConnection(
  { nodes, username, passwordVariable, apiKeyVariable, caFile, prefix }: ElasticConfig,
  environment: Environment,
): ElasticConnection {
  const secret = (variable: string) => neededSecret(environment, variable);
  return {
    nodes,
    prefix,
    ...(apiKeyVariable !== undefined
      ? { auth: { apiKey: secret(apiKeyVariable) } }
      : username !== undefined && { auth: { username, password: secret(passwordVariable) } }),
    ...(caFile !== undefined && { ca: readCertificate(caFile, "caFile") }),
  };
}

/** Throws CONFIG_INVALID, naming the key, for a file that can't be read. */
export function readCertificate(file: string, key: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    throw new ListeningError("CONFIG_INVALID", `${key}: ${file} can't be read`, { retryable: false, cause });
  }
}
