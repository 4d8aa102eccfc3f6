import { z } from "zod";
import { Channel } from "./channel.ts";

const environmentVariable = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]*$/u, "must be the name of an environment variable");

const secret = (variable: string, what: string) =>
  environmentVariable.default(variable).describe(`Name of the environment variable that holds ${what}.`);

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

const YoutubeConfig = z
  .strictObject({
    apiKeyVariable: secret("SUARA_YOUTUBE_API_KEY", "the key of the YouTube Data API"),
    baseUrl: z.url().default("https://www.googleapis.com/youtube/v3").describe("Where the API is."),
    dailyUnits: z.int().positive().default(10_000).describe("Units of quota a day that Suara may spend."),
  })
  .prefault({})
  .describe("YouTube Data API v3.");

const phrases = (what: string) => z.array(z.string().min(1)).default([]).describe(what);

const WhatsappConfig = z
  .strictObject({
    timeZone: z
      .string()
      .refine(isTimeZone, "must be a time zone such as Asia/Kuala_Lumpur")
      .default("Asia/Kuala_Lumpur")
      .describe("Where the exporting phones were: exports carry no time zone."),
    dropFolder: z
      .string()
      .min(1)
      .optional()
      .describe("A folder whose exported chats are imported by themselves; absent: none."),
    dateOrder: z
      .enum(["day-first", "month-first", "year-first"])
      .optional()
      .describe(
        "How to read dates where an export does not show their order; absent: such a file is refused.",
      ),
    officers: phrases(
      "Names or numbers, as the exports show them, of those who speak for the department: their messages are official.",
    ),
    mediaPhrases: phrases("What stands for a picture, video or file left out, in a language Suara lacks."),
    deletedPhrases: phrases("What stands for a deleted message, in a language Suara lacks."),
    editedPhrases: phrases("What follows a message that was changed, in a language Suara lacks."),
    systemPhrases: phrases("What the system says of joins, settings and calls, in a language Suara lacks."),
  })
  .prefault({})
  .describe("Exported chats of WhatsApp groups.");

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

const FacebookConfig = z
  .strictObject({
    tokenVariable: secret(
      "SUARA_FACEBOOK_TOKEN",
      "the token of a system user, or of a person, who has a role on the pages",
    ),
    appSecretVariable: environmentVariable
      .optional()
      .describe(
        "Name of the environment variable that holds the app's secret, where the app asks for proof.",
      ),
    baseUrl: z
      .url()
      .default("https://graph.facebook.com/v26.0")
      .describe("Where the Graph API is, with its version."),
    engagedUsers: z
      .int()
      .positive()
      .default(1)
      .describe("People who engage with the least busy page in 24 hours; each is worth 4,800 calls to it."),
  })
  .prefault({})
  .describe("Facebook pages, by the Graph API.");

const XConfig = z
  .strictObject({
    enabled: z
      .boolean()
      .default(false)
      .describe(
        "Collect from X. Its terms let a government do so on an Enterprise plan only: say `true` when there is one.",
      ),
    tokenVariable: secret("SUARA_X_TOKEN", "the app's Bearer token"),
    baseUrl: z.url().default("https://api.x.com/2").describe("Where the API is, with its version."),
    search: z
      .enum(["recent", "all"])
      .default("recent")
      .describe(
        "How far back replies and quotes are searched: the last 7 days, or everything where the plan has it.",
      ),
    naming: z
      .enum(["tweet", "post"])
      .default("tweet")
      .describe("What the API calls a post in its parameters: `post` from version 2.167 on."),
    monthlyPosts: z
      .int()
      .positive()
      .default(3_000_000)
      .describe("Posts a calendar month (UTC) that Suara may read; replies and quotes are posts too."),
  })
  .prefault({})
  .describe("X (Twitter), by the API v2; needs an Enterprise plan.");

const CollectConfig = z
  .strictObject({
    everyMinutes: z
      .number()
      .positive()
      .default(15)
      .describe("How long to wait between two visits of a channel."),
    youtube: YoutubeConfig,
    whatsapp: WhatsappConfig,
    facebook: FacebookConfig,
    x: XConfig,
  })
  .prefault({})
  .describe("Collecting from the platforms.");

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
    model: z.literal("fast").default("fast").describe("Tier of models that labels comments."),
    logLevel: z
      .enum(["debug", "info", "warn", "error"])
      .default("info")
      .describe("Least important line that is logged."),
  })
  .superRefine(({ channels }, context) => {
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
