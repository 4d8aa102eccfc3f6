import type { Alert, Bilingual, NegativeShare } from "../../../schemas/alert.ts";
import type { Instant } from "../../../schemas/item.ts";
import { DocumentId } from "../../../schemas/item.ts";
import { StateCode } from "../../../schemas/states.ts";
import type { CommentFilter, FoundComment, Scope, SearchIndex } from "../../ports/search-index.ts";
import { quantile } from "../../stats/negative-binomial.ts";
import type { SentimentEstimator } from "../../stats/sentiment-estimates.ts";
import { enoughVoices } from "../../stats/small-cells.ts";
import type { AlertFacts } from "./alert-words.ts";
import { chooseComments } from "./choose-comments.ts";
import { countComments } from "../../core/count-comments.ts";
import type { MatterFilter } from "./negative-share.ts";
import { readNegativeShare } from "./negative-share.ts";
import { risingTerms } from "./rising-terms.ts";
import type { Gravity, SaidComment } from "./severity-words.ts";

export interface AlertTools {
  readonly index: SearchIndex;
  readonly read: (text: string) => readonly string[];
  readonly findGravity: (comments: readonly SaidComment[]) => readonly Gravity[];
  /** With what is known now of the models' errors. */
  readonly estimator: () => Promise<SentimentEstimator>;
  readonly topicNames: ReadonlyMap<string, Bilingual>;
  /** Of the groups of copies that were decided. */
  readonly copyKeys: () => Promise<readonly string[]>;
}

/** What decides whether there is an alert. */
export interface Matter {
  readonly observed: number;
  readonly authors: number;
  readonly negative: NegativeShare | null;
  readonly gravity: readonly Gravity[];
  /** The newest of them. */
  readonly comments: readonly FoundComment["comment"][];
}

/** What an alert shows. */
export interface Evidence extends Pick<Alert, "comments" | "expected" | "posts" | "shareOfCopies" | "terms"> {
  readonly where: AlertFacts["where"];
}

const nation: Scope = { kind: "nation" };
const pageSize = 500;
const weekMs = 604_800_000;
/** How unlike each other stretches of a topic's comments are: variance = mean + this × mean². */
const dispersion = 0.3;

/** What was said; `undefined` where fewer than ten people said it, who could be recognised. */
export async function readMatter(
  { index, findGravity, estimator }: AlertTools,
  filter: MatterFilter,
): Promise<Matter | undefined> {
  const [total] = await index.aggregate({ scope: nation, filter, by: [], authors: true });
  if (total === undefined || !enoughVoices(total.authors)) return undefined;
  const { hits } = await index.search({ scope: nation, filter, order: "newest", size: pageSize });
  const comments = hits.map(({ comment }) => comment);
  return {
    observed: total.comments,
    authors: total.authors?.value ?? 0,
    negative: await readNegativeShare(index, await estimator(), filter),
    gravity: findGravity(comments),
    comments,
  };
}

/** What shows a matter, against the same comments of the week before; `mean` of them are usual in such a time. */
export async function gatherEvidence(
  { index, read, copyKeys }: AlertTools,
  filter: MatterFilter,
  { observed, comments }: Matter,
  mean: number,
): Promise<Evidence> {
  const { from } = filter;
  const weekBefore = { ...filter, from: new Date(Date.parse(from) - weekMs).toISOString(), to: from };
  const before = await index.search({ scope: nation, filter: weekBefore, order: "newest", size: pageSize });
  const copies = await countComments(index, { ...filter, copyKeys: await copyKeys() });
  const most = Math.max(mean, 0.01);
  const moments = { mean: most, variance: most + dispersion * most ** 2 };
  return {
    expected: { low: quantile(0.025, moments), high: quantile(0.975, moments) },
    where: await places(index, filter),
    shareOfCopies: Math.min(1, copies / observed),
    terms: risingTerms(
      comments,
      before.hits.map(({ comment }) => comment),
      read,
    ),
    comments: chooseComments(comments).map(({ id, channelId, publishedAt, url, text }) => ({
      id,
      channelId,
      publishedAt,
      url,
      text,
    })),
    posts: await postsAbout(index, filter, from),
  };
}

/** From the publication of the newest comment to now; `to` is the end of a time without one. */
export function delaySeconds({ comments }: Matter, to: Instant, nowMs: number): number {
  return Math.max(0, Math.round((nowMs - Date.parse(comments[0]?.publishedAt ?? to)) / 1000));
}

/** A time as it stands in ids. */
export function compactTime(instant: Instant): string {
  return instant.replace(/[-:]|\.\d+Z/gu, "");
}

async function places(index: SearchIndex, filter: CommentFilter): Promise<AlertFacts["where"]> {
  const buckets = await index.aggregate({ scope: nation, filter, by: [{ field: "state" }], authors: true });
  return buckets
    .filter(({ authors }) => enoughVoices(authors))
    .slice(0, 3)
    .flatMap(({ keys, comments }) => {
      const state = StateCode.safeParse(keys[0]);
      return state.success ? [{ state: state.data, comments }] : [];
    });
}

/**
 * The posts under which most was said, of those published in the week before the rise or since: a rise that is noticed over
 * twelve hours may begin before the post that it is about.
 */
async function postsAbout(
  index: SearchIndex,
  filter: CommentFilter,
  since: Instant,
): Promise<Alert["posts"]> {
  const buckets = await index.aggregate({ scope: nation, filter, by: [{ field: "postId" }] });
  const ids = buckets.slice(0, 20).flatMap(({ keys }) => keys.map((key) => DocumentId.parse(key)));
  if (ids.length === 0) return [];
  const posts = await index.posts({ scope: nation, ids, size: ids.length });
  const earliest = new Date(Date.parse(since) - weekMs).toISOString();
  return posts
    .filter(({ publishedAt }) => publishedAt >= earliest)
    .toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
    .slice(0, 3)
    .map(({ id, channelId, publishedAt, url, caption }) => ({ id, channelId, publishedAt, url, caption }));
}
