import * as fc from "fast-check";
import type { Analysis } from "../../schemas/analysed.ts";
import { CommentFlag, LanguageCode, SentimentLabel } from "../../schemas/analysed.ts";
import type { Channel } from "../../schemas/channel.ts";
import { channelHourId } from "../../schemas/channel-coverage.ts";
import type { ChannelHour } from "../../schemas/channel-coverage.ts";
import type { CommentDocument, IndexDocument, PostDocument } from "../../schemas/document.ts";
import { documentVersion, tombstoneVersion } from "../../schemas/document.ts";
import type {
  Comment,
  Coverage,
  Deletion,
  DocumentId,
  Instant,
  Post,
  Reactions,
} from "../../schemas/item.ts";

/** Made-up documents for tests. Every person, page and word here is invented. */

export const channels = {
  hqYoutube: { id: "hq-youtube", platform: "youtube", nativeId: "UC0", name: "Ibu Pejabat", level: "hq" },
  hqTiktok: { id: "hq-tiktok", platform: "tiktok", nativeId: "tt0", name: "Ibu Pejabat TikTok", level: "hq" },
  johor: {
    id: "johor",
    platform: "facebook",
    nativeId: "fb1",
    name: "Johor",
    level: "state",
    state: "MY-01",
  },
  selangor: {
    id: "selangor",
    platform: "facebook",
    nativeId: "fb10",
    name: "Selangor",
    level: "state",
    state: "MY-10",
  },
  batuPahat: {
    id: "batu-pahat",
    platform: "facebook",
    nativeId: "fb1-2",
    name: "Batu Pahat",
    level: "district",
    state: "MY-01",
    district: "Batu Pahat",
  },
  klang: {
    id: "klang",
    platform: "instagram",
    nativeId: "ig10-3",
    name: "Klang",
    level: "district",
    state: "MY-10",
    district: "Klang",
  },
} as const satisfies Record<string, Channel>;

export const allChannels: readonly Channel[] = Object.values(channels);

const morning: Instant = "2026-03-02T01:00:00.000Z";

/** What a document of any kind may be told: its channel, when it was observed, and which model generation wrote it. */
export interface Circumstances {
  readonly channel?: Channel;
  readonly observedAt?: Instant;
  readonly generation?: number;
}

export function commentDocument(
  comment: Partial<Comment & Analysis> = {},
  { channel = channels.hqYoutube, observedAt, generation = 0 }: Circumstances = {},
): CommentDocument {
  const seenAt = observedAt ?? comment.collectedAt ?? "2026-03-10T00:00:00.000Z";
  return {
    kind: "comment",
    version: documentVersion(seenAt, generation),
    channel,
    comment: {
      id: `${channel.platform}:c1`,
      channelId: channel.id,
      postId: `${channel.platform}:p-${channel.id}`,
      parentId: null,
      author: "k1.a1",
      official: false,
      text: "harga minyak naik lagi",
      publishedAt: morning,
      editedAt: null,
      collectedAt: seenAt,
      likes: 0,
      replies: null,
      url: null,
      language: { code: "ms", confidence: 0.9 },
      sentiment: sentiment("neutral"),
      topics: [{ id: "cost_of_living", confidence: 0.8 }],
      flags: [],
      faults: [],
      entities: [],
      copyKey: null,
      models: { sentiment: "linear@1" },
      ...comment,
    },
  };
}

export function sentiment(label: SentimentLabel): Analysis["sentiment"] {
  const probabilities = { negative: 0.1, neutral: 0.1, positive: 0.1, [label]: 0.8 };
  return { label, probabilities, confidence: 0.8, unsure: false };
}

export function postDocument(
  post: Partial<Post> = {},
  { channel = channels.hqYoutube, observedAt, generation = 0 }: Circumstances = {},
): PostDocument {
  const seenAt = observedAt ?? post.collectedAt ?? "2026-03-10T00:00:00.000Z";
  return {
    kind: "post",
    version: documentVersion(seenAt, generation),
    channel,
    post: {
      id: `${channel.platform}:p-${channel.id}`,
      channelId: channel.id,
      kind: "video",
      caption: "Penjelasan tentang subsidi minyak",
      publishedAt: "2026-03-01T04:00:00.000Z",
      collectedAt: seenAt,
      views: null,
      likes: null,
      comments: null,
      url: null,
      ...post,
    },
  };
}

export function deletionDocument(
  deletion: Partial<Deletion> = {},
  { channel = channels.hqYoutube }: Pick<Circumstances, "channel"> = {},
): Extract<IndexDocument, { kind: "deletion" }> {
  const observedAt = deletion.observedAt ?? "2026-03-11T00:00:00.000Z";
  return {
    kind: "deletion",
    version: tombstoneVersion(observedAt),
    channel,
    deletion: {
      id: `${channel.platform}:c1`,
      channelId: channel.id,
      postId: `${channel.platform}:p-${channel.id}`,
      of: "comment",
      publishedAt: morning,
      observedAt,
      ...deletion,
    },
  };
}

export function coverageDocument(
  coverage: Partial<Coverage> = {},
  { channel = channels.hqYoutube }: Pick<Circumstances, "channel"> = {},
): Extract<IndexDocument, { kind: "coverage" }> {
  const observedAt = coverage.observedAt ?? "2026-03-10T00:00:00.000Z";
  return {
    kind: "coverage",
    version: documentVersion(observedAt, 0),
    channel,
    coverage: {
      id: `${channel.platform}:coverage-${channel.id}-${observedAt}`,
      channelId: channel.id,
      postId: `${channel.platform}:p-${channel.id}`,
      observedAt,
      platformCount: 10,
      ...coverage,
    },
  };
}

export function reactionsDocument(
  reactions: Partial<Reactions> = {},
  { channel = channels.hqYoutube }: Pick<Circumstances, "channel"> = {},
): Extract<IndexDocument, { kind: "reactions" }> {
  const observedAt = reactions.observedAt ?? "2026-03-10T00:00:00.000Z";
  const postId: DocumentId = reactions.postId ?? `${channel.platform}:p-${channel.id}`;
  return {
    kind: "reactions",
    version: documentVersion(observedAt, 0),
    channel,
    reactions: {
      id: `${postId}/reactions/${observedAt.slice(0, 10)}`,
      channelId: channel.id,
      postId,
      observedAt,
      counts: { like: 12 },
      ...reactions,
    },
  };
}

export function hourDocument(
  channelHour: Partial<ChannelHour> = {},
  { channel = channels.hqYoutube }: Pick<Circumstances, "channel"> = {},
): Extract<IndexDocument, { kind: "channelHour" }> {
  const hour = channelHour.hour ?? "2026-03-10T00:00:00.000Z";
  const observedAt = channelHour.observedAt ?? hour;
  return {
    kind: "channelHour",
    version: documentVersion(observedAt, 0),
    channel,
    channelHour: {
      id: channelHourId(channel.platform, channel.id, hour),
      channelId: channel.id,
      hour,
      observedAt,
      platformCount: 10,
      held: 9,
      ...channelHour,
    },
  };
}

/** Midnights in Malaysia (16:00 UTC) that begin a year, a month, a week (Monday) and a day, and the turn of an hour. */
export const boundaries: readonly Instant[] = [
  "2025-12-31T16:00:00.000Z",
  "2026-02-28T16:00:00.000Z",
  "2026-03-01T16:00:00.000Z",
  "2026-03-04T16:00:00.000Z",
  "2026-03-05T03:00:00.000Z",
];

/** The boundaries themselves, a millisecond on either side of each, and moments between: collisions are wanted. */
export const instants: fc.Arbitrary<Instant> = fc.oneof(
  fc
    .tuple(fc.constantFrom(...boundaries), fc.constantFrom(-1, 0, 1))
    .map(([at, ms]) => new Date(Date.parse(at) + ms).toISOString()),
  fc
    .date({
      min: new Date("2025-12-20T00:00:00.000Z"),
      max: new Date("2026-03-20T00:00:00.000Z"),
      noInvalidDate: true,
    })
    .map((date) => date.toISOString()),
);

/** When documents were collected. */
export const observations = fc
  .integer({ min: 0, max: 5 })
  .map((step) => new Date(Date.UTC(2026, 3, 1) + step * 1000).toISOString());

export const topicIds = ["cost_of_living", "floods", "health", "other"] as const;
export const entityIds = ["agency:tnb", "state:MY-01", "place:kuala-lumpur"] as const;
export const copyKeys = ["copy-1", "copy-2"] as const;

const words = [
  "harga",
  "Harga",
  "HARGA",
  "minyak",
  "café",
  "cafe\u0301",
  "naik",
  "naiklah",
  "天气",
  "很好",
  "தமிழ்",
];
const separators = [" ", " ", "-", ", ", "\n", "\u0000", "\ud800", " ❤️ ", "\u200b", "'", '"', "*"];

const texts = fc
  .array(fc.tuple(fc.constantFrom(...words), fc.constantFrom(...separators)), { maxLength: 5 })
  .map((parts) => parts.flat().join(""));

const searches = [
  "harga",
  "CAFE",
  "minyak",
  "nai*",
  "naik",
  "*",
  '"harga minyak"',
  '"',
  '""',
  "天气",
  "今*",
  "தமிழ்",
];
const noSyntax = [
  "AND",
  "NOT harga",
  "NEAR(",
  "text:harga",
  "-",
  "^harga",
  ")",
  "harga-minyak",
  "'",
  "\u0000",
  "❤️",
];

/** Searches as people type them, and pieces of a query language that must mean nothing. */
export const wordQueries: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...searches, ...noSyntax), { maxLength: 3 })
  .map((parts) => parts.join(" "));

const posts = allChannels.flatMap((channel) =>
  [1, 2].map((n) => ({ channel, postId: `${channel.platform}:p-${channel.id}-${n}` as DocumentId })),
);
export const postIds: readonly DocumentId[] = posts.map(({ postId }) => postId);

const targets = posts.flatMap(({ channel, postId }) =>
  [1, 2].map((n) => ({ channel, postId, id: `${postId}-c${n}` as DocumentId })),
);
export const commentIds: readonly DocumentId[] = targets.map(({ id }) => id);

const generations = fc.constantFrom(0, 1, 2);

const analyses = fc.record({
  language: fc.record({ code: fc.constantFrom(...LanguageCode.options), confidence: fc.constant(0.5) }),
  sentiment: fc.constantFrom(...SentimentLabel.options).map(sentiment),
  topics: fc
    .uniqueArray(fc.constantFrom(...topicIds), { minLength: 1, maxLength: 3 })
    .map((ids) => ids.map((id) => ({ id, confidence: 0.5 }))),
  flags: fc.uniqueArray(fc.constantFrom(...CommentFlag.options), { maxLength: 2 }),
  entities: fc.uniqueArray(fc.constantFrom(...entityIds), { maxLength: 2 }),
  copyKey: fc.constantFrom(null, ...copyKeys),
  models: fc.constantFrom({ sentiment: "linear@1" }, { sentiment: "pair@1" }, { topics: "linear@1" }),
});

const comments = fc
  .record({
    target: fc.constantFrom(...targets),
    observedAt: observations,
    generation: generations,
    publishedAt: instants,
    analysis: analyses,
    text: texts,
    imported: fc.oneof(fc.constant({}), fc.record({ importedAt: observations })),
    author: fc.constantFrom(null, "k1.a", "k1.b", "k1.c", "k1.d", "k2.a"),
    likes: fc.constantFrom(null, 0, 0, 1, 2, 500),
    official: fc.boolean(),
  })
  .map(({ target: { channel, postId, id }, observedAt, generation, analysis, imported, ...rest }) =>
    commentDocument({ id, postId, ...analysis, ...imported, ...rest }, { channel, observedAt, generation }),
  );

const deletions = fc
  .record({
    target: fc.constantFrom(...targets),
    of: fc.constantFrom("comment" as const, "comment" as const, "post" as const),
    observedAt: observations,
    publishedAt: instants,
  })
  .map(({ target: { channel, postId, id }, of, ...rest }) =>
    deletionDocument({ id: of === "post" ? postId : id, postId, of, ...rest }, { channel }),
  );

const postDocuments = fc
  .record({
    target: fc.constantFrom(...posts),
    observedAt: observations,
    publishedAt: instants,
    comments: fc.constantFrom(null, 0, 7),
  })
  .map(({ target: { channel, postId }, observedAt, ...rest }) =>
    postDocument({ id: postId, ...rest }, { channel, observedAt }),
  );

const coverages = fc
  .record({
    target: fc.constantFrom(...posts),
    observedAt: observations,
    platformCount: fc.constantFrom(null, 0, 9),
  })
  .map(({ target: { channel, postId }, ...rest }) => coverageDocument({ postId, ...rest }, { channel }));

const reactions = fc
  .record({
    target: fc.constantFrom(...posts),
    observedAt: fc
      .tuple(observations, fc.integer({ min: 0, max: 2 }))
      .map(([at, days]) => new Date(Date.parse(at) + days * 86_400_000).toISOString()),
    counts: fc.dictionary(fc.constantFrom("like", "love", "share"), fc.nat(9), { noNullPrototype: true }),
  })
  .map(({ target: { channel, postId }, ...rest }) => reactionsDocument({ postId, ...rest }, { channel }));

/** The hours that `hours` may tell of. */
export const channelHours: readonly Instant[] = [0, 1, 2, 25].map((hour) =>
  new Date(Date.UTC(2026, 3, 1, hour)).toISOString(),
);

const hours = fc
  .record({
    channel: fc.constantFrom(...allChannels),
    hour: fc.constantFrom(...channelHours),
    observedAt: observations,
    platformCount: fc.constantFrom(null, 0, 9),
    held: fc.nat(9),
  })
  .map(({ channel, ...rest }) => hourDocument(rest, { channel }));

/**
 * Documents of a small world, so that edits, late versions, equal versions, deletions before and after, re-labelled
 * comments and ties all happen.
 */
export const indexDocuments: fc.Arbitrary<IndexDocument> = fc.oneof(
  { weight: 12, arbitrary: comments },
  { weight: 3, arbitrary: deletions },
  { weight: 2, arbitrary: postDocuments },
  { weight: 1, arbitrary: coverages },
  { weight: 2, arbitrary: reactions },
  { weight: 2, arbitrary: hours },
);
