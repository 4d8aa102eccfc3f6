import type { AggregateQuery, Bucket } from "../ports/search-index.ts";
import { compareText } from "./compare-text.ts";

/** The order in which an index gives its buckets: time ascending, otherwise most comments first, ties by key. */
export function inOrder(by: AggregateQuery["by"]): (a: Bucket, b: Bucket) => number {
  const time = by.findIndex((breakdown) => "step" in breakdown);
  const byKey = (a: Bucket, b: Bucket, index: number) =>
    compareText(a.keys[index] ?? "", b.keys[index] ?? "");
  return (a, b) =>
    (time === -1 ? 0 : byKey(a, b, time)) ||
    b.comments - a.comments ||
    byKey(a, b, 0) ||
    byKey(a, b, 1) ||
    byKey(a, b, 2);
}
