import type { AlertKind, AlertSeverity } from "../../schemas/alert.ts";
import type { AlertAnswer } from "../../schemas/board-alert.ts";
import type { Labels } from "../../schemas/labels.ts";
import type { ViewName } from "../chart.ts";
import { en } from "./en.ts";
import { ms } from "./ms.ts";

export type DashboardLanguage = "ms" | "en";

export const dashboardLanguages: readonly DashboardLanguage[] = ["ms", "en"];

type Names<K extends string> = Readonly<Record<K, string>>;

/** What a dashboard is called and says about itself. */
export interface PageWords {
  readonly title: string;
  readonly description: string;
  /** Markdown at its top. */
  readonly note: string;
}

/** Everything the dashboards say, once for each language: a missing text does not compile. */
export interface Words extends Labels {
  readonly writtenBy: Names<"true" | "false">;

  /** Values of alerts. */
  readonly severities: Names<AlertSeverity>;
  readonly alertKinds: Names<AlertKind>;
  readonly answers: Names<AlertAnswer>;
  readonly wholeNation: string;
  readonly allLanguages: string;

  readonly views: Names<ViewName>;
  readonly fields: Names<FieldWord>;
  readonly pages: Readonly<Record<"overview" | "issues" | "channels" | "alerts", PageWords>>;

  /** What is measured. */
  readonly comments: string;
  readonly commentsHeld: string;
  readonly authors: string;
  readonly postsCommented: string;
  readonly likes: string;
  readonly netSentiment: string;
  readonly negativeShare: string;
  readonly postsHeld: string;
  readonly platformCount: string;
  readonly viewsOfPosts: string;
  readonly likesOfPosts: string;
  readonly alerts: string;
  readonly issuesAlerted: string;
  readonly unanswered: string;
  readonly averageNegativeShare: string;
  readonly averageDelay: string;
  readonly longestDelay: string;
  readonly averageAnswer: string;
  readonly longestAnswer: string;

  /** Titles of panels. */
  readonly sentimentByDay: string;
  readonly sentimentSharesByDay: string;
  readonly sentimentByTopic: string;
  readonly sentimentSharesByTopic: string;
  readonly sentimentByPlatform: string;
  readonly sentimentByLanguage: string;
  readonly sentimentByLevel: string;
  readonly sentimentByState: string;
  readonly topicTable: string;
  readonly topicsByWeek: string;
  readonly topicsByState: string;
  readonly topicsByLanguage: string;
  readonly channelTable: string;
  readonly commentsByChannelAndWeek: string;
  readonly postsByChannel: string;
  readonly postsByWeek: string;
  readonly postsByKind: string;
  readonly heldAndCounted: string;
  readonly heldByPost: string;
  readonly countedByPost: string;
  readonly coverageByHour: string;
  readonly newestComments: string;
  readonly likedComments: string;
  readonly alertsByDay: string;
  readonly alertsByTopic: string;
  readonly alertsByState: string;
  readonly alertsByAnswer: string;
  readonly delayByDay: string;
  readonly whatBecameOfAlerts: string;
  readonly newestAlerts: string;
}

export type FieldWord =
  | "platform"
  | "channel"
  | "channelName"
  | "level"
  | "state"
  | "district"
  | "topic"
  | "sentiment"
  | "language"
  | "post"
  | "writtenBy"
  | "text"
  | "contentKind"
  | "likes"
  | "published"
  | "observed"
  | "platformCount"
  | "held"
  | "coverage"
  | "raised"
  | "issue"
  | "since"
  | "ended"
  | "commentsSince"
  | "usualLow"
  | "usualHigh"
  | "authors"
  | "delay"
  | "answeredAfter"
  | "negativeShare"
  | "usualNegativeShare"
  | "copies"
  | "alertKind"
  | "rule"
  | "severity"
  | "answer";

export const wordsOf: Readonly<Record<DashboardLanguage, Words>> = { ms, en };
