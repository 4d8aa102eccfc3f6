import type { Outcome } from "./outcome.ts";
import { keep, reject } from "./outcome.ts";
import type { AnalysedComment } from "../../schemas/analysed.ts";
import { CommentFlag, FaultKind, LanguageCode, SentimentLabel } from "../../schemas/analysed.ts";
import type { Channel } from "../../schemas/channel.ts";
import type { ChannelHour } from "../../schemas/channel-coverage.ts";
import type { Coverage, Deletion, Post, Reactions } from "../../schemas/item.ts";

/**
 * What every index checks of a document before it writes it: just enough that a bad one can be refused by name instead
 * of failing its neighbours, and that both indexes refuse the same ones. The full check is zod's, at the border where
 * the document was made.
 */

/** Why a document is refused; constants, fit for a metric's label. */
type Reason =
  | "kind_unknown"
  | "version_invalid"
  | "body_invalid"
  | "id_invalid"
  | "date_invalid"
  | "text_invalid"
  | "count_invalid"
  | "label_unknown"
  | "topics_invalid"
  | "flags_invalid"
  | "faults_invalid"
  | "entities_invalid"
  | "author_invalid"
  | "copy_key_invalid"
  | "models_invalid"
  | "channel_invalid";

export const refuse = (reason: Reason, detail?: string) => reject(reason, detail);

/** A comment as far as an index asks about it. Times are ms since 1970. */
export interface CommentFacts {
  readonly id: string;
  readonly postId: string;
  readonly published: number;
  /** When it reached Suara: of what a file brought, when the file was taken in. */
  readonly collected: number;
  readonly sentiment: SentimentLabel;
  readonly language: LanguageCode;
  readonly official: boolean;
  /** Sorted, each once. */
  readonly topics: readonly string[];
  /** Sorted, each once. */
  readonly flags: readonly CommentFlag[];
  /** Sorted, each once. */
  readonly entities: readonly string[];
  readonly likes: number | null;
  readonly author: string | null;
  readonly copyKey: string | null;
  /** That labelled the sentiment, as `name@version`; `null` where none is named. */
  readonly sentimentModel: string | null;
  readonly text: string;
}

export interface PostFacts {
  readonly id: string;
  readonly published: number;
}

export interface DeletionFacts {
  readonly id: string;
  readonly postId: string;
  readonly of: "post" | "comment";
  readonly published: number;
}

/** Something seen of a post at one time: its coverage or its reactions. */
export interface ObservationFacts {
  readonly id: string;
  readonly postId: string;
  readonly observed: number;
}

/** What is held of a channel in an hour. */
export interface HourFacts {
  readonly id: string;
  readonly hour: number;
  /** `null`: the channel had not been read. */
  readonly platformCount: number | null;
  readonly held: number;
}

/** Is this a channel, as far as scopes and filters ask about it? */
export function isChannel(value: unknown): boolean {
  const channel = object<keyof Channel>(value);
  if (channel === undefined) return false;
  const { id, platform, level, state, district } = channel;
  const optional = [state, district].filter((each) => each !== undefined);
  return [id, platform, level, ...optional].every(isName);
}

export function isVersion(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

export function checkComment(value: unknown): Outcome<CommentFacts> {
  const comment = object<keyof AnalysedComment>(value);
  if (comment === undefined) return refuse("body_invalid");
  const { id, postId, publishedAt, collectedAt, text, likes, author, copyKey, official } = comment;
  if (!isName(id)) return refuse("id_invalid", "id");
  if (!isName(postId)) return refuse("id_invalid", "postId");
  const published = instant(publishedAt);
  if (published === undefined) return refuse("date_invalid", "publishedAt");
  if (instant(collectedAt) === undefined) return refuse("date_invalid", "collectedAt");
  const collected = instant(comment.importedAt ?? collectedAt);
  if (collected === undefined) return refuse("date_invalid", "importedAt");
  if (typeof text !== "string") return refuse("text_invalid");
  const sentiment = label(SentimentLabel.options, field(comment.sentiment, "label"));
  if (sentiment === undefined) return refuse("label_unknown", "sentiment");
  const language = label(LanguageCode.options, field(comment.language, "code"));
  if (language === undefined) return refuse("label_unknown", "language");
  if (typeof official !== "boolean") return refuse("label_unknown", "official");
  if (likes !== null && !isCount(likes)) return refuse("count_invalid", "likes");
  if (author !== null && !isName(author)) return refuse("author_invalid");
  if (copyKey !== null && !isName(copyKey)) return refuse("copy_key_invalid");
  const topics = topicIds(comment.topics);
  if (topics === undefined) return refuse("topics_invalid");
  const flags = labels(CommentFlag.options, comment.flags);
  if (flags === undefined) return refuse("flags_invalid");
  if (!areFaults(comment.faults)) return refuse("faults_invalid");
  const entities = names(comment.entities);
  if (entities === undefined) return refuse("entities_invalid");
  const labelled = { sentiment, language, official, topics, flags, entities };
  const sentimentModel = field(comment.models, "sentiment") ?? null;
  if (sentimentModel !== null && !isName(sentimentModel)) return refuse("models_invalid");
  return keep({
    id,
    postId,
    published,
    collected,
    ...labelled,
    likes,
    author,
    copyKey,
    sentimentModel,
    text,
  });
}

export function checkPost(value: unknown): Outcome<PostFacts> {
  const post = object<keyof Post>(value);
  if (post === undefined) return refuse("body_invalid");
  if (!isName(post.id)) return refuse("id_invalid", "id");
  if (typeof post.caption !== "string") return refuse("text_invalid", "caption");
  const published = instant(post.publishedAt);
  if (published === undefined) return refuse("date_invalid", "publishedAt");
  if (instant(post.collectedAt) === undefined) return refuse("date_invalid", "collectedAt");
  if (post.comments !== null && !isCount(post.comments)) return refuse("count_invalid", "comments");
  return keep({ id: post.id, published });
}

export function checkDeletion(value: unknown): Outcome<DeletionFacts> {
  const deletion = object<keyof Deletion>(value);
  if (deletion === undefined) return refuse("body_invalid");
  const { id, postId, of } = deletion;
  if (!isName(id)) return refuse("id_invalid", "id");
  if (!isName(postId)) return refuse("id_invalid", "postId");
  if (of !== "post" && of !== "comment") return refuse("label_unknown", "of");
  const published = instant(deletion.publishedAt);
  if (published === undefined) return refuse("date_invalid", "publishedAt");
  return keep({ id, postId, of, published });
}

export function checkCoverage(value: unknown): Outcome<ObservationFacts> {
  const coverage = object<keyof Coverage>(value);
  if (coverage === undefined) return refuse("body_invalid");
  const { platformCount } = coverage;
  if (platformCount !== null && !isCount(platformCount)) return refuse("count_invalid", "platformCount");
  return observation(coverage);
}

export function checkReactions(value: unknown): Outcome<ObservationFacts> {
  const reactions = object<keyof Reactions>(value);
  if (reactions === undefined) return refuse("body_invalid");
  const { counts } = reactions;
  if (typeof counts !== "object" || counts === null || !Object.values(counts).every(isCount)) {
    return refuse("count_invalid", "counts");
  }
  return observation(reactions);
}

export function checkChannelHour(value: unknown): Outcome<HourFacts> {
  const channelHour = object<keyof ChannelHour>(value);
  if (channelHour === undefined) return refuse("body_invalid");
  const { id, platformCount, held } = channelHour;
  if (!isName(id)) return refuse("id_invalid", "id");
  const hour = instant(channelHour.hour);
  if (hour === undefined) return refuse("date_invalid", "hour");
  if (instant(channelHour.observedAt) === undefined) return refuse("date_invalid", "observedAt");
  if (platformCount !== null && !isCount(platformCount)) return refuse("count_invalid", "platformCount");
  return isCount(held) ? keep({ id, hour, platformCount, held }) : refuse("count_invalid", "held");
}

function observation({
  id,
  postId,
  observedAt,
}: Unchecked<"id" | "postId" | "observedAt">): Outcome<ObservationFacts> {
  if (!isName(id)) return refuse("id_invalid", "id");
  if (!isName(postId)) return refuse("id_invalid", "postId");
  const observed = instant(observedAt);
  return observed === undefined ? refuse("date_invalid", "observedAt") : keep({ id, postId, observed });
}

type Unchecked<Key extends string> = Readonly<Partial<Record<Key, unknown>>>;

function object<Key extends string>(value: unknown): Unchecked<Key> | undefined {
  return typeof value === "object" && value !== null ? (value as Unchecked<Key>) : undefined;
}

function field(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}

/** SQLite ends a text at NUL in places, and neither store has lone surrogates: two such names could become one. */
function isName(value: unknown): value is string {
  return typeof value === "string" && value !== "" && value.isWellFormed() && !value.includes("\u0000");
}

/** More likes than there are people on earth a hundred times over; keeps every sum far inside 64 bits. */
const mostCounted = 1e12;

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= mostCounted;
}

function instant(value: unknown): number | undefined {
  if (typeof value !== "string") return undefined;
  if (value.length !== 24 || !value.endsWith("Z")) return undefined;
  const date = new Date(value);
  const ms = date.getTime();
  // Date reads 30 February as a day in March.
  return !Number.isNaN(ms) && date.getUTCDate() === Number(value.slice(8, 10)) ? ms : undefined;
}

function label<T extends string>(labels: readonly T[], value: unknown): T | undefined {
  return labels.find((each) => each === value);
}

function topicIds(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? names(value.map((topic) => field(topic, "id"))) : undefined;
}

/** Sorted, each once. */
function names(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value) || !value.every(isName)) return undefined;
  return value.length < 2 ? value : [...new Set(value)].sort();
}

/** Sorted, each once. */
function labels<T extends string>(known: readonly T[], value: unknown): readonly T[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const found = value.map((each) => label(known, each)).filter((each) => each !== undefined);
  return found.length === value.length ? [...new Set(found)].sort() : undefined;
}

function areFaults(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.every((fault) => {
      const place = field(fault, "place");
      return (
        label(FaultKind.options, field(fault, "kind")) !== undefined && (place === null || isName(place))
      );
    })
  );
}
