import { z } from "zod";
import type { Instant } from "../../../schemas/item.ts";
import type { Checked } from "../checks.ts";
import { checkInstant } from "../checks.ts";
import { NativeId } from "../native-id.ts";

/** The day of the first post: nothing on X is older. */
export const xBegan: Instant = "2006-03-21T00:00:00.000Z";

/** Ids are numbers beyond what a number of JavaScript holds: they stay text. */
export const XId = z.string().regex(/^\d{1,25}$/u);

const References = z.array(z.object({ type: z.string(), id: XId }));
const Note = z.object({ text: z.string() });
const Metrics = z.object({
  retweet_count: z.number().optional(),
  repost_count: z.number().optional(),
  reply_count: z.number().optional(),
  like_count: z.number().optional(),
  quote_count: z.number().optional(),
  bookmark_count: z.number().optional(),
  impression_count: z.number().optional(),
});

/** What X calls a tweet up to version 2.166 of its API and a post from then on: both namings are read. */
const Tweet = z.object({
  id: XId,
  text: z.string(),
  author_id: NativeId.optional(), // a pseudonym by the time it is read
  created_at: z.string().optional(),
  conversation_id: XId.optional(),
  edit_history_tweet_ids: z.array(XId).optional(),
  edit_history_post_ids: z.array(XId).optional(),
  referenced_tweets: References.optional(),
  referenced_posts: References.optional(),
  note_tweet: Note.optional(),
  note_post: Note.optional(),
  public_metrics: Metrics.optional(),
  attachments: z.object({ media_keys: z.array(z.string()).optional() }).optional(),
});

/** A post, reply or quote under one set of names. */
export interface XObject {
  readonly id: string;
  /** Ids of all its versions, oldest first; an edit is a new one. */
  readonly versions: readonly string[];
  /** Whole, also where `text` is cut. */
  readonly text: string;
  readonly authorId: string | undefined;
  readonly createdAt: string | undefined;
  readonly conversationId: string | undefined;
  readonly repliedTo: string | undefined;
  readonly quoted: string | undefined;
  readonly isRepost: boolean;
  readonly metrics: z.infer<typeof Metrics>;
  readonly mediaKeys: readonly string[];
}

/** Reads an object of either naming. */
export const XObject = Tweet.transform((tweet): XObject => {
  const history = tweet.edit_history_tweet_ids ?? tweet.edit_history_post_ids ?? [];
  const references = tweet.referenced_tweets ?? tweet.referenced_posts ?? [];
  const referenced = (type: string) => references.find((each) => each.type === type)?.id;
  return {
    id: tweet.id,
    versions: history.length === 0 ? [tweet.id] : history,
    text: plainText((tweet.note_tweet ?? tweet.note_post ?? tweet).text),
    authorId: tweet.author_id,
    createdAt: tweet.created_at,
    conversationId: tweet.conversation_id,
    repliedTo: referenced("replied_to"),
    quoted: referenced("quoted"),
    isRepost: referenced("retweeted") !== undefined || referenced("reposted") !== undefined,
    metrics: tweet.public_metrics ?? {},
    mediaKeys: tweet.attachments?.media_keys ?? [],
  };
});

/** X writes these three, and no others, as HTML does. */
function plainText(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

/** The id that stays the same through all edits. */
export function firstIdOf({ versions, id }: Pick<XObject, "versions" | "id">): string {
  return versions[0] ?? id;
}

/** A later version is known: this one is shown to nobody any more. */
export function isOutdated({ versions, id }: Pick<XObject, "versions" | "id">): boolean {
  return versions.at(-1) !== id;
}

/** When ids began to count ms since November 2010, above their lowest 22 bits. */
const idsBeganMs = 1_288_834_974_657n;
const idOfTheFirstTime = 29_700_000_000n;

/** When a post with this id was published, to the second as X says it; `undefined` for the oldest ids, which do not say. */
export function timeInId(id: string): Instant | undefined {
  const number = BigInt(id);
  if (number < idOfTheFirstTime) return undefined;
  const seconds = Number(((number >> 22n) + idsBeganMs) / 1_000n);
  return seconds < 8_640_000_000_000 ? new Date(seconds * 1_000).toISOString() : undefined;
}

export interface XTimes {
  /** Of the first version. */
  readonly publishedAt: Instant;
  readonly editedAt: Instant | null;
}

/** X says when the version at hand was written; when the first was stands in its id. */
export function checkTimes(object: XObject, collectedAt: Instant): Checked<XTimes> {
  const limits = { earliest: xBegan, collectedAt };
  const said = object.createdAt ?? timeInId(object.id);
  if (said === undefined) return { flaw: { reason: "shape", field: "created_at" } };
  const written = checkInstant(said, "created_at", limits);
  if (written.flaw) return written;
  const first = firstIdOf(object);
  if (first === object.id) return { value: { publishedAt: written.value, editedAt: null } };
  const published = checkInstant(timeInId(first) ?? said, "edit_history_tweet_ids", limits);
  if (published.flaw) return published;
  return { value: { publishedAt: published.value, editedAt: written.value } };
}

/** An address that needs no name of an account. */
export function xUrl(id: string): string {
  return `https://x.com/i/web/status/${id}`;
}
