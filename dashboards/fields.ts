/** The fields the dashboards ask, by the index they lie in; a test holds each against the index's own mapping. */

const channel = {
  channel: "channel.id",
  channelName: "channel.name",
  platform: "channel.platform",
  level: "channel.level",
  state: "channel.state",
  district: "channel.district",
} as const;

export const comments = {
  ...channel,
  time: "comment.publishedAt",
  post: "comment.postId",
  author: "comment.author",
  official: "comment.official",
  text: "comment.text",
  likes: "comment.likes",
  language: "comment.language.code",
  sentiment: "comment.sentiment.label",
  topic: "comment.topics.id",
  kind: "kind",
} as const;

export const posts = {
  ...channel,
  time: "post.publishedAt",
  post: "post.id",
  kind: "post.kind",
  views: "post.views",
  likes: "post.likes",
} as const;

export const coverage = {
  ...channel,
  time: "coverage.observedAt",
  post: "coverage.postId",
  platformCount: "coverage.platformCount",
} as const;

/** Of each channel and hour. */
export const hours = {
  ...channel,
  time: "channelHour.hour",
  platformCount: "channelHour.platformCount",
  held: "channelHour.held",
  coverage: "channelHour.ratio",
} as const;

/** Of schemas/board-alert.ts. */
export const alerts = {
  time: "alert.raisedAt",
  title: { ms: "alert.title.ms", en: "alert.title.en" },
  episode: "alert.episodeId",
  kind: "alert.kind",
  severity: "alert.severity",
  rule: "alert.rule",
  topic: "alert.topic",
  state: "alert.state",
  language: "alert.language",
  channel: "alert.channelId",
  since: "alert.since",
  ended: "alert.endedAt",
  observed: "alert.observed",
  usualLow: "alert.usualLow",
  usualHigh: "alert.usualHigh",
  negativeShare: "alert.negativeShare",
  usualNegativeShare: "alert.usualNegativeShare",
  authors: "alert.authors",
  copies: "alert.shareOfCopies",
  delay: "alert.delayMinutes",
  answer: "alert.answer",
  answeredAfter: "alert.answeredAfterMinutes",
} as const;

/** What all but the alerts share. */
export type PlaceFields = Readonly<Record<keyof typeof channel, string>>;

/** What all but the hours share. */
export type CommonFields = Readonly<Record<keyof typeof channel | "time" | "post", string>>;
