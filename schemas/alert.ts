import { z } from "zod";
import { LanguageCode } from "./analysed.ts";
import { DocumentId, Instant } from "./item.ts";
import { StateCode } from "./states.ts";

/** From least to most. */
export const alertSeverities = ["notice", "warning", "severe"] as const;
export const AlertSeverity = z.enum(alertSeverities);
export type AlertSeverity = z.infer<typeof AlertSeverity>;

/** Less than zero when `one` is less severe than `other`. */
export function compareSeverity(one: AlertSeverity, other: AlertSeverity): number {
  return alertSeverities.indexOf(one) - alertSeverities.indexOf(other);
}

/** What an alert says of its episode. One issue has one episode, which opens, may escalate and closes. */
export const AlertKind = z.enum(["opened", "escalated", "closed"]);
export type AlertKind = z.infer<typeof AlertKind>;

const Bilingual = z.object({ ms: z.string().min(1), en: z.string().min(1) });
export type Bilingual = Readonly<z.infer<typeof Bilingual>>;

const count = z.int().nonnegative();
const share = z.number().min(0).max(1);
const change = z.number().min(-1).max(1);

/** Which comments a series counts. */
export const AlertSeries = z.object({
  topic: z.string().nullable().describe("Id of a topic; `null` for comments on any."),
  term: z.string().nullable().describe("An emerging term that no topic covers; `null` for a topic's series."),
  state: StateCode.nullable().describe("`null` for the whole nation."),
  language: LanguageCode.nullable().describe("`null` for all languages."),
  channelId: z.string().nullable().describe("`null` for all channels."),
});
export type AlertSeries = Readonly<z.infer<typeof AlertSeries>>;

/** Which comments a rule counted, as it stood when it raised an alert; what is absent does not restrict. */
const RuleSeries = z.object({
  topics: z.array(z.string()).readonly().optional(),
  words: z.string().optional().describe("As in a search."),
  states: z.array(StateCode).readonly().optional(),
  languages: z.array(LanguageCode).readonly().optional(),
  channels: z.array(z.string()).readonly().optional(),
});

/** A comment or post that an alert shows. */
const Evidence = z.object({
  id: DocumentId,
  channelId: z.string(),
  publishedAt: Instant,
  url: z.url().nullable().describe("`null` when the platform gave no address."),
});

/** A comment that shows well what people say. */
export const AlertComment = Evidence.extend({ text: z.string().describe("Masked.") });
export type AlertComment = Readonly<z.infer<typeof AlertComment>>;

/** A post of ours under which it was said, published in the week before the rise or since: what it may be about. */
export const AlertPost = Evidence.extend({ caption: z.string().describe("Masked.") });
export type AlertPost = Readonly<z.infer<typeof AlertPost>>;

/** The negative share of what was observed, corrected for the models' errors, with a 95 % interval that covers them. */
export const NegativeShare = z.object({
  share,
  low: share,
  high: share,
  said: share
    .nullable()
    .default(null)
    .describe(
      "As the models said it; `null` in alerts of before shares were corrected, whose `share` it is.",
    ),
  n: z.int().positive().describe("Comments it is a share of."),
  usual: share
    .nullable()
    .describe(
      "Of the same comments before, or of all where those are too few, corrected alike; `null` when there were too few to say.",
    ),
  rise: z
    .object({ value: change, low: change, high: change })
    .nullable()
    .default(null)
    .describe(
      "How far `share` lies above `usual`, with a 95 % interval in which the models err alike in both; `null` as `usual`.",
    ),
});
export type NegativeShare = Readonly<z.infer<typeof NegativeShare>>;

/** An alert as it is kept and sent. Its words and numbers are final: nothing that is learned later changes them. */
export const Alert = z.object({
  id: z
    .string()
    .min(1)
    .describe("Made from the episode and its turn: the same however often the turn is computed."),
  episodeId: z.string().min(1),
  kind: AlertKind,
  severity: AlertSeverity,
  rule: z
    .string()
    .nullable()
    .describe("Name of the rule that raised it; `null` when Suara watched by itself."),
  series: AlertSeries,
  ruleSeries: RuleSeries.optional().describe(
    "Of a rule's alert: all that the rule counts, of which `series` has what has one value only.",
  ),
  since: Instant.describe("When the rise began."),
  raisedAt: Instant.describe("When the alert was made."),
  window: z.object({ from: Instant, to: Instant }).describe("The time that all numbers below are of."),
  observed: count.describe("Comments in the window."),
  expected: z
    .object({ low: z.number().nonnegative(), high: z.number().nonnegative() })
    .describe("How many comments are usual in such a window."),
  negative: NegativeShare.nullable().describe("`null` when there was no comment."),
  authors: count.nullable().describe("Distinct authors; `null` when the platforms did not say who wrote."),
  shareOfCopies: share
    .nullable()
    .describe("Of the comments, those in groups of copies; `null` when copies were not looked for."),
  terms: z.array(z.string().min(1)).max(10).readonly().describe("Words and phrases that rose, most first."),
  comments: z.array(AlertComment).max(5).readonly(),
  posts: z.array(AlertPost).max(5).readonly(),
  title: Bilingual,
  text: Bilingual.describe("What rose, from what to what, since when and where. Plain text."),
  delaySeconds: z
    .number()
    .nonnegative()
    .nullable()
    .describe(
      "From the publication of the comment that made the alert due to `raisedAt`; `null` for one that closes.",
    ),
});
export type Alert = Readonly<z.infer<typeof Alert>>;
