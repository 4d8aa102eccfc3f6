import { z } from "zod";
import { CalendarConfig } from "./calendar.ts";
import { AlertsConfig } from "./alerts-config.ts";
import { Channel } from "./channel.ts";
import { CollectConfig } from "./collect-config.ts";
import { Tier, environmentVariable, secret } from "./config-values.ts";
import { ReportsConfig } from "./reports-config.ts";
import { readScope } from "./report-scope-text.ts";
import { TopicAddition } from "./topic-additions.ts";

/** The kind of a store where none is named. The discriminator of a union must be told that it may be absent. */
const embedded = (what: string) => z.literal("sqlite").optional().default("sqlite").describe(what);

const retentionDays = z.number().positive().default(30);

const SqliteLogConfig = z.strictObject({
  kind: embedded("In one file on this machine."),
  file: z.string().min(1).default("./data/log.db").describe("The log's file."),
  partitions: z
    .int()
    .min(1)
    .max(256)
    .default(8)
    .describe("How many workers may share a topic; fixed at creation."),
  retentionDays: retentionDays.describe(
    "Records that every group has read are removed after so many days; unread ones stay.",
  ),
});

const KafkaLogConfig = z.strictObject({
  kind: z.literal("kafka").describe("In Apache Kafka."),
  brokers: z.array(z.string().min(1)).min(1).describe("Addresses to begin with, as `host:port`."),
  partitions: z
    .int()
    .min(1)
    .max(256)
    .default(8)
    .describe("Partitions of a topic that Suara creates: how many workers may share it."),
  replication: z.int().min(1).max(9).default(3).describe("On how many brokers a record is kept."),
  minInSyncReplicas: z
    .int()
    .min(1)
    .max(9)
    .default(2)
    .describe("On how many brokers a record must be before it counts as written."),
  retentionDays: retentionDays.describe("Kafka removes records after so many days, read or not."),
  tls: z.boolean().default(false).describe("Speak TLS with the brokers."),
  caFile: z
    .string()
    .min(1)
    .optional()
    .describe("Certificate of the authority that signed the brokers', as PEM; absent: those Node.js knows."),
  sasl: z
    .strictObject({
      mechanism: z
        .enum(["plain", "scram-sha-256", "scram-sha-512"])
        .default("scram-sha-512")
        .describe("How to prove who we are."),
      username: z.string().min(1).describe("The user of the brokers."),
      passwordVariable: secret("SUARA_KAFKA_PASSWORD", "the user's password"),
    })
    .optional()
    .describe("Credentials for the brokers; absent: none."),
});

const LogConfig = z
  .discriminatedUnion("kind", [SqliteLogConfig, KafkaLogConfig])
  .prefault({})
  .describe("Where records wait between workers.");
export type KafkaLogConfig = z.infer<typeof KafkaLogConfig>;

/** How to reach Elasticsearch; index and state may use different ones. */
const elasticConnection = {
  kind: z.literal("elastic").describe("In Elasticsearch 9."),
  nodes: z.array(z.url()).min(1).describe("Addresses, as `https://host:9200`."),
  username: z.string().min(1).optional().describe("User for basic authentication; absent: none."),
  passwordVariable: secret("SUARA_ELASTIC_PASSWORD", "the user's password, if there is a user"),
  apiKeyVariable: environmentVariable
    .optional()
    .describe("Name of the environment variable that holds an API key, instead of user and password."),
  caFile: z
    .string()
    .min(1)
    .optional()
    .describe("Certificate of the authority that signed the nodes', as PEM; absent: those Node.js knows."),
  prefix: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/u, "must be lower-case letters, digits and hyphens")
    .default("suara")
    .describe("Begins the name of every index."),
  replicas: z.int().min(0).max(9).default(1).describe("Copies of each index on other nodes."),
};
const ElasticStateConfig = z.strictObject(elasticConnection);
export type ElasticConfig = z.infer<typeof ElasticStateConfig>;

const IndexConfig = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: embedded("In one file on this machine."),
      file: z.string().min(1).default("./data/index.db").describe("The index's file."),
    }),
    z.strictObject({
      ...elasticConnection,
      shards: z.int().min(1).max(64).default(1).describe("Parts of each month's index."),
      refreshSeconds: z
        .number()
        .positive()
        .default(1)
        .describe("How soon what was written can be searched; longer makes writing cheaper."),
    }),
  ])
  .prefault({})
  .describe("Where analysed comments are searched and counted.");

const StateConfig = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: embedded("In one file on this machine."),
      file: z.string().min(1).default("./data/state.db").describe("The state's file."),
    }),
    ElasticStateConfig,
  ])
  .prefault({})
  .describe("Where cursors, budgets and other small shared facts live.");

const ProtectConfig = z
  .strictObject({
    keyVariable: secret(
      "SUARA_PSEUDONYM_KEY",
      "the key for pseudonyms, as `ID:BASE64` with at least 32 random bytes; older keys may follow after commas",
    ),
    publicHandles: z
      .array(z.string().min(1))
      .default([])
      .describe("Handles that are nobody's private name, such as the department's own; they stay in texts."),
  })
  .prefault({})
  .describe("Protecting people.");

const WebConfig = z
  .strictObject({
    host: z
      .string()
      .default("127.0.0.1")
      .describe("Address to listen on; any but 127.0.0.1 is refused for now."),
    port: z.int().min(0).max(65_535).default(7700).describe("Port to listen on; 0 takes a free one."),
  })
  .prefault({})
  .describe("The web page.");

/** Platforms of Meta, whose webhooks are alike. */
export const metaPlatforms = ["facebook", "instagram"] as const;

const metaWebhook = (verifyTokenVariable: string, what: string) =>
  z
    .strictObject({
      verifyTokenVariable: secret(
        verifyTokenVariable,
        "the word that was typed into the settings of the app's webhook",
      ),
    })
    .optional()
    .describe(what);

const YoutubeHub = z
  .strictObject({
    secretVariable: secret(
      "SUARA_YOUTUBE_HUB_SECRET",
      "a long random word of your own, from which the secrets of the subscriptions are made",
    ),
    hubUrl: z
      .url()
      .default("https://pubsubhubbub.appspot.com/subscribe")
      .describe("The hub that YouTube's feeds name."),
    leaseDays: z
      .number()
      .positive()
      .max(30)
      .default(10)
      .describe("For how long a subscription is asked for; it is renewed when three quarters are over."),
  })
  .optional()
  .describe(
    "Subscribes to each YouTube channel's uploads and answers the hub below `/hooks/youtube`; needs `webhooks.publicUrl` too.",
  );

const WebhooksConfig = z
  .strictObject({
    port: z
      .int()
      .min(0)
      .max(65_535)
      .default(7701)
      .describe("Port of 127.0.0.1 to listen on, behind a proxy with TLS; 0 takes a free one."),
    publicUrl: z
      .url()
      .optional()
      .describe(
        "Where the internet reaches that proxy, such as `https://suara.example.my`; what hubs are told.",
      ),
    youtube: YoutubeHub,
    facebook: metaWebhook(
      "SUARA_FACEBOOK_VERIFY_TOKEN",
      "Answers Facebook at `/hooks/facebook`; needs `collect.facebook.appSecretVariable` too.",
    ),
    x: z
      .strictObject({
        consumerSecretVariable: secret(
          "SUARA_X_CONSUMER_SECRET",
          "the app's consumer secret (API key secret), by which X signs",
        ),
      })
      .optional()
      .describe("Answers X at `/hooks/x`; needs `collect.x.enabled` too."),
    instagram: metaWebhook(
      "SUARA_INSTAGRAM_VERIFY_TOKEN",
      "Answers Instagram at `/hooks/instagram`; needs `collect.instagram.appSecretVariable` too.",
    ),
  })
  .prefault({})
  .describe("What platforms push to us. Where no platform is named, nothing listens.");

const WorkersConfig = z
  .strictObject({
    analyseThreads: z.int().min(1).max(64).default(1).describe("Threads that run the models."),
    rejectionsInARow: z
      .int()
      .positive()
      .default(1_000)
      .describe(
        "A worker stops when so many items in a row were rejected; raise it to let them become dead letters.",
      ),
    batch: z.int().min(1).max(10_000).default(1_000).describe("Most records in one batch of a worker."),
  })
  .prefault({})
  .describe("The workers between log and index.");

/** The whole configuration. An empty file is valid and runs embedded; an unknown key is an error. */
export const Config = z
  .strictObject({
    channels: z.array(Channel).default([]).describe("The department's pages, accounts, groups and portals."),
    log: LogConfig,
    index: IndexConfig,
    state: StateConfig,
    collect: CollectConfig,
    protect: ProtectConfig,
    workers: WorkersConfig,
    web: WebConfig,
    webhooks: WebhooksConfig,
    alerts: AlertsConfig,
    reports: ReportsConfig,
    topics: z
      .array(TopicAddition)
      .default([])
      .describe("More words for Suara's topics, and topics of your own, by which new comments are labelled."),
    calendar: CalendarConfig,
    model: Tier.default("accurate").describe(
      "Tier of models that labels comments. Where `accurate` can't run, `fast` does its work, and Suara says so.",
    ),
    logLevel: z
      .enum(["debug", "info", "warn", "error"])
      .default("info")
      .describe("Least important line that is logged."),
  })
  .superRefine(({ channels, collect, webhooks, alerts, reports }, context) => {
    for (const [position, { name, scope, to }] of reports.schedules.entries()) {
      if (alerts.mail === undefined && Object.values(to).some((list) => list !== undefined))
        context.addIssue({
          code: "custom",
          path: ["alerts", "mail"],
          message: `is needed to send the report ${name}`,
        });
      const about = readScope(scope);
      if (about?.kind === "channel" && !channels.some(({ id }) => id === about.channelId))
        context.addIssue({
          code: "custom",
          path: ["reports", "schedules", position, "scope"],
          message: `names the channel ${about.channelId}, which \`channels\` does not list`,
        });
    }
    for (const platform of metaPlatforms) {
      if (webhooks[platform] === undefined || collect[platform].appSecretVariable !== undefined) continue;
      context.addIssue({
        code: "custom",
        path: ["collect", platform, "appSecretVariable"],
        message: `is needed to check what \`webhooks.${platform}\` receives`,
      });
    }
    if (webhooks.x !== undefined && !collect.x.enabled) {
      context.addIssue({
        code: "custom",
        path: ["collect", "x", "enabled"],
        message: "must be true for `webhooks.x`: what it announces is visited",
      });
    }
    if (webhooks.youtube !== undefined && webhooks.publicUrl === undefined) {
      context.addIssue({
        code: "custom",
        path: ["webhooks", "publicUrl"],
        message: "is needed to tell `webhooks.youtube`'s hub where to push",
      });
    }
    const seen = new Set<string>();
    for (const [position, { id }] of channels.entries()) {
      if (seen.has(id)) {
        context.addIssue({
          code: "custom",
          path: ["channels", position, "id"],
          message: `the id ${id} is used twice`,
        });
      }
      seen.add(id);
    }
  });
export type Config = z.infer<typeof Config>;
