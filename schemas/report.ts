import { z } from "zod";
import { AlertSeverity } from "./alert.ts";
import { LanguageCode } from "./analysed.ts";
import { Platform } from "./channel.ts";
import { EntityKind } from "./entities.ts";
import { ContentKind, DocumentId, Instant } from "./item.ts";
import { StateCode } from "./states.ts";

export const ReportKind = z.enum(["daily", "weekly", "monthly"]);
export type ReportKind = z.infer<typeof ReportKind>;

export const ReportLanguage = z.enum(["ms", "en"]);
export type ReportLanguage = z.infer<typeof ReportLanguage>;

export const reportFormats = ["html", "pdf", "csv", "json"] as const;
export const ReportFormat = z.enum(reportFormats);
export type ReportFormat = z.infer<typeof ReportFormat>;

/** The media type of each format, as a browser or a mail is told. */
export const reportMediaTypes: Readonly<Record<ReportFormat, string>> = {
  html: "text/html; charset=utf-8",
  pdf: "application/pdf",
  csv: "text/csv; charset=utf-8",
  json: "application/json",
};

/** What a report is about. */
export const ReportScope = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("nation") }),
  z.object({ kind: z.literal("state"), state: StateCode }),
  z.object({ kind: z.literal("district"), state: StateCode, district: z.string().min(1) }),
  z.object({ kind: z.literal("topic"), topic: z.string().min(1) }),
  z.object({ kind: z.literal("channel"), channelId: z.string().min(1) }),
]);
export type ReportScope = Readonly<z.infer<typeof ReportScope>>;

const count = z.int().nonnegative();
const share = z.number().min(0).max(1);
const interval = z.object({ low: z.number(), high: z.number() });
const Estimate = z.object({ value: z.number(), interval });

/** What may be said of a difference: never more than its interval allows. */
export const ChangeVerdict = z.enum(["rose", "fell", "noMeasurableChange", "tooFew"]);
export type ChangeVerdict = z.infer<typeof ChangeVerdict>;

/** A difference between the period and the one before. */
const Change = z.object({
  verdict: ChangeVerdict,
  estimate: Estimate.nullable().describe(
    "`null` when the verdict is `tooFew`, and of a count that rose from nothing.",
  ),
});

const Shares = z.object({ negative: Estimate, neutral: Estimate, positive: Estimate });

/** Sentiment of some comments; wherever it stands, `null` means that fewer than ten people wrote. */
const SentimentFigures = z.object({
  n: count.describe("Comments they are shares of."),
  counts: z.object({ negative: count, neutral: count, positive: count }).describe("As the models said."),
  said: Shares.describe("As the models said."),
  corrected: Shares.describe("Corrected for the models' errors, which the intervals cover."),
  net: Estimate.describe("(positive - negative) / all, corrected."),
  netOfOpinions: Estimate.nullable().describe(
    "(positive - negative) / (positive + negative), corrected; `null` where there may be neither.",
  ),
});
export type SentimentFigures = Readonly<z.infer<typeof SentimentFigures>>;

const bilingual = z.object({ ms: z.string().min(1), en: z.string().min(1) });

const authors = z
  .object({ value: count, relativeError: z.number().nonnegative() })
  .describe("Distinct authors, and the relative standard error of an estimate; 0 for an exact count.");

/** Comments of one topic, state, channel ... and how they compare with the period before. */
export const ReportRow = z.object({
  id: z.string().min(1),
  name: bilingual,
  comments: count,
  shareOfComments: share,
  before: count.nullable().describe("Comments of the period before; `null` without one."),
  sentiment: SentimentFigures.nullable(),
  volume: Change.nullable().describe("Ratio of the counts; `null` without a period before."),
  negative: Change.nullable().describe(
    "Of the corrected negative share, as a fraction; `null` without a period before and where another model labelled a part of the two.",
  ),
  discovered: z
    .boolean()
    .describe("Whether its change stands at the false-discovery rate that the method states."),
});
export type ReportRow = Readonly<z.infer<typeof ReportRow>>;

/** Comments shown as examples, by id: their texts are looked up when the report is drawn, so that what was deleted or erased since is not shown. */
const Evidence = z.object({ id: DocumentId, channelId: z.string(), publishedAt: Instant });
export type ReportEvidence = Readonly<z.infer<typeof Evidence>>;

const Period = z.object({
  from: Instant.describe("Its first moment."),
  to: Instant.describe("The first moment after it."),
  days: z.int().positive(),
  workingDays: count.describe("By the calendar of the scope's state; Putrajaya's for the nation."),
  holidays: z.array(z.object({ date: z.iso.date(), ms: z.string(), en: z.string() })).readonly(),
});
export type ReportPeriod = Readonly<z.infer<typeof Period>>;

/** A report: numbers first, from which every format and language is drawn. Final once issued; a correction is a new version. */
export const Report = z.object({
  schema: z.literal("suara.report@1"),
  kind: ReportKind,
  scope: ReportScope,
  scopeName: bilingual,
  period: Period,
  comparison: Period.nullable().describe(
    "The last comparable period; `null` when nothing was collected in it.",
  ),
  complete: z
    .boolean()
    .describe("Whether the period was over when the numbers were read; otherwise nothing is compared."),
  alike: z
    .boolean()
    .describe(
      "Whether both have the same number of days, working days and holidays; `true` without a comparison.",
    ),
  readAt: Instant.describe("When the numbers were read."),
  version: z.int().positive().describe("1, and one more for each correction after issue."),
  corrections: z
    .array(z.object({ field: z.string(), before: z.string(), after: z.string() }))
    .readonly()
    .describe("What differs from the version before, by the path of the number."),

  volume: z.object({
    comments: count,
    official: count.describe("Comments of the channels themselves, which are in no other figure."),
    authors,
    before: count.nullable(),
    authorsBefore: authors.nullable(),
    change: Change.nullable().describe("Ratio of the counts."),
    byDay: z
      .array(
        z.object({
          date: z.iso.date().describe("In Malaysia."),
          comments: count.nullable().describe("`null`: nothing was read on that day, which is no zero."),
          counts: z.object({ negative: count, neutral: count, positive: count }).nullable(),
        }),
      )
      .readonly(),
  }),
  sentiment: SentimentFigures.nullable(),
  sentimentBefore: SentimentFigures.nullable(),
  change: z
    .object({ negative: Change, positive: Change, net: Change })
    .nullable()
    .describe(
      "Of the corrected shares; `null` without a comparison, and where another model labelled a part of the two (`joins`): that would be no trend.",
    ),

  topics: z.array(ReportRow).readonly().describe("Most comments first; `other` is left out."),
  states: z.array(ReportRow).readonly(),
  districts: z.array(ReportRow).readonly().describe("`id` is `MY-01/District`."),
  languages: z.array(ReportRow).readonly(),
  platforms: z.array(ReportRow).readonly(),
  channels: z.array(ReportRow).readonly(),

  emerging: z
    .enum(["searched", "sampled", "tooShort", "tooMany"])
    .describe(
      "Whether what began to be spoken of was looked for in all comments. `tooShort`: too little is held of the weeks before; `sampled`: in `emergingSample`; `tooMany`, in reports of before 2026-11-29: more than were read, so only what alerts had found is among the issues.",
    ),
  emergingSample: z
    .object({
      oneIn: z.int().min(2).describe("One in so many comments was read, spread evenly over the period."),
      comments: count.describe("Of the period, that were read; copies of a message once."),
    })
    .optional()
    .describe(
      "Where new issues were looked for in a sample, by which their comments are estimated. Absent where all comments were read or none.",
    ),
  /** At most three in a daily report: what a reader should know first. */
  issues: z
    .array(
      z.object({
        kind: z.enum(["topic", "emerging"]),
        id: z.string().describe("Topic id, or the emerging issue's name."),
        name: bilingual,
        comments: count,
        before: count.nullable(),
        sentiment: SentimentFigures.nullable(),
        volume: Change.nullable(),
        negative: Change.nullable(),
        terms: z.array(z.string()).readonly(),
        evidence: z.array(Evidence).max(5).readonly(),
        alertIds: z.array(z.string()).readonly(),
      }),
    )
    .readonly(),

  posts: z.object({
    byKind: z
      .array(
        z.object({
          kind: ContentKind,
          posts: count.describe("Published in the period."),
          comments: count.describe("Of the public in the period, under posts of this kind."),
          views: count.nullable().describe("Sum of those that are known; `null` when no platform said."),
          reactions: count.nullable(),
          sentiment: SentimentFigures.nullable(),
        }),
      )
      .readonly(),
    most: z
      .array(
        z.object({
          id: DocumentId,
          channelId: z.string(),
          caption: z.string(),
          kind: ContentKind,
          publishedAt: Instant,
          url: z.url().nullable(),
          comments: count,
          views: count.nullable(),
          reactions: count.nullable(),
          sentiment: SentimentFigures.nullable(),
        }),
      )
      .readonly()
      .describe("Under which most was said in the period."),
  }),
  entities: z
    .array(
      z.object({
        id: z.string(),
        kind: EntityKind,
        name: bilingual,
        comments: count,
        before: count.nullable(),
        sentiment: SentimentFigures.nullable(),
      }),
    )
    .readonly()
    .describe("Spokespersons, agencies and programmes that were named, most comments first."),

  alerts: z
    .array(
      z.object({
        id: z.string(),
        severity: AlertSeverity,
        title: bilingual,
        topic: z.string().nullable(),
        state: StateCode.nullable(),
        language: LanguageCode.nullable(),
        since: Instant,
        raisedAt: Instant,
        closedAt: Instant.nullable().describe("`null` while it is open."),
        acknowledgedAt: Instant.nullable(),
        observed: count,
        expected: interval,
      }),
    )
    .readonly(),

  copies: z.object({
    groups: count,
    comments: count.describe("In groups of copies."),
    withoutCopies: SentimentFigures.nullable().describe("All figures again with one voice of each group."),
  }),
  coverage: z.object({
    channels: z
      .array(
        z.object({
          channelId: z.string(),
          platform: Platform,
          held: count.nullable(),
          platformCount: count.nullable(),
          hoursRead: count,
          hoursMissing: count,
        }),
      )
      .readonly(),
    gaps: z.array(z.object({ channelId: z.string(), from: Instant, to: Instant })).readonly(),
    late: z
      .object({
        comments: count.describe("Of the period, of channels that were being read when it ended."),
        past: count.describe(
          "Of the period, of channels of which nothing had been read when it ended: from their past, or from files.",
        ),
        before: count
          .nullable()
          .describe(
            "Of the period before, more than a day after that had ended, as `comments` are; `null` without one and when not known.",
          ),
      })
      .nullable()
      .describe(
        "Comments that were first collected after the period had ended; `null` when not known, and while it is not over.",
      ),
  }),
  models: z
    .array(z.object({ task: z.string(), model: z.string(), comments: count }))
    .readonly()
    .describe("Which model labelled how many comments of the period."),
  joins: z
    .array(z.object({ at: Instant, from: z.string(), to: z.string() }))
    .readonly()
    .describe("Where one model took over from another: a join of the series, not a trend."),
  labels: z.object({
    checked: count.describe("Comments of the period whose label a person gave."),
    measuredOn: count.describe("Labelled comments that the models' errors are known from."),
    alpha: z
      .number()
      .nullable()
      .describe("Krippendorff's, of the people who labelled; `null` when not known."),
  }),
  method: z.object({
    level: share.describe("Of every interval."),
    falseDiscoveryRate: share,
    fewestVoices: count,
    draws: count,
  }),
  read: z.object({
    suara: z.string().describe("Version of the program."),
    queries: count,
    documents: count.describe("Comments that the answers counted."),
    filter: z.string().describe("The question, as JSON."),
    hash: z.string().describe("SHA-256 of all answers that the numbers were made from."),
  }),
});
export type Report = Readonly<z.infer<typeof Report>>;
