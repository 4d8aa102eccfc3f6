import type { DatabaseSync } from "node:sqlite";
import { inOrder } from "../../../pipelines/core/bucket-order.ts";
import type { AggregateQuery, Bucket } from "../../../pipelines/ports/search-index.ts";
import { authorCounter } from "./search-authors.ts";
import type { CountSource, Grouping } from "./search-breakdown.ts";
import { grouping } from "./search-breakdown.ts";
import { countPlan } from "./search-count-plan.ts";
import type { Dictionary } from "./search-dictionary.ts";
import { select } from "./search-filter.ts";
import { valuesOf, where } from "./search-sql.ts";
import { combinations, Tallies } from "./search-tally.ts";

/** Counts comments, likes and authors. Call it within a read transaction. `exactAuthors`: beyond so many, authors are estimated. */
export function aggregator(
  db: DatabaseSync,
  dictionary: Dictionary,
  exactAuthors: number,
): (query: AggregateQuery) => readonly Bucket[] {
  const countAuthors = authorCounter(db, exactAuthors);

  return ({ scope, filter, by, authors }) => {
    const tallies = new Tallies(() => ({ comments: 0, likes: 0 }));
    if (by.length === 0) tallies.at([]); // no breakdown is one bucket, even of nothing
    const selection = select(scope, filter, dictionary);
    for (const part of selection === undefined ? [] : countPlan(by, selection)) {
      const groups = groupings(by, part.source);
      const columns = groups.map(({ sql }, index) => `${sql} AS key${index}`);
      const rows = db
        .prepare(
          `SELECT ${[...columns, `${part.comments} AS n`, `CAST(${part.likes} AS REAL) AS liked`].join(", ")}
           FROM ${part.from} ${where(part.conditions)}
           ${groups.length === 0 ? "" : `GROUP BY ${groups.map((_, index) => index + 1).join(", ")}`}`,
        )
        .iterate(...valuesOf(part.conditions));
      for (const row of rows) {
        for (const keys of combinations(
          groups.map(({ keysOf }, index) => keysOf(row[`key${index}`] ?? null)),
        )) {
          const tally = tallies.at(keys);
          tally.comments += Number(row["n"]);
          tally.likes += Number(row["liked"]);
        }
      }
    }
    const buckets = tallies.all().map(({ keys, value: { comments, likes } }) => ({ keys, comments, likes }));
    const counted = authors === true ? countAuthors(selection, buckets, groupings(by, "comments")) : buckets;
    return counted.toSorted(inOrder(by));
  };

  function groupings(by: AggregateQuery["by"], source: CountSource): readonly Grouping[] {
    return by.map((breakdown) => grouping(breakdown, source, dictionary));
  }
}
