import type { DatabaseSync } from "node:sqlite";
import { estimateDistinct, sampledBelow, surelyMoreThan } from "../../../pipelines/core/distinct-estimate.ts";
import type { Bucket, Cardinality } from "../../../pipelines/ports/search-index.ts";
import type { Grouping } from "./search-breakdown.ts";
import type { Selection } from "./search-filter.ts";
import { commentConditions, lookup } from "./search-filter.ts";
import type { Condition } from "./search-sql.ts";
import { condition, valuesOf, where } from "./search-sql.ts";
import { combinations, Tallies } from "./search-tally.ts";

export type AuthorCounter = (
  selection: Selection | undefined,
  buckets: readonly Bucket[],
  groups: readonly Grouping[],
) => readonly Bucket[];

const nobody: Cardinality = { value: 0, relativeError: 0 };

/**
 * Distinct authors. Without a breakdown, many are estimated from the sample and fewer counted one by one. With one, the
 * comments are read in the order of their authors, so that an author is new to a bucket unless it was the bucket's last:
 * exact, whatever the number.
 */
export function authorCounter(db: DatabaseSync, exact: number): AuthorCounter {
  return (selection, buckets, groups) => {
    if (selection === undefined) return buckets.map((bucket) => ({ ...bucket, authors: nobody }));
    if (groups.length === 0) return buckets.map((bucket) => ({ ...bucket, authors: overall(selection) }));
    const counts = byBucket(selection, groups);
    return buckets.map((bucket) => ({
      ...bucket,
      authors: { value: counts.at(bucket.keys).count, relativeError: 0 },
    }));
  };

  function overall(selection: Selection): Cardinality {
    const inSample = distinct(selection, "comments_by_sampled_author", condition(`author < ${sampledBelow}`));
    if (surelyMoreThan(exact, inSample)) return estimateDistinct(inSample);
    return {
      value: distinct(selection, "comments_by_time", condition("author IS NOT NULL")),
      relativeError: 0,
    };
  }

  function distinct(selection: Selection, index: string, which: Condition): number {
    const { from, conditions } = scan(selection, index, which);
    const counted = db
      .prepare(`SELECT count(DISTINCT author) AS n FROM ${from} ${where(conditions)}`)
      .get(...valuesOf(conditions));
    return Number(counted?.["n"]);
  }

  function byBucket(selection: Selection, groups: readonly Grouping[]) {
    const { from, conditions } = scan(selection, "comments_by_time", condition("author IS NOT NULL"));
    const columns = groups.map(({ sql }, index) => `${sql} AS key${index}`);
    const rows = db
      .prepare(`SELECT author, ${columns.join(", ")} FROM ${from} ${where(conditions)} ORDER BY author`)
      .iterate(...valuesOf(conditions));
    const counts = new Tallies(() => ({ count: 0, last: -1 }));
    for (const row of rows) {
      const author = Number(row["author"]);
      for (const keys of combinations(
        groups.map(({ keysOf }, index) => keysOf(row[`key${index}`] ?? null)),
      )) {
        const bucket = counts.at(keys);
        if (bucket.last !== author) bucket.count += 1;
        bucket.last = author;
      }
    }
    return counts;
  }

  function scan(selection: Selection, index: string, which: Condition) {
    const { from, conditions } = lookup(selection, index, "rare");
    return { from, conditions: [...conditions, ...commentConditions(selection, selection.time), which] };
  }
}
