import type { Client, estypes } from "@elastic/elasticsearch";
import { asking } from "./elastic-errors.ts";

export interface CompositeQuery {
  readonly index: string;
  readonly query: NonNullable<estypes.SearchRequest["query"]>;
  readonly sources: readonly Record<string, estypes.AggregationsCompositeAggregationSource>[];
  /** Of each bucket. */
  readonly aggs: Record<string, estypes.AggregationsAggregationContainer>;
  /** At a time; default: as many as an answer may hold by the server's own settings (`search.max_buckets`), and some to spare. */
  readonly atOnce?: number;
}

export type CompositeKey = Readonly<Record<string, string | number | null>>;

export type CompositeBucket<Measures> = Measures & {
  readonly key: CompositeKey;
  readonly doc_count: number;
};

/** Each page reads all documents of the query again, so the fewer the better. */
const mostAtOnce = 50_000;

/** Every combination of the sources that occurs, in their order. Page by page: nothing is cut off or approximated. */
export async function* compositeBuckets<Measures>(
  client: Client,
  { index, query, sources, aggs, atOnce: size = mostAtOnce }: CompositeQuery,
): AsyncGenerator<CompositeBucket<Measures>> {
  let after: CompositeKey | undefined;
  do {
    const paged = { sources: [...sources], size, ...(after !== undefined && { after }) };
    const { aggregations } = await asking(() =>
      client.search<
        unknown,
        { buckets: { buckets: readonly CompositeBucket<Measures>[]; after_key?: CompositeKey } }
      >({
        index,
        ignore_unavailable: true, // before the first document there is no index
        query,
        size: 0,
        track_total_hits: false,
        aggs: { buckets: { composite: paged, aggs } },
      }),
    );
    const { buckets = [], after_key: next } = aggregations?.buckets ?? {};
    yield* buckets;
    after = buckets.length < size ? undefined : next;
  } while (after !== undefined);
}
