import type { Analysis, CommentFlag, LanguageCode, SentimentLabel } from "../../schemas/analysed.ts";
import type { Level, Platform } from "../../schemas/channel.ts";
import type { ChannelHour } from "../../schemas/channel-coverage.ts";
import type { CommentDocument, DocumentVersion, IndexDocument } from "../../schemas/document.ts";
import type { EntityId } from "../../schemas/entities.ts";
import type { DocumentId, Instant, Post } from "../../schemas/item.ts";
import type { StateCode } from "../../schemas/states.ts";

/** What the asker may see at all. The adapter applies it to every read, so that no page, export or report can forget it. */
export type Scope =
  | { readonly kind: "nation" }
  | { readonly kind: "states"; readonly states: readonly StateCode[] }
  | { readonly kind: "districts"; readonly state: StateCode; readonly districts: readonly string[] }
  | { readonly kind: "channels"; readonly channelIds: readonly string[] };

/** Messages decided to be copies of each other: equal `copyKey`, of which `voice` stands for all. */
export interface CopyGroup {
  readonly copyKey: string;
  readonly voice: DocumentId;
}

/**
 * Which comments. Fields are joined by AND, the values of one list by OR; an absent field does not restrict, an empty
 * list matches nothing. Deleted comments never match.
 */
export interface CommentFilter {
  /** Published at or after. */
  readonly from?: Instant;
  /** Published before. */
  readonly to?: Instant;
  /**
   * First collected at or after, whatever was collected of it since, deletions in between too; of what a file brought: first
   * imported. Of a comment that an index held before it kept this, it is not known, and no time matches.
   */
  readonly firstCollectedFrom?: Instant;
  readonly ids?: readonly DocumentId[];
  readonly postIds?: readonly DocumentId[];
  readonly platforms?: readonly Platform[];
  readonly channelIds?: readonly string[];
  readonly levels?: readonly Level[];
  readonly states?: readonly StateCode[];
  readonly topics?: readonly string[];
  readonly sentiments?: readonly SentimentLabel[];
  readonly languages?: readonly LanguageCode[];
  readonly flags?: readonly CommentFlag[];
  readonly entities?: readonly EntityId[];
  /** Messages of these copy keys. */
  readonly copyKeys?: readonly string[];
  /** Written by the channel itself (`true`) or by the public (`false`). */
  readonly official?: boolean;
  /**
   * Words that must all occur, as whole words, whatever their case or accents; `"two words"` in double quotes is a
   * phrase, `word*` a beginning. `|` stands between searches of which any is enough. Any other punctuation separates
   * words. No words at all match everything.
   */
  readonly words?: string;
  /** Leave out copies: of each group only its voice matches. Absent: copies are in. */
  readonly withoutCopies?: readonly CopyGroup[];
}

export interface SearchQuery {
  readonly scope: Scope;
  readonly filter: CommentFilter;
  /** Ties are broken by id, ascending, so that pages neither overlap nor skip. `likes`: most liked first, unknown counts last. */
  readonly order: "newest" | "oldest" | "likes";
  /** Page size, 1 to 1,000. */
  readonly size: number;
  /** `next` of the page before; only good for the same query. */
  readonly after?: string;
}

/** What a comment or the caption of a post said before it was edited, protected like the text that it has now. */
export interface EarlierText {
  /** Of the last document that had this text. */
  readonly version: DocumentVersion;
  readonly text: string;
  /** As the platform said of this text; `null` for one that it had not called edited, and for posts. */
  readonly editedAt: Instant | null;
  /** When it was last seen saying this. */
  readonly collectedAt: Instant;
}

/** What the index knows of a document's edits: observations and deletions may come in any order. */
export interface WithEarlier {
  /**
   * Absent when no other text is known. Otherwise each text once, the latest first, at most 20; a deletion takes the
   * texts before it away for ever.
   */
  readonly earlier?: readonly EarlierText[];
}

/** What a model other than the present one said of a comment. */
export interface EarlierLabels extends Pick<Analysis, "language" | "sentiment" | "topics" | "models"> {
  /** Of the last document that it labelled: its generation, and which text it read (see `EarlierText`). */
  readonly version: DocumentVersion;
}

export interface WithEarlierLabels {
  /**
   * Absent when one model only has labelled the comment. Otherwise the last labels of each other generation or set of
   * `models`, those of the latest document first, at most 4; a deletion takes those before it away for ever.
   */
  readonly earlierLabels?: readonly EarlierLabels[];
}

export type FoundComment = CommentDocument & WithEarlier & WithEarlierLabels;

export interface SearchPage {
  readonly hits: readonly FoundComment[];
  /** `undefined` on the last page. */
  readonly next: string | undefined;
}

/** Steps of a time line, all in Asia/Kuala_Lumpur; a week begins on Monday. */
export type TimeStep = "hour" | "day" | "week" | "month";

/** The steps in which comments are counted: those of a time line, and the short ones of the alerts. */
export type CountStep = TimeStep | "fiveMinutes";

export type BreakdownField =
  | "platform"
  | "channelId"
  | "level"
  | "state"
  | "topic"
  | "sentiment"
  | "language"
  | "flag"
  | "entity"
  | "sentimentModel"
  | "postId"
  | "copyKey";

export type Breakdown = { readonly field: BreakdownField } | { readonly step: CountStep };

export interface AggregateQuery {
  readonly scope: Scope;
  readonly filter: CommentFilter;
  /** None gives one bucket; several give one bucket for each combination that occurs. At most one of them is a time step. */
  readonly by:
    | readonly []
    | readonly [Breakdown]
    | readonly [Breakdown, Breakdown]
    | readonly [Breakdown, Breakdown, Breakdown];
  /** Count distinct authors of each bucket too. Dearer than the rest: ask only where it is shown. */
  readonly authors?: boolean;
}

/** Distinct values. Exact up to 40,000; beyond that an estimate whose relative standard error is stated, as a fraction. */
export interface Cardinality {
  readonly value: number;
  readonly relativeError: number;
}

export interface Bucket {
  /**
   * One for each entry of `by`: the field's value, or the step's first moment as an `Instant` in UTC. A comment without
   * the field (no state, no copy key, no model named for sentiment) is in no bucket of it; one with several topics, flags or entities is in a bucket of each.
   */
  readonly keys: readonly string[];
  readonly comments: number;
  /** Sum of the likes that are known; comments whose likes the platform hides add nothing. */
  readonly likes: number;
  readonly authors?: Cardinality;
}

export interface UpsertFailure {
  /** Which of the given documents, counted from 0: several may have one id. */
  readonly position: number;
  readonly id: DocumentId;
  /** A constant of few values. */
  readonly reason: string;
  readonly detail?: string;
}

/** What the department published. */
export interface PublishedPost
  extends WithEarlier, Pick<Post, "id" | "kind" | "caption" | "publishedAt" | "views" | "likes" | "url"> {
  readonly channelId: string;
}

/** What is known of a post, its own counts included. */
export interface PostView extends PublishedPost {
  /** The platform's own count at its latest observation, and when that was; `null` when it has not said. */
  readonly platformCount: number | null;
  readonly platformCountAt: Instant | null;
  /** Comments of the post held and not deleted, the channel's own included. */
  readonly held: number;
  /** Comments of the post known to have been deleted. */
  readonly deleted: number;
}

export interface PostQuery {
  readonly scope: Scope;
  readonly ids?: readonly DocumentId[];
  readonly channelIds?: readonly string[];
  /** Published at or after. */
  readonly from?: Instant;
  /** Published before. */
  readonly to?: Instant;
  /** Newest first, ties by id, at most so many, 1 to 1,000. */
  readonly size: number;
}

/** The platform's own count of a post at its last observation on one Malaysian day. */
export interface CountOfDay {
  readonly observedAt: Instant;
  /** `null`: the platform showed none. */
  readonly platformCount: number | null;
}

export interface CountsQuery {
  readonly scope: Scope;
  readonly postId: DocumentId;
  /** At most so many days, 1 to 1,000. */
  readonly size: number;
}

export interface DeletedQuery {
  readonly scope: Scope;
  readonly postId: DocumentId;
  /** At most so many, 1 to 1,000. */
  readonly size: number;
}

/** That a comment was there: its text, its author and its labels are gone. */
export interface DeletedComment {
  readonly id: DocumentId;
  readonly publishedAt: Instant;
  /** When it was known to be gone. */
  readonly observedAt: Instant;
}

export interface ReactionsQuery {
  readonly scope: Scope;
  readonly postId: DocumentId;
}

/** How often each type of reaction had been counted by a time, in the platform's own types, `share` and `other` among them. */
export interface ReactionCounts {
  readonly observedAt: Instant;
  /** A type that is absent was not stated then. */
  readonly counts: Readonly<Record<string, number>>;
}

export interface HoursQuery {
  readonly scope: Scope;
  readonly channelIds?: readonly string[];
  /** Hours that begin at or after. */
  readonly from: Instant;
  /** Hours that begin before. */
  readonly to?: Instant;
}

/** How completely channels were read. */
export interface HourCounts {
  /** Hours of channels in which somebody looked. */
  readonly looked: number;
  /** Of these, those in which the channel was read, which are the hours with a `platformCount`. */
  readonly read: number;
}

/** What was held of a channel, hour by hour. */
export interface HoursOfChannel {
  readonly channelId: string;
  /** Ascending, never empty. An hour in which nobody looked is absent; one in which the channel was not read has no `platformCount`. */
  readonly hours: readonly Pick<ChannelHour, "hour" | "platformCount" | "held">[];
}

export interface SearchIndex extends AsyncDisposable {
  /** What this adapter can do beyond the contract; the contract suite reads it. */
  readonly supports: { readonly percentiles: boolean };

  /**
   * Writes documents, each replaced only by an equal or higher version, whatever order they come in; the text of a
   * comment or post that another one replaces is kept as `earlier`, another model's labels as `earlierLabels`. Idempotent. A bad
   * document never fails its neighbours: it comes back in `failures`; an outdated one is no failure. Rejects with a
   * retryable error when nothing was written.
   */
  upsert(documents: readonly IndexDocument[]): Promise<{ readonly failures: readonly UpsertFailure[] }>;

  search(query: SearchQuery): Promise<SearchPage>;

  /** Time steps ascending; otherwise most comments first, ties by key. Only buckets with comments: whether nothing means zero or a gap is not for the index to say. */
  aggregate(query: AggregateQuery): Promise<readonly Bucket[]>;

  posts(query: PostQuery): Promise<readonly PostView[]>;

  /** The same posts without their counts, for who reads thousands: their comments need not be counted for each. */
  published(query: PostQuery): Promise<readonly PublishedPost[]>;

  /** What coverage said of a post, day by day, the newest first; a day without an observation is absent: nobody looked. */
  counts(query: CountsQuery): Promise<readonly CountOfDay[]>;

  /** What was held of each channel hour by hour; channels ascending by id, those without an hour left out. */
  hours(query: HoursQuery): Promise<readonly HoursOfChannel[]>;

  /** How many hours `hours` would tell of: a month of a department is tens of thousands, which nobody needs to see for a share. */
  countHours(query: HoursQuery): Promise<HourCounts>;

  /** Reactions to a post by time, ascending: of each document the latest, which is one for each day in Malaysia. */
  reactions(query: ReactionsQuery): Promise<readonly ReactionCounts[]>;

  /** Comments of a post known to have been deleted; those published last first, ties by id. */
  deleted(query: DeletedQuery): Promise<readonly DeletedComment[]>;

  /** Ids, publication times and versions of the comments held under a post, deleted ones left out; for finding deletions and what may be kept no longer. Ascending by id. */
  held(postId: DocumentId): AsyncIterable<HeldComment>;

  /** Earlier writes become visible to later reads. */
  refresh(): Promise<void>;
}

export interface HeldComment {
  readonly id: DocumentId;
  readonly publishedAt: Instant;
  readonly version: DocumentVersion;
  /** At which the oldest of its earlier texts was last seen; absent where none is kept. */
  readonly earlierFrom?: DocumentVersion;
}
