import type { Outcome } from "../../../pipelines/core/outcome.ts";
import { keep, reject } from "../../../pipelines/core/outcome.ts";
import { distinctHash } from "../../../pipelines/core/distinct-hash.ts";
import type { AnalysedComment } from "../../../schemas/analysed.ts";
import type { Channel } from "../../../schemas/channel.ts";
import type { Coverage, Deletion, Post, Reactions } from "../../../schemas/item.ts";
import { languageCodes, sentimentCodes } from "./search-schema.ts";

/**
 * Documents as the tables need them. Each is checked just enough that a bad one can be refused by name instead of
 * failing its neighbours; the full check is zod's, at the border where the document was made.
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
  | "author_invalid"
  | "copy_key_invalid"
  | "channel_invalid";

export const refuse = (reason: Reason, detail?: string) => reject(reason, detail);

export interface CommentRow {
  readonly id: string;
  readonly postId: string;
  readonly published: number;
  readonly sentiment: number;
  readonly language: number;
  readonly official: number;
  /** Sorted, each once. */
  readonly topics: readonly string[];
  readonly likes: number;
  readonly author: number | null;
  readonly copyKey: string | null;
  readonly text: string;
}

/** Is this JSON a channel, as far as scopes and filters ask about it? */
export function isChannel(json: string): boolean {
  const channel = parsed<keyof Channel>(json);
  if (channel === undefined || !json.isWellFormed()) return false;
  const { id, platform, level, state, district } = channel;
  const optional = [state, district].filter((each) => each !== undefined);
  return [id, platform, level, ...optional].every(isName);
}

/** More likes than there are people on earth a hundred times over; keeps every sum far inside 64 bits. */
const mostLikes = 1e12;

export function commentRow(body: string): Outcome<CommentRow> {
  const comment = parsed<keyof AnalysedComment>(body);
  if (comment === undefined) return refuse("body_invalid");
  const { id, postId, publishedAt, text, likes, author, copyKey, official } = comment;
  if (!isName(id)) return refuse("id_invalid", "id");
  if (!isName(postId)) return refuse("id_invalid", "postId");
  const published = instant(publishedAt);
  if (published === undefined) return refuse("date_invalid", "publishedAt");
  if (typeof text !== "string") return refuse("text_invalid");
  const sentiment = code(sentimentCodes, field(comment.sentiment, "label"));
  if (sentiment === undefined) return refuse("label_unknown", "sentiment");
  const language = code(languageCodes, field(comment.language, "code"));
  if (language === undefined) return refuse("label_unknown", "language");
  if (typeof official !== "boolean") return refuse("label_unknown", "official");
  if (likes !== null && !isCount(likes)) return refuse("count_invalid", "likes");
  if (author !== null && !isName(author)) return refuse("author_invalid");
  if (copyKey !== null && !isName(copyKey)) return refuse("copy_key_invalid");
  const topics = topicIds(comment.topics);
  if (topics === undefined) return refuse("topics_invalid");
  return keep({
    id,
    postId,
    published,
    sentiment,
    language,
    official: official ? 1 : 0,
    topics,
    likes: likes ?? -1,
    author: author === null ? null : distinctHash(author),
    copyKey,
    text,
  });
}

export interface PostRow {
  readonly id: string;
  readonly published: number;
}

export function postRow(body: string): Outcome<PostRow> {
  const post = parsed<keyof Post>(body);
  if (post === undefined) return refuse("body_invalid");
  if (!isName(post.id)) return refuse("id_invalid", "id");
  if (typeof post.caption !== "string") return refuse("text_invalid", "caption");
  const published = instant(post.publishedAt);
  if (published === undefined) return refuse("date_invalid", "publishedAt");
  if (instant(post.collectedAt) === undefined) return refuse("date_invalid", "collectedAt");
  if (post.comments !== null && !isCount(post.comments)) return refuse("count_invalid", "comments");
  return keep({ id: post.id, published });
}

export interface DeletionRow {
  readonly id: string;
  readonly postId: string;
  readonly of: "post" | "comment";
  readonly published: number;
}

export function deletionRow(body: string): Outcome<DeletionRow> {
  const deletion = parsed<keyof Deletion>(body);
  if (deletion === undefined) return refuse("body_invalid");
  const { id, postId, of } = deletion;
  if (!isName(id)) return refuse("id_invalid", "id");
  if (!isName(postId)) return refuse("id_invalid", "postId");
  if (of !== "post" && of !== "comment") return refuse("label_unknown", "of");
  const published = instant(deletion.publishedAt);
  if (published === undefined) return refuse("date_invalid", "publishedAt");
  return keep({ id, postId, of, published });
}

/** Something seen of a post at one time: its coverage or its reactions. */
export interface ObservationRow {
  readonly postId: string;
  readonly observed: number;
}

export function coverageRow(body: string): Outcome<ObservationRow> {
  const coverage = parsed<keyof Coverage>(body);
  if (coverage === undefined) return refuse("body_invalid");
  const { platformCount } = coverage;
  if (platformCount !== null && !isCount(platformCount)) return refuse("count_invalid", "platformCount");
  return observationRow(coverage);
}

export function reactionsRow(body: string): Outcome<ObservationRow> {
  const reactions = parsed<keyof Reactions>(body);
  if (reactions === undefined) return refuse("body_invalid");
  const { counts } = reactions;
  if (typeof counts !== "object" || counts === null || !Object.values(counts).every(isCount)) {
    return refuse("count_invalid", "counts");
  }
  return observationRow(reactions);
}

function observationRow({
  id,
  postId,
  observedAt,
}: Unchecked<"id" | "postId" | "observedAt">): Outcome<ObservationRow> {
  if (!isName(id)) return refuse("id_invalid", "id");
  if (!isName(postId)) return refuse("id_invalid", "postId");
  const observed = instant(observedAt);
  return observed === undefined ? refuse("date_invalid", "observedAt") : keep({ postId, observed });
}

type Unchecked<Key extends string> = Readonly<Partial<Record<Key, unknown>>>;

function parsed<Key extends string>(body: string): Unchecked<Key> | undefined {
  const value: unknown = JSON.parse(body); // written by JSON.stringify a moment ago
  return typeof value === "object" && value !== null ? (value as Unchecked<Key>) : undefined;
}

function field(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}

/** SQLite ends a text at NUL in places and has no lone surrogates: two such names could become one. */
function isName(value: unknown): value is string {
  return typeof value === "string" && value !== "" && value.isWellFormed() && !value.includes("\u0000");
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= mostLikes;
}

function instant(value: unknown): number | undefined {
  if (typeof value !== "string") return undefined;
  if (value.length !== 24 || !value.endsWith("Z")) return undefined;
  const date = new Date(value);
  const ms = date.getTime();
  // Date reads 30 February as a day in March.
  return !Number.isNaN(ms) && date.getUTCDate() === Number(value.slice(8, 10)) ? ms : undefined;
}

function code(codes: Readonly<Record<string, number>>, label: unknown): number | undefined {
  return typeof label === "string" && Object.hasOwn(codes, label) ? codes[label] : undefined;
}

function topicIds(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const ids = value.map((topic) => field(topic, "id"));
  if (!ids.every(isName)) return undefined;
  return ids.length < 2 ? ids : [...new Set(ids)].sort();
}
