import type { Bucket } from "../../ports/search-index.ts";
import type { SentimentCounts } from "../../stats/net-sentiment.ts";
import { totalOf } from "../../stats/net-sentiment.ts";
import { SentimentLabel } from "../../../schemas/analysed.ts";
import { noComments } from "./post-rows.ts";

/** Comments of one thing by sentiment. */
export interface Row {
  readonly id: string;
  readonly counts: SentimentCounts;
  readonly comments: number;
}

/** Buckets by (thing, sentiment) as one row for each thing, in the order in which the things first appear. */
export function rowsOf(buckets: readonly Bucket[]): readonly Row[] {
  const counted = new Map<string, SentimentCounts>();
  for (const { keys, comments } of buckets) {
    const [id, label] = keys;
    const sentiment = SentimentLabel.safeParse(label);
    if (id === undefined || !sentiment.success) continue;
    counted.set(id, { ...(counted.get(id) ?? noComments), [sentiment.data]: comments });
  }
  return [...counted].map(([id, counts]) => ({ id, counts, comments: totalOf(counts) }));
}

export function mostFirst(rows: readonly Row[]): readonly Row[] {
  return rows.toSorted((a, b) => b.comments - a.comments || (a.id < b.id ? -1 : 1));
}
