import type { DatabaseSync } from "node:sqlite";
import type { Position } from "../../../pipelines/core/search-cursor.ts";
import { readCursor, writeCursor } from "../../../pipelines/core/search-cursor.ts";
import type { SearchQuery } from "../../../pipelines/ports/search-index.ts";
import type { Dictionary } from "./search-dictionary.ts";
import { withEarlier } from "./search-earlier.ts";
import type { Lookup, Selection } from "./search-filter.ts";
import { commentConditions, lookup, select } from "./search-filter.ts";
import type { PackedHit } from "./search-pack.ts";
import { wellLiked } from "./search-schema.ts";
import type { Condition, Row } from "./search-sql.ts";
import { condition, valuesOf, where } from "./search-sql.ts";

export interface PackedPage {
  readonly hits: readonly PackedHit[];
  readonly next: string | undefined;
}

interface Order {
  readonly column: "published" | "likes";
  readonly direction: "ASC" | "DESC";
  /** Where to walk along it, one after the other. The index of likes holds only the well liked. */
  readonly stages: readonly { readonly index: string; readonly only: readonly Condition[] }[];
}

const alongTime = [{ index: "comments_by_time", only: [] }];
const orders: Readonly<Record<SearchQuery["order"], Order>> = {
  newest: { column: "published", direction: "DESC", stages: alongTime },
  oldest: { column: "published", direction: "ASC", stages: alongTime },
  likes: {
    column: "likes",
    direction: "DESC",
    stages: [
      { index: "comments_by_likes", only: [condition(`likes >= ${wellLiked}`)] },
      { index: "comments_by_time", only: [condition(`likes < ${wellLiked}`)] },
    ],
  },
};

/**
 * Words found in at most so many comments are looked up and sorted; commoner ones are tested while walking along the
 * order, where a page is soon full.
 */
const rareWords = 20_000;

/** One page of comments. Call it within a read transaction. */
export function finder(db: DatabaseSync, dictionary: Dictionary): (query: SearchQuery) => PackedPage {
  const channelOf = db.prepare("SELECT channel FROM places WHERE seq = ?");
  const bodyOf = db.prepare("SELECT body FROM bodies WHERE seq = ?");
  const earlierOf = db.prepare("SELECT kept FROM earlier WHERE kind = 'comment' AND id = ?");
  const countWords = db.prepare(
    "SELECT count(*) AS found FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)",
  );

  return (query) => {
    const after = query.after === undefined ? undefined : readCursor(query, query.after);
    const selection = select(query.scope, query.filter, dictionary);
    if (selection === undefined) return { hits: [], next: undefined };
    const order = orders[query.order];
    const wordsAre = rarity(selection);
    const found: Row[] = [];
    for (const { index, only } of order.stages) {
      const way = lookup(selection, index, wordsAre);
      for (const step of steps(order, after)) {
        const missing = query.size + 1 - found.length; // one more than the page shows whether there is a next
        if (missing > 0) found.push(...rows(selection, way, order, [...only, ...step], missing));
      }
    }
    const page = found.slice(0, query.size);
    const last = page.at(-1);
    const end = found.length > query.size && last !== undefined ? positionOf(last) : undefined;
    return { hits: page.map(hit), next: end === undefined ? undefined : writeCursor(query, end) };
  };

  function rows(
    selection: Selection,
    way: Lookup,
    { column, direction }: Order,
    step: readonly Condition[],
    limit: number,
  ) {
    const conditions = [...way.conditions, ...commentConditions(selection, selection.time), ...step];
    return db
      .prepare(
        `SELECT c.seq, c.id, c.version, c.place, c.${column} AS value FROM ${way.from} ${where(conditions)}
         ORDER BY c.${column} ${direction}, c.id LIMIT ?`,
      )
      .all(...valuesOf(conditions), limit);
  }

  function rarity({ words }: Selection): "rare" | "common" {
    if (words === undefined) return "rare";
    return Number(countWords.get(words, rareWords + 1)?.["found"]) <= rareWords ? "rare" : "common";
  }

  function hit({ seq, id, version, place }: Row): PackedHit {
    return {
      version: Number(version),
      channel: String(channelOf.get(Number(place))?.["channel"]),
      body: String(bodyOf.get(Number(seq))?.["body"]),
      ...withEarlier(earlierOf.get(String(id))?.["kept"]),
    };
  }
}

/** After a position come first the rest of those that tie with it, then all beyond: each a range of an index, where one condition for both would be none. */
function steps({ column, direction }: Order, after: Position | undefined): readonly (readonly Condition[])[] {
  if (after === undefined) return [[]];
  const beyond = direction === "ASC" ? ">" : "<";
  return [
    [condition(`c.${column} = ?`, after.value), condition("c.id > ?", after.id)],
    [condition(`c.${column} ${beyond} ?`, after.value)],
  ];
}

function positionOf({ value, id }: Row): Position {
  return { value: Number(value), id: String(id) };
}
