import type { Grouping, NamedMeasure, Question } from "../../dashboards/chart.ts";
import type { LayerId } from "../../dashboards/lens/layer.ts";
import { groupingId, measureId } from "../../dashboards/lens/layer.ts";
import type { IndexDocument } from "../../schemas/document.ts";
import { idOf } from "../../schemas/document.ts";
import type { LensRow } from "./lens-request.ts";

/**
 * What a question about posts, the platforms' counts or hours must bring, worked out from the documents themselves: the
 * `SearchIndex` has no sums or averages of these.
 */
export function documentRows(
  documents: readonly object[],
  layer: LayerId,
  { groupings, measures }: Question,
): LensRow[] {
  const order = groupings.toReversed();
  const ids = order.map((grouping) => groupingId(layer, groupings.indexOf(grouping)));
  const rows = (of: readonly object[], rest: readonly Grouping[], keys: readonly string[]): LensRow[] => {
    const [next, ...inner] = rest;
    if (next === undefined) {
      const named = Object.fromEntries(ids.map((id, at) => [id, keys[at] ?? ""]));
      const values = measures.map((each) => [measureId(layer, each.id), valueOf(each, of)] as const);
      return [{ keys: named, values: Object.fromEntries(values) }];
    }
    return groups(of, next, measures).flatMap(([key, members]) => rows(members, inner, [...keys, key]));
  };
  return rows(documents, order, []);
}

/** The posts or counts that are there after all versions and deletions. */
export function currentDocuments(
  documents: readonly IndexDocument[],
  kind: "post" | "coverage",
): IndexDocument[] {
  const current = new Map<string, IndexDocument>();
  for (const document of documents) {
    const id = document.kind === "coverage" ? document.coverage.postId : idOf(document);
    const belongs =
      document.kind === kind ||
      (kind === "post" && document.kind === "deletion" && document.deletion.of === "post");
    if (belongs && document.version >= (current.get(id)?.version ?? 0)) current.set(id, document);
  }
  return [...current.values()].filter((document) => document.kind === kind);
}

export function valueAt(document: unknown, path: string): unknown {
  let at: unknown = document;
  for (const name of path.split(".")) at = (at as Readonly<Record<string, unknown>> | undefined)?.[name];
  return at ?? undefined;
}

type Group = readonly [key: string, members: readonly object[]];

function groups(
  documents: readonly object[],
  grouping: Grouping,
  measures: readonly NamedMeasure[],
): Group[] {
  const withKey = documents.filter((document) => valueAt(document, grouping.field) !== undefined);
  const all = [
    ...Map.groupBy(withKey, (document) => keyOf(grouping, String(valueAt(document, grouping.field)))),
  ];
  if (grouping.kind === "time") return all.toSorted(([a], [b]) => compare(a, b));
  const measure = measures.find(({ id }) => id === (grouping.largest ?? grouping.lowest));
  const sign = grouping.lowest === undefined ? 1 : -1;
  const size = ([, members]: Group) => {
    const value = measure === undefined ? members.length : valueOf(measure, members);
    return Number.isNaN(value) ? -sign * Infinity : value; // without an average: last
  };
  return all.toSorted((a, b) => sign * (size(b) - size(a)) || compare(a[0], b[0])).slice(0, grouping.size);
}

function valueOf({ measure }: NamedMeasure, documents: readonly object[]): number {
  if (measure.kind === "count" && measure.only === undefined) return documents.length;
  if (measure.kind === "average") {
    const values = documents.flatMap((document) => valueAt(document, measure.field) ?? []).map(Number);
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  }
  if (measure.kind !== "sum") throw new Error(`no ${measure.kind} of posts`);
  return documents.reduce((sum, document) => sum + Number(valueAt(document, measure.field) ?? 0), 0);
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** The beginning of the week in Malaysia, which has had no other clock since 1982. */
function keyOf(grouping: Grouping, value: string): string {
  if (grouping.kind === "values") return value;
  if (grouping.step === "hour")
    return new Date(Math.floor(Date.parse(value) / hourMs) * hourMs).toISOString();
  if (grouping.step !== "week") throw new Error("posts are counted by week");
  const local = Date.parse(value) + 8 * hourMs;
  const day = Math.floor(local / dayMs);
  const monday = day - ((day + 3) % 7); // 1970-01-01 was a Thursday
  return new Date(monday * dayMs - 8 * hourMs).toISOString();
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
