import kafkajs from "kafkajs"; // Node finds no name for its ConfigResourceTypes
import type { Admin } from "kafkajs";
import { ListeningError } from "../../../schemas/errors.ts";
import { patiently } from "./patiently.ts";
import type { RenewedClient } from "./renewed-client.ts";

/** How topics are made, and what topics that exist must be like. */
export interface TopicSettings {
  /** Made or checked when the log is opened; any other topic when it is first used. */
  readonly names?: readonly string[];
  /** Never changes: with another number, the records of a key would lie in two partitions. */
  readonly partitions: number;
  /** Copies of every record, on as many brokers. */
  readonly replication: number;
  /** After this time Kafka removes a record, read or not. */
  readonly retentionMs: number;
  /** An append is acknowledged when so many brokers have it. */
  readonly minInSyncReplicas: number;
}

/** Makes topics that don't exist and checks those that do, each once. */
export class Topics {
  readonly #admin: RenewedClient<Admin>;
  readonly #settings: TopicSettings;
  readonly #ready = new Map<string, Promise<void>>();

  constructor(admin: RenewedClient<Admin>, settings: TopicSettings) {
    this.#admin = admin;
    this.#settings = settings;
  }

  /** Resolves once all topics named in the settings are ready. */
  async allReady(): Promise<void> {
    for (const topic of this.#settings.names ?? []) await this.ready(topic);
  }

  /** Resolves once `topic` exists as stated; rejects with LOG_TOPIC_MISMATCH when it exists otherwise. */
  async ready(topic: string): Promise<void> {
    const known = this.#ready.get(topic);
    if (known !== undefined) return await known;
    const making = this.#make(topic);
    this.#ready.set(topic, making);
    try {
      await making;
    } catch (error) {
      this.#ready.delete(topic); // asked again, it may have been put right
      throw error;
    }
  }

  async #make(topic: string): Promise<void> {
    await patiently(() =>
      this.#admin.use(async (admin) => {
        const existing = await admin.listTopics();
        if (!existing.includes(topic)) await create(admin, topic, this.#settings);
      }),
    );
    check(topic, this.#settings, await patiently(() => this.#admin.use((admin) => describe(admin, topic))));
  }
}

async function create(admin: Admin, topic: string, settings: TopicSettings): Promise<void> {
  const { partitions, replication, retentionMs, minInSyncReplicas } = settings;
  const entries = {
    "retention.ms": retentionMs,
    "min.insync.replicas": minInSyncReplicas,
    "cleanup.policy": "delete",
  };
  // `false`: another worker was faster, which the check that follows will see.
  await admin.createTopics({
    waitForLeaders: true,
    topics: [
      {
        topic,
        numPartitions: partitions,
        replicationFactor: replication,
        configEntries: Object.entries(entries).map(([name, value]) => ({ name, value: String(value) })),
      },
    ],
  });
}

/** A topic as Kafka has it. */
interface TopicFacts {
  readonly partitions: number;
  readonly replication: number;
  readonly config: ReadonlyMap<string, string>;
}

async function describe(admin: Admin, topic: string): Promise<TopicFacts> {
  const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: [{ type: kafkajs.ConfigResourceTypes.TOPIC, name: topic }],
  });
  const partitions = topics[0]?.partitions ?? [];
  const entries = resources[0]?.configEntries ?? [];
  return {
    partitions: partitions.length,
    replication: Math.min(...partitions.map(({ replicas }) => replicas.length)),
    config: new Map(entries.map(({ configName, configValue }) => [configName, configValue])),
  };
}

function check(
  topic: string,
  settings: TopicSettings,
  { partitions, replication, config }: TopicFacts,
): void {
  const compared: readonly (readonly [name: string, wanted: string | number, found: string | number])[] = [
    ["partitions", settings.partitions, partitions],
    ["replication", settings.replication, replication],
    ["retention.ms", settings.retentionMs, config.get("retention.ms") ?? "unknown"],
    ["min.insync.replicas", settings.minInSyncReplicas, config.get("min.insync.replicas") ?? "unknown"],
    ["cleanup.policy", "delete", config.get("cleanup.policy") ?? "unknown"],
  ];
  const wrong = compared.filter(([, wanted, found]) => String(wanted) !== String(found));
  if (wrong.length === 0) return;
  const differences = wrong.map(([name, wanted, found]) => `${name} is ${found} instead of ${wanted}`);
  throw new ListeningError(
    "LOG_TOPIC_MISMATCH",
    `the topic ${topic} is not as configured: ${differences.join(", ")}`,
    {
      retryable: false,
    },
  );
}
