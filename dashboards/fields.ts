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

/** What all of them share. */
export type PlaceFields = Readonly<Record<keyof typeof channel, string>>;

/** What all but the hours share. */
export type CommonFields = Readonly<Record<keyof typeof channel | "time" | "post", string>>;
