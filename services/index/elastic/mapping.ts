import type { estypes } from "@elastic/elasticsearch";
import type { BoardAlert } from "../../../schemas/board-alert.ts";

/**
 * What the indices hold, as data: fields are named after schemas/document.ts. Strict: a field that nobody mapped is
 * refused, instead of being guessed at. Kibana's data views and the search read the same mapping.
 */

/**
 * Raised with every change that an index made before does not have. 2: `earlier`; 3: flags, faults, entities and
 * `comment.correction`; 4: `comment.postCaption`; 5: `firstCollectedAt` and `comment.importedAt`.
 */
export const mappingVersion = 5;

/** Indices since this version get what they lack, because no field of theirs changed: there were only new ones. */
export const oldestUpgraded = 1;

/** Kinds of index; each has its alias, and comments have an index for each month behind theirs. */
export type IndexKind =
  | "comments"
  | "months"
  | "posts"
  | "coverage"
  | "counts"
  | "hours"
  | "reactions"
  | "alerts";

export const indexKinds: readonly IndexKind[] = [
  "comments",
  "months",
  "posts",
  "coverage",
  "counts",
  "hours",
  "reactions",
  "alerts",
];

/** The name to read a kind by: an alias. Comments are written to `<alias>-YYYY.MM`, the rest to `<alias>-000001`. */
export const aliasOf = (prefix: string, kind: IndexKind): string => `${prefix}-${kind}`;

/** Of comments published in a month, such as `2026.03` in UTC. */
export const monthIndex = (prefix: string, month: string): string =>
  `${aliasOf(prefix, "comments")}-${month}`;

export const singleIndex = (prefix: string, kind: Exclude<IndexKind, "comments">): string =>
  `${aliasOf(prefix, kind)}-000001`;

type Property = estypes.MappingProperty;

const keyword: Property = { type: "keyword" };
const date: Property = { type: "date" };
const count: Property = { type: "long" };
const number: Property = { type: "float" };
const probability: Property = number;
const flag: Property = { type: "boolean" };
/** Given back as it was written, and nothing else. */
const kept: Property = { type: "keyword", index: false, doc_values: false };

/** For Kibana's own searches, by stem; ours goes by `words`. Lucene has no Malay: Indonesian is the nearest. */
const text: Property = {
  type: "text",
  analyzer: "suara_text",
  fields: {
    id: { type: "text", analyzer: "indonesian", norms: false },
    en: { type: "text", analyzer: "english", norms: false },
  },
};

const channel: Property = {
  properties: {
    id: keyword,
    platform: keyword,
    nativeId: keyword,
    name: keyword,
    level: keyword,
    state: keyword,
    district: keyword,
    language: keyword,
  },
};

const comment: Property = {
  properties: {
    id: keyword,
    channelId: keyword,
    postId: keyword,
    parentId: keyword,
    author: keyword,
    official: flag,
    text,
    publishedAt: date,
    editedAt: date,
    collectedAt: date,
    importedAt: date,
    likes: count,
    replies: count,
    url: kept,
    postCaption: kept,
    language: { properties: { code: keyword, confidence: probability } },
    sentiment: {
      properties: {
        label: keyword,
        probabilities: {
          properties: { negative: probability, neutral: probability, positive: probability },
        },
        confidence: probability,
        unsure: flag,
      },
    },
    topics: { properties: { id: keyword, confidence: probability } },
    flags: keyword,
    faults: { properties: { kind: keyword, place: keyword } },
    entities: keyword,
    copyKey: keyword,
    models: { type: "flattened", ignore_above: 1024 },
    correction: { properties: { by: keyword, at: date, replaced: { type: "object", enabled: false } } },
  },
};

/** A tombstone, kept for ever under the id of what it deletes. */
const deletion: Property = {
  properties: {
    id: keyword,
    channelId: keyword,
    postId: keyword,
    of: keyword,
    publishedAt: date,
    observedAt: date,
  },
};

const post: Property = {
  properties: {
    id: keyword,
    channelId: keyword,
    kind: keyword,
    caption: text,
    publishedAt: date,
    collectedAt: date,
    views: count,
    likes: count,
    comments: count,
    url: kept,
  },
};

/** `KeptVersions` of pipelines/core/kept-versions.ts: given back, but neither searched nor counted. */
const earlier: Property = { type: "object", enabled: false };

const observation = { id: keyword, channelId: keyword, postId: keyword, observedAt: date };

const counted: Property = { properties: { ...observation, platformCount: count } };

/** Of schemas/board-alert.ts; the alerts themselves lie in the state. */
const alert: Property = {
  properties: {
    id: keyword,
    episodeId: keyword,
    kind: keyword,
    severity: keyword,
    rule: keyword,
    topic: keyword,
    state: keyword,
    language: keyword,
    channelId: keyword,
    title: { properties: { ms: keyword, en: keyword } },
    since: date,
    raisedAt: date,
    endedAt: date,
    observed: count,
    usualLow: number,
    usualHigh: number,
    negativeShare: probability,
    usualNegativeShare: probability,
    authors: count,
    shareOfCopies: probability,
    delayMinutes: number,
    answer: keyword,
    answeredAfterMinutes: number,
  } satisfies Record<Exclude<keyof BoardAlert, "revision">, Property>,
};

const properties: Readonly<Record<IndexKind, Record<string, Property>>> = {
  comments: {
    kind: keyword,
    channel,
    comment,
    deletion,
    earlier,
    /** Absent where an index of before this was kept held the comment; `null` of a tombstone whose comment was never held. */
    firstCollectedAt: date,
    /** The text's words, cut and folded by pipelines/core/search-words.ts, so that a search means the same in every index. */
    words: { type: "text", analyzer: "suara_words", norms: false },
    /** The copy key and the id, which together say whether this comment is the voice of its copies. */
    copyOf: keyword,
  },
  /** Under a comment's id, the month whose index it lives in for ever. */
  months: { month: kept },
  posts: { kind: keyword, channel, post, deletion, earlier },
  /** The latest of each post. */
  coverage: { kind: keyword, channel, coverage: counted },
  /** The latest of each post and Malaysian day. */
  counts: { kind: keyword, channel, coverage: counted },
  /** Each channel and hour. */
  hours: {
    kind: keyword,
    channel,
    channelHour: {
      properties: {
        id: keyword,
        channelId: keyword,
        hour: date,
        observedAt: date,
        platformCount: count,
        held: count,
        /** What is held of what the platform counts, for Kibana to average; absent where nothing is counted and in gaps. */
        ratio: { type: "float" },
      },
    },
  },
  reactions: {
    kind: keyword,
    channel,
    reactions: { properties: { ...observation, counts: { type: "flattened" } } },
  },
  alerts: { kind: keyword, alert },
};

export const mappingOf = (kind: IndexKind): estypes.MappingTypeMapping => ({
  dynamic: "strict",
  _meta: { suara: { kind, version: mappingVersion } },
  properties: properties[kind],
});

/** Lucene refuses a word of more than 32,766 bytes; of a longer one so many characters count. */
const longestWord = 8_000;

const analysis: estypes.IndicesIndexSettingsAnalysis = {
  tokenizer: { suara_spaces: { type: "whitespace", max_token_length: 1_048_576 } },
  filter: { suara_longest: { type: "truncate", length: longestWord } },
  analyzer: {
    suara_words: { type: "custom", tokenizer: "suara_spaces", filter: ["suara_longest"] },
    suara_text: { type: "custom", tokenizer: "standard", filter: ["lowercase", "asciifolding"] },
  },
};

export interface IndexLayout {
  /** Of each index. Default: 1. */
  readonly shards?: number;
  /** Copies of each shard on other nodes. Default: 0, which is right for one node only. */
  readonly replicas?: number;
  /** How long a write may stay unseen, such as `5s`; `-1` for a backfill. Default: `1s`. */
  readonly refreshInterval?: string;
}

/** A template for each kind, so that an index made at any time, by whomever, has our mapping and alias. */
export function templateOf(
  prefix: string,
  kind: IndexKind,
  { shards = 1, replicas = 0, refreshInterval = "1s" }: IndexLayout,
): estypes.IndicesPutIndexTemplateRequest {
  const alias = aliasOf(prefix, kind);
  return {
    name: alias,
    index_patterns: [`${alias}-*`],
    priority: 500,
    _meta: { suara: { kind, version: mappingVersion } },
    template: {
      aliases: { [alias]: {} },
      settings: {
        number_of_shards: shards,
        number_of_replicas: replicas,
        refresh_interval: refreshInterval,
        codec: "best_compression",
        analysis,
        // What a search may ask for at once: a page and one more, or a thousand posts.
        max_result_window: 10_000,
      },
      mappings: mappingOf(kind),
    },
  };
}
