import type { ReportKind } from "../../../schemas/report.ts";

/** The ways in which a change may be told. */
export interface ChangeSentences {
  /** `by` is how much, `from` the period before. */
  readonly rose: (by: string, interval: string, from: string) => string;
  readonly fell: (by: string, interval: string, from: string) => string;
  readonly noMeasurableChange: (from: string) => string;
  readonly tooFew: (from: string) => string;
}

/** What to do with an issue. */
export type Advice =
  | "acknowledge"
  | "answer"
  | "eased"
  | "watch"
  | "wait"
  | "unknown"
  | "newIssue"
  | "unclear"
  | "none";

/** Everything that a report says in sentences. Numbers and dates come in written; `count` chooses the form. */
export interface Sentences {
  /** Such as `on 16 November 2026`; of a week from the first day to the last. */
  readonly during: Readonly<Record<ReportKind, (days: string) => string>>;
  readonly received: (count: number, comments: string, people: string, during: string) => string;
  readonly nothingReceived: (during: string) => string;
  /** Of a period without a comment in which nobody looked. */
  readonly silenceUnknown: string;
  readonly people: (count: number, people: string, estimated: boolean) => string;
  readonly volume: ChangeSentences;
  readonly negativeShare: (share: string, level: string, interval: string) => string;
  /** The same where the interval is so wide that no one figure may be said. */
  readonly negativeUncertain: (level: string, interval: string) => string;
  /** `fewest`: people without whom no sentiment is shown. */
  readonly sentimentHidden: (fewest: string) => string;
  readonly negative: ChangeSentences;
  readonly noComparison: string;
  /** Of counts, where one of the periods may not be held whole. */
  readonly countsNotCompared: string;
  /** Of a count: there was nothing in the period before. */
  readonly fromNothing: (from: string) => string;
  /** The period was not over when the numbers were read. */
  readonly incomplete: (time: string) => string;
  /** How the period before is called where it ended when this one began. */
  readonly before: Readonly<Record<ReportKind, string>>;
  readonly mainIssues: (count: number, names: string) => string;
  /** The same where nothing about them changed: they are only what was spoken of most. */
  readonly mostSpokenOf: (count: number, names: string) => string;
  readonly noIssue: string;
  /** What a chart shows: the day, or the topic, of which most was said. */
  readonly mostOnDay: (day: string, comments: string) => string;
  readonly mostAbout: (count: number, topic: string, comments: string) => string;
  readonly noSignificantChange: string;
  readonly alertsWaiting: (count: number, alerts: string) => string;
  readonly answerNeeded: (names: string) => string;
  readonly newlySpokenOf: (names: string) => string;
  /** Though no single issue stands out. */
  readonly negativeRose: string;
  readonly nothingUrgent: string;
  readonly gaps: (count: number, gaps: string) => string;
  /** `first` is the title of the most severe, with the day on which its rise began; `open`: not all have been closed. */
  readonly alerts: (count: number, alerts: string, first: string, since: string, open: boolean) => string;
  readonly joined: (dates: string) => string;
  /** The same where the sentiment is compared with nothing for that reason. */
  readonly notCompared: (dates: string) => string;
  readonly notAlike: string;
  readonly late: (count: number, comments: string) => string;
  /** Of channels of which nothing had been read when the period ended. */
  readonly latePast: (count: number, comments: string) => string;
  /** `from` is the period before. */
  readonly lateBefore: (count: number, comments: string, from: string) => string;
  readonly lateUnknown: string;
  /** `listed`: the numbers stand in the report itself, else only in its tables. */
  readonly corrected: (count: number, fields: string, version: string, listed: boolean) => string;

  /** `from` is how the period before is called, `before` its number; `null`: not known. */
  readonly issueFacts: (count: number, comments: string, before: string | null, from: string) => string;
  readonly issueNegative: (share: string, interval: string) => string;
  /** The same where the interval is too wide for one figure. */
  readonly issueUncertain: (interval: string) => string;
  readonly advice: Readonly<Record<Advice, string>>;
  readonly evidenceRemoved: string;
  readonly emerging: Readonly<Record<"tooShort" | "tooMany", string>>;
  /** `oneIn`: of so many comments one was read, `comments` in all. */
  readonly emergingSample: (oneIn: string, comments: string) => string;

  readonly official: (count: number, comments: string) => string;
  /** Of several days, how many of them. */
  readonly workingDays: (count: number, days: string) => string;
  readonly workingDay: string;
  readonly freeDay: string;
  readonly holidays: string;
  readonly copies: (count: number, groups: string, comments: string) => string;
  readonly noCopies: string;
  readonly withoutCopies: (negative: string, interval: string) => string;
  readonly noGaps: string;
  /** Nobody looked at what the platforms count. */
  readonly coverageUnknown: string;
  readonly labels: (count: number, checked: string) => string;
  readonly noLabels: string;
  readonly alpha: (alpha: string) => string;
  readonly alphaUnknown: string;
  readonly join: (day: string, from: string, to: string) => string;
  readonly read: (time: string, queries: string, documents: string) => string;
}
