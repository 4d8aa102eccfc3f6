import type { Client, estypes } from "@elastic/elasticsearch";
import { inOrder } from "../../../pipelines/core/bucket-order.ts";
import type {
  AggregateQuery,
  Breakdown,
  BreakdownField,
  Bucket,
  Cardinality,
} from "../../../pipelines/ports/search-index.ts";
import { compositeBuckets } from "./composite-buckets.ts";
import { asking } from "./elastic-errors.ts";
import { commentsWhere } from "./search-filter.ts";

const fields: Readonly<Record<BreakdownField, string>> = {
  platform: "channel.platform",
  channelId: "channel.id",
  level: "channel.level",
  state: "channel.state",
  topic: "comment.topics.id",
  sentiment: "comment.sentiment.label",
  language: "comment.language.code",
  flag: "comment.flags",
  entity: "comment.entities",
  sentimentModel: "comment.models.sentiment",
  postId: "comment.postId",
  copyKey: "comment.copyKey",
};

/** Without the zone's name, whose changes until 1981 would be looked up for every comment. */
const malaysia = "+08:00";

const author = "comment.author";
const likes = { sum: { field: "comment.likes" } };
const estimatedAuthors = { cardinality: { field: author, precision_threshold: 40_000 } };

interface Counted {
  readonly keys: readonly string[];
  readonly comments: number;
  readonly likes: number;
  readonly estimate: number;
}

/**
 * Counts comments, likes and, when asked, authors. Composite pages give every bucket: nothing is cut off. Authors are
 * counted one by one where all buckets together have at most about `exactAuthors`.
 */
export async function aggregateComments(
  client: Client,
  alias: string,
  query: AggregateQuery,
  exactAuthors: number,
): Promise<readonly Bucket[]> {
  const found =
    query.by.length === 0
      ? [await countAll(client, alias, query)]
      : await Array.fromAsync(countEach(client, alias, query, query.by, query.authors ?? false));
  const buckets =
    query.authors === true
      ? await withAuthors(client, alias, query, found, exactAuthors)
      : found.map(({ keys, comments, likes }) => ({ keys, comments, likes }));
  return buckets.toSorted(inOrder(query.by));
}

async function countAll(
  client: Client,
  alias: string,
  { scope, filter, authors }: AggregateQuery,
): Promise<Counted> {
  const { hits, aggregations } = await asking(() =>
    client.search<unknown, Measures>({
      index: alias,
      ignore_unavailable: true,
      query: commentsWhere(scope, filter),
      size: 0,
      track_total_hits: true,
      aggs: { likes, ...(authors === true && { authors: estimatedAuthors }) },
    }),
  );
  const total = typeof hits.total === "object" ? hits.total.value : (hits.total ?? 0);
  return { keys: [], comments: total, ...measured(aggregations) };
}

interface Measures {
  readonly likes: estypes.AggregationsSumAggregate;
  readonly authors?: estypes.AggregationsCardinalityAggregate;
}

/** Few at a time with authors, of which each bucket holds a sketch of up to 320 KB. */
const atOnceWithAuthors = 100;

async function* countEach(
  client: Client,
  index: string,
  { scope, filter }: Pick<AggregateQuery, "scope" | "filter">,
  by: readonly Breakdown[],
  authors: boolean,
): AsyncGenerator<Counted> {
  const buckets = compositeBuckets<Measures>(client, {
    index,
    query: commentsWhere(scope, filter),
    sources: by.map((breakdown, n) => ({ [`by${n}`]: sourceOf(breakdown) })),
    aggs: { likes, ...(authors && { authors: estimatedAuthors }) },
    ...(authors && { atOnce: atOnceWithAuthors }),
  });
  for await (const { key, doc_count, ...measures } of buckets) {
    const keys = by.map((breakdown, n) => keyOf(breakdown, key[`by${n}`]));
    yield { keys, comments: doc_count, ...measured(measures) };
  }
}

function sourceOf(breakdown: Breakdown): estypes.AggregationsCompositeAggregationSource {
  if ("field" in breakdown) return { terms: { field: fields[breakdown.field] } };
  if (breakdown.step === "fiveMinutes")
    return { date_histogram: { field: "comment.publishedAt", fixed_interval: "5m" } };
  const calendar = { calendar_interval: breakdown.step, time_zone: malaysia };
  return { date_histogram: { field: "comment.publishedAt", ...calendar } };
}

function keyOf(breakdown: Breakdown, key: string | number | null | undefined): string {
  return "step" in breakdown ? new Date(Number(key)).toISOString() : String(key);
}

function measured(measures: Measures | undefined): Pick<Counted, "likes" | "estimate"> {
  return { likes: measures?.likes.value ?? 0, estimate: measures?.authors?.value ?? 0 };
}

/**
 * The estimate is already within a few authors up to 40,000; but a port that says "exact" is taken at its word, so the
 * authors of all buckets are counted where they are few enough.
 */
async function withAuthors(
  client: Client,
  alias: string,
  query: AggregateQuery,
  found: readonly Counted[],
  exactAuthors: number,
): Promise<readonly Bucket[]> {
  const estimated = found.reduce((sum, { estimate }) => sum + estimate, 0);
  const exact = estimated > exactAuthors ? undefined : await countAuthors(client, alias, query);
  return found.map(({ keys, comments, likes, estimate }) => {
    const value = exact === undefined ? undefined : (exact.get(JSON.stringify(keys)) ?? 0);
    const authors = value === undefined ? estimateOf(estimate) : { value, relativeError: 0 };
    return { keys, comments, likes, authors };
  });
}

async function countAuthors(
  client: Client,
  alias: string,
  { by, ...query }: AggregateQuery,
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  const sources = [
    ...by.map((breakdown, n) => ({ [`by${n}`]: sourceOf(breakdown) })),
    { author: { terms: { field: author } } },
  ];
  const where = { index: alias, query: commentsWhere(query.scope, query.filter) };
  for await (const { key } of compositeBuckets(client, { ...where, sources, aggs: {} })) {
    const name = JSON.stringify(by.map((breakdown, n) => keyOf(breakdown, key[`by${n}`])));
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

/**
 * Elasticsearch counts by HyperLogLog++ (Heule, Nunkesser, Hall, "HyperLogLog in Practice", 2013). At a threshold of
 * 40,000 it keeps up to 49,152 hashes of 25 bits and counts them linearly, where two of n authors share one about
 * n²/2^26 times; beyond, 2^18 registers give 1.04/√2^18.
 */
function estimateOf(value: number): Cardinality {
  if (value === 0) return { value, relativeError: 0 };
  return { value, relativeError: value <= 49_152 ? 1 / Math.sqrt(2 ** 26) : 1.04 / Math.sqrt(2 ** 18) };
}
