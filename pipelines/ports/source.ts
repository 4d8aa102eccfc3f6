import type { Channel, Platform } from "../../schemas/channel.ts";
import type { DocumentId, Instant } from "../../schemas/item.ts";

/** What a source is asked for: the list of a channel's posts, or the whole thread under one post. */
export type Query =
  | { readonly kind: "posts"; readonly channel: Channel }
  | {
      readonly kind: "thread";
      readonly channel: Channel;
      readonly post: PostReference;
      readonly depth: Depth;
    };

/** `new`: stop at the first page that ends with something older than `since`. `all`: to the end, for edits, likes and late replies. */
export type Depth = { readonly kind: "all" } | { readonly kind: "new"; readonly since: Instant };

export interface PostReference {
  readonly nativeId: string;
  readonly caption: string | null;
}

/** Where a walk goes on after a page. Opaque to everybody but the source that made it; small, and fit for JSON. */
export type Cursor = string;

/** One payload exactly as the platform gave it: unprotected, so it must never be stored as it is. */
export interface Payload {
  readonly kind: string;
  readonly postNativeId: string;
  readonly caption: string | null;
  readonly body: unknown;
}

/** A post seen in a list, with the platform's own count of its comments (`null`: the platform does not say). */
export interface PostSighting extends PostReference {
  readonly publishedAt: Instant;
  readonly commentCount: number | null;
  /** The page also holds every comment that was published under it since the list was last read to its end. */
  readonly newestRead?: true;
}

export interface Page {
  readonly payloads: readonly Payload[];
  /** Posts seen on this page of a `posts` query; empty for a thread. */
  readonly posts: readonly PostSighting[];
  /** Where to go on once everything on this page is safe; `undefined` when the walk is complete. */
  readonly next: Cursor | undefined;
}

/**
 * Fetches, and nothing else: no retries, no storage, no interpretation, and no sleeping but the pause between two requests
 * that a guest owes. A list of posts may leave out those of which the source knows that nothing changed since it was last
 * read to its end.
 */
export interface Source {
  readonly platform: Platform;

  /** For how long the platform's terms let a comment be kept that was not fetched again, in ms; `null`: they set no limit. */
  readonly keepsAtMostMs: number | null;

  /** A list of posts begins with the newest, so that it need not be read to its end each time; unset: in no order. */
  readonly newestPostsFirst?: true;
  /** Every thread is walked in full at least so often, in ms, where the platform's terms want deletions followed sooner. */
  readonly walksAtLeastEveryMs?: number;

  /**
   * One walk, from `after` or from its beginning, page by page to its end. A page may be given again after a crash,
   * but none may be skipped. Ends at once where there is nothing to read.
   *
   * Throws `RateLimitedError` rather than wait; a retryable SOURCE_UNAVAILABLE for time-outs, lost connections and
   * server errors; SOURCE_GONE, SOURCE_FORBIDDEN, SOURCE_AUTH or SOURCE_UNEXPECTED, none of them retryable.
   */
  pages(query: Query, after: Cursor | undefined, signal: AbortSignal): AsyncIterable<Page>;

  /** Those of the given comments under one post that the platform no longer has. Asks about each by name, because a shifting list proves nothing. Throws as `pages` does. */
  missing(
    comments: readonly DocumentId[],
    signal: AbortSignal,
    channel: Channel,
    postNativeId: string,
  ): Promise<ReadonlySet<DocumentId>>;
}

/** A platform's budget for a day. Spends before the request leaves, so that a crash never spends twice what it counted once. */
export interface Budget {
  /** Throws a `RateLimitedError` SOURCE_QUOTA, with the time to its renewal, when fewer than `units` are left. */
  spend(units: number): Promise<void>;
  /** The platform itself says that nothing is left: no `spend` succeeds until the renewal. */
  exhaust(): Promise<void>;
}
