import type { Checked } from "../checks.ts";
import { checkCount } from "../checks.ts";
import type { XObject } from "./x-object.ts";

export interface XMetrics {
  readonly views: number | null;
  readonly likes: number | null;
  readonly replies: number | null;
  /** Direct replies and quotes: X counts no replies to replies. */
  readonly comments: number | null;
  /** By type; none where the answer gave none. */
  readonly counts: Readonly<Record<string, number>>;
}

/** Public counts, of either naming. What the answer lacks is not zero. */
export function checkMetrics(metrics: XObject["metrics"]): Checked<XMetrics> {
  const read = (field: keyof typeof metrics) => checkCount(metrics[field], `public_metrics.${field}`);
  const likes = read("like_count");
  if (likes.flaw) return likes;
  const reposts = read(metrics.repost_count === undefined ? "retweet_count" : "repost_count");
  if (reposts.flaw) return reposts;
  const quotes = read("quote_count");
  if (quotes.flaw) return quotes;
  const replies = read("reply_count");
  if (replies.flaw) return replies;
  const bookmarks = read("bookmark_count");
  if (bookmarks.flaw) return bookmarks;
  const views = read("impression_count");
  if (views.flaw) return views;
  const types = { like: likes.value, share: reposts.value, quote: quotes.value, bookmark: bookmarks.value };
  const counts = Object.fromEntries(
    Object.entries(types).flatMap(([type, count]) => (count === null ? [] : [[type, count] as const])),
  );
  const comments = replies.value === null ? null : replies.value + (quotes.value ?? 0);
  return {
    value: { views: views.value, likes: likes.value, replies: replies.value, comments, counts },
  };
}
