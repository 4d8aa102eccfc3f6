import { z } from "zod";
import { AlertSeverity } from "./alert.ts";
import { AlertRule } from "./alert-rule.ts";
import { clockTime, environmentVariable, lowerCaseName } from "./config-values.ts";
import { StateCode } from "./states.ts";
import { TopicId } from "./taxonomy.ts";

const MailServerConfig = z
  .strictObject({
    host: z.string().min(1).describe("The server that takes our mail."),
    port: z.int().min(1).max(65_535).default(587).describe("Its port: 587, or 465 with `tls: implicit`."),
    tls: z
      .enum(["implicit", "starttls", "none"])
      .default("starttls")
      .describe("TLS from the first byte, by STARTTLS, or none. A server that can't gets no mail."),
    caFile: z
      .string()
      .min(1)
      .optional()
      .describe(
        "Certificate of the authority that signed the server's, as PEM; absent: those Node.js knows.",
      ),
    from: z
      .string()
      .regex(
        /^(?:[^<>\r\n]+ <[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/u,
        "must be an address, or `Name <address>`",
      )
      .describe("Sender, such as `Suara <suara@example.my>`."),
    username: z.string().min(1).optional().describe("User of the server; absent: no login."),
    passwordVariable: environmentVariable
      .default("SUARA_MAIL_PASSWORD")
      .describe("Name of the environment variable that holds the user's password, if there is a user."),
    timeoutSeconds: z
      .number()
      .positive()
      .max(300)
      .default(60)
      .describe("An attempt that takes longer is given up and made again later."),
  })
  .refine(({ tls, username }) => tls !== "none" || username === undefined, {
    path: ["tls"],
    message: "must not be `none` with a user: the password would go in the clear",
  })
  .optional()
  .describe("The mail server; needed for destinations of the kind `mail` and for reports by mail.");
export type MailServerConfig = NonNullable<z.infer<typeof MailServerConfig>>;

const QuietHours = z
  .strictObject({
    from: clockTime.default("22:00").describe("When quiet begins, in Malaysian time."),
    to: clockTime.default("07:00").describe("When quiet ends."),
    freeDays: z
      .boolean()
      .default(false)
      .describe("Weekends and public holidays of the destination's `state` are quiet all day."),
  })
  .optional()
  .describe(
    "When only severe alerts are sent; what else comes meanwhile is sent together afterwards. Absent: never.",
  );

const Digest = z
  .strictObject({
    below: AlertSeverity.exclude(["notice"])
      .default("warning")
      .describe("Alerts less severe than this wait for the digest."),
    at: clockTime
      .default("08:30")
      .describe("When it is sent, on each working day of the destination's `state`."),
  })
  .optional()
  .describe("A daily digest of the less severe alerts; absent: all are sent when they are raised.");

const common = {
  name: lowerCaseName.describe("Of your own, such as `duty`; stands in logs and commands."),
  languages: z
    .array(z.enum(["ms", "en"]))
    .min(1)
    .max(2)
    .default(["ms", "en"])
    .describe("In which languages, in this order."),
  atLeast: AlertSeverity.default("notice").describe(
    "Less severe alerts that Suara raises by itself are not sent there.",
  ),
  states: z
    .array(StateCode)
    .optional()
    .describe(
      "Of the alerts that Suara raises by itself only those about these states; absent: about all, and the whole nation.",
    ),
  topics: z
    .array(TopicId)
    .optional()
    .describe("Of those only the ones about these topics; absent: about all."),
  state: StateCode.default("MY-16").describe(
    "Whose calendar says which days are working days; Putrajaya's for headquarters.",
  ),
  quietHours: QuietHours,
  digest: Digest,
  mostPerHour: z
    .int()
    .min(1)
    .max(60)
    .default(6)
    .describe("Most messages within any hour; what is more comes together in one."),
};

const addressVariable = environmentVariable.describe(
  "Name of the environment variable that holds the webhook's address, which is a secret.",
);

const Destination = z.discriminatedUnion("kind", [
  z.strictObject({
    ...common,
    kind: z.literal("mail").describe("Mail to a list of people."),
    to: z.array(z.email()).min(1).max(100).describe("Their addresses."),
  }),
  z.strictObject({
    ...common,
    kind: z.literal("webhook").describe("JSON, signed, to a program of your own."),
    addressVariable,
    secretVariable: environmentVariable.describe(
      "Name of the environment variable that holds the secret to sign with: base64 of 24 to 64 random bytes, after `whsec_`.",
    ),
  }),
  z.strictObject({
    ...common,
    kind: z.literal("slack").describe("An incoming webhook of Slack."),
    addressVariable,
  }),
  z.strictObject({
    ...common,
    kind: z.literal("teams").describe("A workflow of Microsoft Teams that posts what its webhook receives."),
    addressVariable,
  }),
  z.strictObject({
    ...common,
    kind: z.literal("telegram").describe("A chat, by a bot of Telegram."),
    chatId: z.string().min(1).describe("The chat's number, or `@name` of a channel."),
    tokenVariable: environmentVariable.describe(
      "Name of the environment variable that holds the bot's token.",
    ),
    baseUrl: z.url().default("https://api.telegram.org").describe("Where Telegram's Bot API is."),
  }),
]);
export type Destination = z.infer<typeof Destination>;

export const AlertsConfig = z
  .strictObject({
    destinations: z.array(Destination).default([]).describe("Who is told of alerts, and how."),
    rules: z
      .array(AlertRule)
      .max(100)
      .default([])
      .describe(
        "Rules of your own, beside what Suara watches by itself. `suara alerts replay` tries one on what is stored.",
      ),
    mail: MailServerConfig,
    privateHosts: z
      .array(z.string().min(1))
      .default([])
      .describe(
        "Hosts of webhooks inside our own network, as `host` or `host:port`; only these may have a private address or do without https.",
      ),
    webhookTimeoutSeconds: z
      .number()
      .positive()
      .max(300)
      .default(30)
      .describe("An attempt that takes longer is given up and made again later."),
  })
  .superRefine(({ destinations, mail }, context) => {
    const seen = new Set<string>();
    for (const [position, { name, kind }] of destinations.entries()) {
      if (seen.has(name))
        context.addIssue({
          code: "custom",
          path: ["destinations", position, "name"],
          message: `the name ${name} is used twice`,
        });
      seen.add(name);
      if (kind === "mail" && mail === undefined)
        context.addIssue({
          code: "custom",
          path: ["mail"],
          message: `is needed for the destination ${name}`,
        });
    }
  })
  .prefault({})
  .describe("Alerts.");
