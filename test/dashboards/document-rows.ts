import type { Grouping, NamedMeasure, Question } from "../../dashboards/chart.ts";
import type { LayerId } from "../../dashboards/lens/layer.ts";
import { groupingId, measureId } from "../../dashboards/lens/layer.ts";
import type { IndexDocument } from "../../schemas/document.ts";
import { idOf } from "../../schemas/document.ts";
import type { LensRow } from "./lens-request.ts";

/**
 * What a question about posts, the platforms' counts, hours or alerts must bring, worked out from the documents themselves:
 * the `SearchIndex` has no sums or averages of these.
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
  if (measure.kind === "count") {
    const { only } = measure;
    if (only === undefined) return documents.length;
    return documents.filter((document) => valueAt(document, only.field) === only.value).length;
  }
  if (measure.kind === "formula") throw new Error("no formula over documents");
  const found = documents.flatMap((document) => valueAt(document, measure.field) ?? []);
  if (measure.kind === "distinct") return new Set(found).size;
  const values = found.map(Number);
  const sum = values.reduce((total, value) => total + value, 0);
  if (measure.kind === "sum") return sum;
  if (measure.kind === "average") return sum / values.length;
  return values.length === 0 ? Number.NaN : Math.max(...values);
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** The beginning of the day or week in Malaysia, which has had no other clock since 1982. */
function keyOf(grouping: Grouping, value: string): string {
  if (grouping.kind === "values") return value;
  if (grouping.step === "hour")
    return new Date(Math.floor(Date.parse(value) / hourMs) * hourMs).toISOString();
  if (grouping.step === "month") throw new Error("no documents are counted by month");
  const local = Date.parse(value) + 8 * hourMs;
  const day = Math.floor(local / dayMs);
  const monday = day - ((day + 3) % 7); // 1970-01-01 was a Thursday
  return new Date((grouping.step === "day" ? day : monday) * dayMs - 8 * hourMs).toISOString();
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
