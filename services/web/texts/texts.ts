import type { LabelErrors } from "../../../pipelines/stats/label-errors.ts";
import type { TimeStep } from "../../../pipelines/ports/search-index.ts";
import type { BudgetLeft, MissingReason } from "../../../schemas/channel-report.ts";
import type { Tier } from "../../../schemas/config-values.ts";
import type { CommentFlag, FaultKind } from "../../../schemas/analysed.ts";
import type { ErrorCode } from "../../../schemas/errors.ts";
import type { Labels } from "../../../schemas/labels.ts";
import type { SubscriptionFault } from "../../../schemas/subscription.ts";
import type { GapReason } from "../../../schemas/post-ledger.ts";
import type { PageLanguage } from "../language.ts";
import type { AlertsTexts } from "./alerts-texts.ts";
import type { ReportsTexts } from "./reports-texts.ts";
import type { ChangesTexts } from "./changes-texts.ts";
import type { CopiesTexts } from "./copies-texts.ts";
import type { EmergingTexts } from "./emerging-texts.ts";
import type { ListField, Period, View, Who } from "../view.ts";
import { en } from "./en.ts";
import { ms } from "./ms.ts";

type Names<K extends string> = Readonly<Record<K, string>>;

/** Everything the page says, once for each language: a missing text does not compile. Numbers and dates come in formatted. */
export interface Texts extends Labels {
  readonly htmlLang: string;
  readonly tagline: string;
  readonly skipToContent: string;
  readonly navigation: string;
  readonly overview: string;
  readonly comments: string;
  readonly posts: string;
  readonly emerging: string;
  readonly emergingIssues: EmergingTexts;
  readonly changes: ChangesTexts;
  readonly copies: CopiesTexts;
  readonly alerts: AlertsTexts;
  readonly reports: ReportsTexts;
  /** The other language's name, in that language. */
  readonly otherLanguage: string;
  readonly footer: string;

  readonly period: string;
  readonly periods: Names<Period>;
  readonly range: (from: string, to: string) => string;
  readonly rangeFrom: (from: string) => string;
  readonly rangeUntil: (to: string) => string;
  readonly allTime: string;
  readonly newestHeld: (time: string) => string;
  readonly newestIsOld: (date: string) => string;

  readonly filters: string;
  readonly moreFilters: string;
  readonly fields: Names<ListField | "who" | "words" | "range">;
  readonly flags: Names<CommentFlag>;
  readonly faults: Names<FaultKind>;
  readonly faultAt: (fault: string, place: string) => string;
  /** Before the bodies, programmes, persons in office and places that a comment names. */
  readonly names: string;
  readonly wordsHint: string;
  readonly apply: string;
  readonly clearAll: string;
  readonly active: string;
  readonly remove: (filter: string) => string;
  readonly who: Names<Who>;
  readonly postOf: (caption: string) => string;

  readonly headlines: string;
  readonly commentsNote: string;
  readonly authors: string;
  readonly authorsNote: string;
  readonly about: (number: string) => string;
  readonly authorsError: (percent: string) => string;
  readonly postsCommented: string;
  readonly postsNote: string;
  readonly likes: string;
  readonly likesNote: string;
  readonly shares: string;
  /** A link that downloads the shares by topic, state and channel. */
  readonly sharesAsCsv: string;
  readonly shareOf: (n: string) => string;
  readonly interval: (range: string) => string;
  readonly to: string;
  readonly netSentiment: string;
  readonly netOfAll: string;
  readonly netOfOpinions: string;
  readonly netOfAllFormula: string;
  readonly netOfOpinionsFormula: string;
  readonly netNone: string;
  /** Before how many comments a model said so, and of how many. */
  readonly saidShare: (share: string) => string;
  readonly caution: string;
  /** Whose labels tell how often the models err, and how many there are. */
  readonly errorsFrom: Readonly<Record<LabelErrors["source"], (n: string) => string>>;
  readonly tooFewVoices: (n: string) => string;
  readonly tooFewVoicesNote: (n: string) => string;
  readonly cautionOnUnsure: string;
  readonly sharesHidden: string;
  readonly small: (n: string) => string;

  readonly timeLine: Readonly<Record<TimeStep, string>>;
  /** Of drawings whose bars are counts as the models said them. */
  readonly barsNote: string;
  readonly timeLineGap: string;
  /** Of a time of which some channel has not been collected to its end. */
  readonly incomplete: string;
  /** Of the moment from which another model labels most comments. */
  readonly modelJoin: string;
  readonly modelJoinAt: (when: string, from: string, to: string) => string;
  readonly modelsOfSeries: (named: string) => string;
  readonly modelsMixed: (steps: string) => string;
  readonly collectedTo: (time: string) => string;
  readonly channelsBehind: (names: string) => string;
  readonly neverCollected: string;
  readonly collectedOnlyTo: (time: string) => string;
  readonly when: string;
  readonly topics: string;
  readonly topicsNote: string;
  readonly topicsChosenNote: string;
  readonly topicsShown: (shown: string, all: string) => string;
  /** How well the models read. */
  readonly quality: {
    readonly title: string;
    readonly lead: string;
    readonly tiers: Names<Tier>;
    readonly tasks: Names<"sentiment" | "language" | "topics" | "sarcasm">;
    readonly byTask: string;
    readonly byLanguage: string;
    readonly byLabel: string;
    readonly task: string;
    readonly language: string;
    readonly label: string;
    readonly rows: string;
    readonly precision: string;
    readonly recall: string;
    readonly scoreHint: string;
    readonly limits: string;
  };
  readonly definitions: {
    readonly title: string;
    readonly lead: string;
    readonly in: string;
    readonly out: string;
    readonly examples: string;
    readonly near: string;
    readonly words: string;
    readonly hints: string;
    readonly added: string;
    readonly none: string;
    readonly comments: string;
    readonly version: (version: string) => string;
    readonly history: string;
  };
  readonly channels: string;
  readonly channel: string;
  readonly topic: string;
  readonly platformAndLevel: string;
  readonly shareOfComments: string;
  readonly net: string;
  readonly numbersAsTable: string;
  readonly newest: string;
  readonly mostLiked: string;
  readonly seeAll: string;
  readonly nothing: string;
  readonly nothingHint: string;
  readonly emptyIndex: string;
  readonly emptyIndexHint: string;

  readonly listTotal: (count: number, formatted: string) => string;
  readonly sortBy: string;
  readonly orders: Names<View["order"]>;
  readonly nextPage: string;
  readonly firstPage: string;
  readonly toOverview: string;
  readonly likesOf: (count: number, formatted: string) => string;
  readonly likesUnknown: string;
  readonly unsure: string;
  readonly edited: string;
  readonly earlierTexts: (count: number, formatted: string) => string;
  readonly lastSeenSo: (time: string) => string;
  readonly reply: string;
  readonly byChannel: string;
  readonly original: string;
  readonly originalPost: string;
  readonly thePost: string;
  readonly cut: (characters: string) => string;
  readonly noText: string;

  readonly post: string;
  readonly noCaption: string;
  readonly published: string;
  readonly platformCount: string;
  readonly platformCountAt: (time: string) => string;
  readonly platformCountUnknown: string;
  readonly held: string;
  /** How many of the held comments the channel itself wrote. */
  readonly heldNote: (official: number, formatted: string) => string;
  readonly deleted: string;
  readonly deletedNote: string;
  readonly coverage: string;
  /** Why more is held on X than it counts. */
  readonly countsDirectOnly: string;
  readonly coverageNote: string;
  readonly whyTheyDiffer: string;
  readonly countsAgree: string;
  /** What follows a number of comments, or stands alone where nobody can tell how many. */
  readonly gaps: Names<GapReason>;
  readonly gapCount: (count: string, gap: string) => string;
  readonly gapAtMost: (count: string, gap: string) => string;
  readonly dayByDay: string;
  readonly day: string;
  /** Of a day on which nobody asked the platform. */
  readonly notLooked: string;
  readonly heldByThen: string;
  readonly heldByThenNote: string;
  readonly postsThatDiffer: string;
  readonly allCountsAgree: string;
  readonly countsDiffer: (platformCount: string, held: string) => string;
  readonly deletedComments: (count: number, formatted: string) => string;
  readonly deletedKept: string;
  readonly deletedShown: (shown: string, all: string) => string;
  readonly foundDeleted: string;
  readonly reactions: string;
  /** Under the platform's own name of the type; others are shown as the platform calls them. */
  readonly reactionTypes: Readonly<Record<string, string>>;
  readonly reactionsAt: (time: string, counts: string) => string;
  readonly reactionsCounted: string;
  readonly reactionsNote: string;
  readonly postsShown: (shown: string, all: string) => string;
  readonly postUnknown: string;

  readonly channelsHint: string;
  readonly whatIsMissing: string;
  readonly visits: string;
  readonly postsKnown: (posts: number, formatted: string) => string;
  readonly missing: Readonly<Record<MissingReason, (posts: number, formatted: string) => string>>;
  readonly nothingMissing: string;
  readonly countsNothing: string;
  readonly lastImport: (time: string) => string;
  readonly importedNext: string;
  readonly lastSuccess: (time: string) => string;
  readonly nextVisit: (time: string) => string;
  readonly notVisited: string;
  readonly never: string;
  readonly visitUnderWay: string;
  /** Of the last seven days, hour by hour. */
  readonly lowestCoverage: (percent: string, hour: string) => string;
  readonly hoursNotRead: (hours: string) => string;
  readonly unreadSince: (time: string) => string;
  /** `expected`: comments that usually come in that time. */
  readonly silentSince: (time: string, expected: string) => string;
  /** Of 24 hours up to `to`. */
  readonly fewerThanUsual: (count: string, expected: string, to: string) => string;
  readonly budgetLeft: Readonly<Record<BudgetLeft["per"], (units: string, of: string) => string>>;
  readonly budgetShared: string;
  /** Of the comments that polling found since pushes come, how many a push had announced. */
  readonly pushesAnnounced: (announced: string, all: string) => string;
  /** A hub pushes word of new and deleted videos. */
  readonly videosPushedUntil: (time: string) => string;
  readonly subscriptionFaults: Names<SubscriptionFault>;
  readonly failedAt: (what: string, time: string) => string;
  readonly backfillListing: (since: string) => string;
  readonly backfillGoesOn: (since: string, done: string, posts: string) => string;
  readonly backfillDone: (since: string, time: string) => string;
  readonly backfillWaits: (time: string) => string;
  readonly backfillHeldUp: (what: string, time: string) => string;
  readonly collectFailures: Names<Extract<ErrorCode, `SOURCE_${string}`>>;
  readonly noChannels: string;

  readonly badRequest: string;
  readonly badRequestHint: string;
  readonly unknownParameter: (parameter: string) => string;
  readonly badValue: (parameter: string) => string;
  readonly badCursor: string;
  readonly badAddress: string;
  readonly notFound: string;
  readonly notFoundHint: string;
  readonly unavailable: string;
  readonly unavailableHint: string;
  readonly failed: string;
  readonly failedHint: string;
  readonly wrongHost: string;
  readonly onlyReading: string;
}

export const texts: Readonly<Record<PageLanguage, Texts>> = { ms, en };
