import type { Formula, Grouping, Measure, Question } from "../../dashboards/chart.ts";
import { comments } from "../../dashboards/fields.ts";
import type { LensRow } from "./lens-request.ts";
import type {
  AggregateQuery,
  Breakdown,
  BreakdownField,
  Bucket,
  CommentFilter,
  SearchIndex,
} from "../../pipelines/ports/search-index.ts";
import { SentimentLabel } from "../../schemas/analysed.ts";
import type { LayerId } from "../../dashboards/lens/layer.ts";
import { groupingId, measureId } from "../../dashboards/lens/layer.ts";

const nation = { kind: "nation" } as const;

/** What a question about comments must bring, asked of the `SearchIndex` itself. */
export async function expectedRows(
  index: SearchIndex,
  layer: LayerId,
  { groupings, measures }: Question,
  filter: CommentFilter,
): Promise<LensRow[]> {
  // Each level is cut off by itself, and what splits is asked before the axis.
  const order = groupings.toReversed();
  const ids = order.map((grouping) => groupingId(layer, groupings.indexOf(grouping)));
  const kept = await keptKeys(index, order, filter);
  const by = order.map(breakdown);
  const rows = new Map<string, Record<string, number>>(kept.map((keys) => [JSON.stringify(keys), {}]));
  for (const named of measures) {
    const values = await measured(index, named.measure, by, filter);
    for (const [key, row] of rows) row[measureId(layer, named.id)] = values(key);
  }
  return [...rows].map(([key, values]) => {
    const keys = JSON.parse(key) as string[];
    return { keys: Object.fromEntries(ids.map((id, at) => [id, keys[at] ?? ""])), values };
  });
}

/** The keys of the rows, in Lens's order: most comments first on each level, time ascending. */
async function keptKeys(
  index: SearchIndex,
  order: readonly Grouping[],
  filter: CommentFilter,
): Promise<string[][]> {
  const [outer, inner] = order;
  if (outer === undefined) return [[]];
  const outerKeys = cut(outer, await aggregate(index, [breakdown(outer)], filter), 0);
  if (inner === undefined) return outerKeys.map((key) => [key]);
  const pairs = await aggregate(index, [breakdown(outer), breakdown(inner)], filter);
  return outerKeys.flatMap((key) =>
    cut(
      inner,
      pairs.filter(({ keys }) => keys[0] === key),
      1,
    ).map((innerKey) => [key, innerKey]),
  );
}

function cut(grouping: Grouping, buckets: readonly Bucket[], at: number): string[] {
  const keys = (of: readonly Bucket[]) => of.map((bucket) => bucket.keys[at] ?? "");
  if (grouping.kind === "time") return keys(buckets).toSorted();
  const ordered = buckets.toSorted(
    (a, b) => b.comments - a.comments || compare(a.keys[at] ?? "", b.keys[at] ?? ""),
  );
  return keys(ordered).slice(0, grouping.size);
}

/** The measure's value for the keys of a row as JSON. */
async function measured(
  index: SearchIndex,
  measure: Measure,
  by: readonly Breakdown[],
  filter: CommentFilter,
): Promise<(keys: string) => number> {
  switch (measure.kind) {
    case "count": {
      return await counted(index, by, onlyThose(measure.only, filter));
    }
    case "formula": {
      return await workedOut(index, measure.formula, by, filter);
    }
    case "average":
    case "maximum": {
      throw new Error(`no ${measure.kind} of ${measure.field}`);
    }
    case "sum": {
      if (measure.field !== comments.likes) throw new Error(`no sum of ${measure.field}`);
      return lookUp(await aggregate(index, by, filter), ({ likes }) => likes);
    }
    case "distinct": {
      if (measure.field === comments.author) {
        const buckets = await aggregate(index, by, filter, true);
        return lookUp(buckets, ({ authors }) => authors?.value ?? 0);
      }
      if (measure.field !== comments.post) throw new Error(`no distinct ${measure.field}`);
      const pairs = await aggregate(index, [...by, { field: "postId" }], filter);
      const posts = Map.groupBy(pairs, ({ keys }) => JSON.stringify(keys.slice(0, -1)));
      return (key) => posts.get(key)?.length ?? 0;
    }
  }
}

async function counted(index: SearchIndex, by: readonly Breakdown[], filter: CommentFilter) {
  return lookUp(await aggregate(index, by, filter), ({ comments }) => comments);
}

async function workedOut(
  index: SearchIndex,
  formula: Formula,
  by: readonly Breakdown[],
  filter: CommentFilter,
): Promise<(keys: string) => number> {
  if (formula.op === "count") return await counted(index, by, onlyThose(formula.only, filter));
  const left = await workedOut(index, formula.left, by, filter);
  const right = await workedOut(index, formula.right, by, filter);
  switch (formula.op) {
    case "add":
      return (key) => left(key) + right(key);
    case "subtract":
      return (key) => left(key) - right(key);
    case "divide":
      return (key) => left(key) / right(key);
  }
}

function lookUp(buckets: readonly Bucket[], value: (bucket: Bucket) => number): (keys: string) => number {
  const values = new Map(buckets.map((bucket) => [JSON.stringify(bucket.keys), value(bucket)] as const));
  return (keys) => values.get(keys) ?? 0;
}

function onlyThose(only: Extract<Measure, { kind: "count" }>["only"], filter: CommentFilter): CommentFilter {
  if (only === undefined) return filter;
  if (only.field !== comments.sentiment) throw new Error(`no filter by ${only.field}`);
  return { ...filter, sentiments: [SentimentLabel.parse(only.value)] };
}

async function aggregate(
  index: SearchIndex,
  by: readonly Breakdown[],
  filter: CommentFilter,
  authors = false,
): Promise<readonly Bucket[]> {
  return await index.aggregate({ scope: nation, filter, by: atMostTwo(by), ...(authors ? { authors } : {}) });
}

function atMostTwo([first, second, ...more]: readonly Breakdown[]): AggregateQuery["by"] {
  if (more.length > 0) throw new Error("the index groups by two at most");
  if (first === undefined) return [];
  return second === undefined ? [first] : [first, second];
}

const fields: Readonly<Record<string, BreakdownField>> = {
  [comments.platform]: "platform",
  [comments.channel]: "channelId",
  [comments.level]: "level",
  [comments.state]: "state",
  [comments.topic]: "topic",
  [comments.sentiment]: "sentiment",
  [comments.language]: "language",
  [comments.post]: "postId",
};

function breakdown(grouping: Grouping): Breakdown {
  if (grouping.kind === "time") return { step: grouping.step };
  const field = fields[grouping.field];
  if (field === undefined) throw new Error(`the index does not group by ${grouping.field}`);
  return { field };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
