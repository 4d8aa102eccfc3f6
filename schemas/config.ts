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

const TiktokConfig = z
  .strictObject({
    appIdVariable: secret("SUARA_TIKTOK_APP_ID", "the id of the app at TikTok for Business"),
    appSecretVariable: secret("SUARA_TIKTOK_APP_SECRET", "the secret of that app"),
    refreshTokensVariable: secret(
      "SUARA_TIKTOK_REFRESH_TOKENS",
      "a refresh token for each channel, as `CHANNEL=TOKEN` with the channel's `id`, between commas or one a line",
    ),
    baseUrl: z
      .url()
      .default("https://business-api.tiktok.com/open_api/v1.3")
      .describe("Where the Business API is, with its version."),
    refreshUrl: z
      .url()
      .default("https://business-api.tiktok.com/open_api/v1.3/tt_user/oauth2/refresh_token/")
      .describe("Where access tokens are renewed."),
    commentsPerCall: z
      .int()
      .min(1)
      .max(100)
      .default(30)
      .describe("How many comments to ask for at a time; lower it if TikTok refuses so many."),
    dailyCalls: z
      .int()
      .positive()
      .default(10_000)
      .describe("Calls to the API in any 24 hours, for all accounts together; TikTok documents no limit."),
  })
  .prefault({})
  .describe("TikTok accounts, by the Business API.");

const PortalsConfig = z
  .strictObject({
    contact: z
      .string()
      .regex(/^[\x21-\x7e]+$/u, "must be one word without accents, such as an address")
      .optional()
      .describe("A page or mail address about us, told to every portal in the User-Agent; absent: none."),
    delaySeconds: z
      .number()
      .nonnegative()
      .default(3)
      .describe("Pause between two requests to one host; a longer Crawl-delay counts instead."),
    wholeListHours: z
      .number()
      .nonnegative()
      .default(24)
      .describe("A portal's whole list is read so often; in between, what changed or was commented on."),
    officers: z
      .array(z.string().min(1))
      .default([])
      .describe(
        "Names, as the portals show them, of the accounts that answer for the department: their comments are official.",
      ),
    sites: z
      .array(
        z.strictObject({
          nativeId: z.string().min(1).describe("The portal's id among the channels."),
          baseUrl: z.url({ protocol: /^https?$/u }).describe("Where its first page is."),
        }),
      )
      .default([])
      .describe("Portals that are elsewhere than at `https://` and their id."),
    privateHosts: z
      .array(z.string().min(1))
      .default([])
      .describe(
        "Hosts of portals inside our own network, as `host` or `host:port`; any other private address is refused.",
      ),
  })
  .prefault({})
  .describe("News portals that run WordPress.");

const InstagramConfig = z
  .strictObject({
    login: z
      .enum(["facebook", "instagram"])
      .default("facebook")
      .describe(
        "Through whom the token was given: `facebook` for accounts that are linked to pages, `instagram` for Instagram Login.",
      ),
    tokenVariable: secret(
      "SUARA_INSTAGRAM_TOKEN",
      "the token: of a system user or person with a role on the linked pages, or of the account itself for Instagram Login",
    ),
    appSecretVariable: environmentVariable
      .optional()
      .describe(
        "Name of the environment variable that holds the app's secret, where the app asks for proof.",
      ),
    baseUrl: z
      .url()
      .optional()
      .describe(
        "Where the API is, with its version; unless told, https://graph.facebook.com/v26.0, or https://graph.instagram.com/v26.0 for Instagram Login.",
      ),
    impressions: z
      .int()
      .positive()
      .default(1)
      .describe(
        "How often the least busy account is shown in 24 hours; each time is worth 4,800 calls to it.",
      ),
  })
  .prefault({})
  .describe("Professional accounts of Instagram, by the Graph API.");

const CollectConfig = z
  .strictObject({
    everyMinutes: z
      .number()
      .positive()
      .default(15)
      .describe("How long to wait between two visits of a channel."),
    backfillShare: z
      .number()
      .positive()
      .max(1)
      .default(0.5)
      .describe(
        "Part of a platform's budget that `suara backfill` may use; the rest is kept for the visits.",
      ),
    youtube: YoutubeConfig,
    whatsapp: WhatsappConfig,
    facebook: FacebookConfig,
    tiktok: TiktokConfig,
    portals: PortalsConfig,
    instagram: InstagramConfig,
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

const WebhooksConfig = z
  .strictObject({
    port: z
      .int()
      .min(0)
      .max(65_535)
      .default(7701)
      .describe("Port of 127.0.0.1 to listen on, behind a proxy with TLS; 0 takes a free one."),
    facebook: z
      .strictObject({
        verifyTokenVariable: secret(
          "SUARA_FACEBOOK_VERIFY_TOKEN",
          "the word that was typed into the settings of the app's webhook",
        ),
      })
      .optional()
      .describe("Answers Facebook at `/hooks/facebook`; needs `collect.facebook.appSecretVariable` too."),
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
    model: z.literal("fast").default("fast").describe("Tier of models that labels comments."),
    logLevel: z
      .enum(["debug", "info", "warn", "error"])
      .default("info")
      .describe("Least important line that is logged."),
  })
  .superRefine(({ channels, collect, webhooks }, context) => {
    if (webhooks.facebook !== undefined && collect.facebook.appSecretVariable === undefined) {
      context.addIssue({
        code: "custom",
        path: ["collect", "facebook", "appSecretVariable"],
        message: "is needed to check what `webhooks.facebook` receives",
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
