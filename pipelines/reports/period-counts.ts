import { SentimentLabel } from "../../schemas/analysed.ts";
import type { DocumentId } from "../../schemas/item.ts";
import type { Breakdown, BreakdownField, Cardinality, CommentFilter } from "../ports/search-index.ts";
import { typicalPost } from "../stats/likeness.ts";
import type { SentimentCounts } from "../stats/net-sentiment.ts";
import { totalOf } from "../stats/net-sentiment.ts";
import { enoughVoices, fewestVoices } from "../stats/small-cells.ts";
import type { AskedComments } from "../trends/shares/enough-within.ts";
import { surelyEnough } from "../trends/shares/enough-within.ts";
import { countsByPost, sumOfPosts } from "../trends/shares/post-rows.ts";

/** Comments of one thing in one period. */
export interface Sample {
  readonly counts: SentimentCounts;
  /** Of each post; `null` where only the sum is known. */
  readonly posts: ReadonlyMap<string, SentimentCounts> | null;
  /** Under how large a post one of them stands on average. */
  readonly typicalPost: number;
  /** The same of all comments of the period, where shares of a part are estimated as the pages do it in so large a view. */
  readonly typicalOfAll?: number | undefined;
}

/** Comments of the public in one period, that the report is about. */
export type AskedPeriod = AskedComments;

export async function readTotal({ index, scope, filter }: AskedPeriod) {
  const [all] = await index.aggregate({ scope, filter, by: [], authors: true });
  const authors: Cardinality = all?.authors ?? { value: 0, relativeError: 0 };
  return { comments: all?.comments ?? 0, authors };
}

/** Comments under one post, and whose post it is. */
export interface PostCounts {
  readonly id: DocumentId;
  readonly channelId: string;
  readonly counts: SentimentCounts;
}

/** Every post under which somebody spoke. */
export async function readPostCounts({ index, scope, filter }: AskedPeriod): Promise<readonly PostCounts[]> {
  const by = [{ field: "channelId" }, { field: "postId" }, { field: "sentiment" }] as const;
  const posts = new Map<string, PostCounts & { counts: Record<SentimentLabel, number> }>();
  for (const { keys, comments } of await index.aggregate({ scope, filter, by })) {
    const [channelId = "", id = "", label] = keys;
    const known = posts.get(`${channelId} ${id}`);
    const post = known ?? {
      id: id as DocumentId,
      channelId,
      counts: { negative: 0, neutral: 0, positive: 0 },
    };
    post.counts[SentimentLabel.parse(label)] += comments;
    if (known === undefined) posts.set(`${channelId} ${id}`, post);
  }
  return [...posts.values()];
}

export function sampleOf(posts: readonly PostCounts[], typicalOfAll?: number): Sample {
  const sizes = posts.map(({ counts }) => totalOf(counts));
  return {
    counts: sumOfPosts(posts.map(({ counts }) => counts)),
    posts: new Map(posts.map(({ id, counts }) => [id, counts])),
    typicalPost: typicalPost(sizes),
    typicalOfAll,
  };
}

/** The things of one kind that were spoken of, or that people spoke with. `typical`: of all comments of the period, where they are not counted post by post. */
export async function readSamples(
  { index, scope, filter }: AskedPeriod,
  breakdown: Breakdown,
  typical: number | undefined,
): Promise<ReadonlyMap<string, Sample>> {
  if (typical === undefined) {
    const by = [breakdown, { field: "postId" }, { field: "sentiment" }] as const;
    const things = countsByPost(await index.aggregate({ scope, filter, by }));
    return new Map(
      [...things].map(([id, posts]) => {
        const sizes = [...posts.values()].map(totalOf);
        return [id, { counts: sumOfPosts(posts.values()), posts, typicalPost: typicalPost(sizes) }];
      }),
    );
  }
  const by = [breakdown, { field: "sentiment" }] as const;
  const buckets = await index.aggregate({ scope, filter, by });
  const things = countsByPost(
    buckets.map(({ keys: [id = "", label = ""], ...rest }) => ({ ...rest, keys: [id, "", label] })),
  );
  return new Map(
    [...things].map(([id, posts]) => {
      const counts = sumOfPosts(posts.values());
      return [id, { counts, posts: null, typicalPost: Math.min(totalOf(counts), typical) }];
    }),
  );
}

/** Which of the things at least ten people wrote about; `exact` as in `enoughWithin`, in one question for all of them. */
export async function enoughOf(
  { index, scope, filter }: AskedPeriod,
  field: BreakdownField,
  things: ReadonlyMap<string, Sample>,
  within: (ids: readonly string[]) => CommentFilter,
  exact: boolean,
): Promise<ReadonlySet<string>> {
  const most = exact ? Infinity : surelyEnough;
  const sizes = [...things].map(([id, { counts }]) => ({ id, comments: totalOf(counts) }));
  const sure = sizes.filter(({ comments }) => comments > most);
  const doubtful = sizes.filter(({ comments }) => comments >= fewestVoices && comments <= most);
  if (doubtful.length === 0) return new Set(sure.map(({ id }) => id));
  const ids = doubtful.map(({ id }) => id);
  const counted = await index.aggregate({
    scope,
    filter: { ...filter, ...within(ids) },
    by: [{ field }],
    authors: true,
  });
  const enough = counted.flatMap(({ keys: [id = ""], authors }) =>
    enoughVoices(authors) && ids.includes(id) ? [id] : [],
  );
  return new Set([...sure.map(({ id }) => id), ...enough]);
}
