import type { Column } from "../../dashboards/lens/column.ts";
import type { Layer } from "../../dashboards/lens/layer.ts";
import type { Json, JsonObject } from "./decoded.ts";
import { objectAt, textOf } from "./decoded.ts";

/** One row of a Lens table: the keys of its buckets and its numbers, by column. */
export interface LensRow {
  readonly keys: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, number>>;
}

const timeZone = "Asia/Kuala_Lumpur";

/**
 * The aggregations Kibana asks for a layer, written after its form-based data source: buckets within each other in the
 * order of `columnOrder`, the numbers innermost, a number that orders values also beside what lies within these, a filtered
 * number within a filter of its own.
 */
export function lensAggregations(layer: Layer): JsonObject {
  const [buckets, numbers] = split(layer);
  const innermost = Object.fromEntries(
    numbers.flatMap(([id, column]) => {
      const aggregation = numberAggregation(column);
      return aggregation === undefined ? [] : [[id, aggregation]];
    }),
  );
  return nested(buckets, innermost);
}

function nested([outermost, ...inner]: Named, numbers: JsonObject): JsonObject {
  if (outermost === undefined) return numbers;
  const [id, column] = outermost;
  const aggs = { ...nested(inner, numbers), ...ordering(column, numbers) };
  return { [id]: { ...bucketAggregation(column), aggs } };
}

function ordering({ operationType, params }: Column, numbers: JsonObject): JsonObject {
  const key = operationType === "terms" ? orderKey(params) : "";
  const number = numbers[key];
  return number === undefined ? {} : { [key]: number };
}

/** The rows of the answer, empty steps of time left out, with each formula worked out from the counts it names. */
export function lensRows(layer: Layer, response: JsonObject): LensRow[] {
  const [buckets, numbers] = split(layer);
  const { aggregations = {}, hits } = response;
  const total = objectAt(hits, "total")["value"];
  const whole: JsonObject = { ...objectAt(aggregations), doc_count: total ?? null };

  const rowsOf = (at: JsonObject, rest: typeof buckets, keys: LensRow["keys"]): LensRow[] => {
    const [next, ...inner] = rest;
    if (next === undefined) return [{ keys, values: valuesOf(at, numbers) }];
    const [id, column] = next;
    const found = objectAt(at, id)["buckets"] as readonly JsonObject[];
    return found
      .filter((bucket) => bucket["doc_count"] !== 0)
      .flatMap((bucket) => rowsOf(bucket, inner, { ...keys, [id]: keyOf(column, bucket) }));
  };
  return rowsOf(whole, buckets, {});
}

type Named = readonly (readonly [string, Column])[];

function split({ columns, columnOrder }: Layer): [buckets: Named, numbers: Named] {
  const ordered = columnOrder.map((id) => {
    const column = columns[id];
    if (column === undefined) throw new Error(`there is no column ${id}`);
    return [id, column] as const;
  });
  return [
    ordered.filter(([, { isBucketed }]) => isBucketed),
    ordered.filter(([, { isBucketed }]) => !isBucketed),
  ];
}

function bucketAggregation({ operationType, sourceField = "", params }: Column): JsonObject {
  if (operationType === "date_histogram") {
    const interval = textOf(params["interval"]);
    const minimum = params["includeEmptyRows"] === true ? 0 : 1;
    return {
      date_histogram: {
        field: sourceField,
        calendar_interval: interval,
        time_zone: timeZone,
        min_doc_count: minimum,
      },
    };
  }
  if (operationType !== "terms") throw new Error(`${operationType} is no bucket`);
  const size = Number(params["size"]);
  const accurate = params["accuracyMode"] === true ? { shard_size: Math.max(1000, size * 1.5 + 10) } : {};
  return {
    terms: {
      field: sourceField,
      size,
      order: { [orderKey(params)]: textOf(params["orderDirection"]) },
      ...accurate,
    },
  };
}

/** By the sum or average in a column of the layer, or by a count of its own. */
function orderKey({ orderBy, orderAgg }: Column["params"]): string {
  const { type, columnId = "" } = orderBy as { readonly type: string; readonly columnId?: string };
  if (type === "column") return columnId;
  const { operationType, filter } = orderAgg as Column;
  if (operationType !== "count" || filter !== undefined) throw new Error("ordered by something else");
  return "_count";
}

function numberAggregation({ operationType, sourceField = "", filter }: Column): JsonObject | undefined {
  switch (operationType) {
    case "count":
      return filter === undefined ? undefined : { filter: kqlQuery(filter.query) };
    case "unique_count":
      return { cardinality: { field: sourceField } };
    case "sum":
      return { sum: { field: sourceField } };
    case "average":
      return { avg: { field: sourceField } };
    case "max":
      return { max: { field: sourceField } };
    case "terms":
    case "date_histogram":
    case "formula":
    case "math":
      return undefined;
  }
}

/** `field : "value"`, the only sentence of Kibana's query language that the dashboards speak. */
export function kqlQuery(query: string): JsonObject {
  const { field, value } = /^(?<field>[\w.]+) : "(?<value>[^"\\]*)"$/u.exec(query)?.groups ?? {};
  if (field === undefined || value === undefined) throw new Error(`not understood: ${query}`);
  return { match_phrase: { [field]: value } };
}

function keyOf({ operationType }: Column, { key, key_as_string: text }: JsonObject): string {
  if (operationType === "date_histogram") return new Date(Number(key)).toISOString();
  return textOf(text ?? key);
}

function valuesOf(at: JsonObject, numbers: Named): Record<string, number> {
  const values: Record<string, number> = {};
  for (const [id, { operationType, sourceField, filter }] of numbers) {
    if (operationType === "count") {
      if (sourceField !== "___records___") throw new Error(`a count of ${sourceField ?? "nothing"}`);
      values[id] = Number((filter === undefined ? at : objectAt(at, id))["doc_count"]);
    } else if (operationType === "unique_count" || operationType === "sum") {
      values[id] = Number(objectAt(at, id)["value"]);
    } else if (operationType === "average" || operationType === "max") {
      values[id] = Number(objectAt(at, id)["value"] ?? Number.NaN); // nothing to draw
    }
  }
  const columns = new Map(numbers);
  for (const [id, { operationType, references = [] }] of numbers) {
    if (operationType !== "formula") continue;
    const math = columns.get(references[0] ?? "");
    values[id] = worked(math?.params["tinymathAst"] as Json, values);
  }
  return values;
}

const operations: Readonly<Record<string, (left: number, right: number) => number>> = {
  add: (left, right) => left + right,
  subtract: (left, right) => left - right,
  divide: (left, right) => left / right,
};

function worked(node: Json, values: Readonly<Record<string, number>>): number {
  if (typeof node === "number") return node;
  if (typeof node === "string") return values[node] ?? Number.NaN;
  const { name, args } = objectAt(node);
  const [left = Number.NaN, right = Number.NaN] = (args as readonly Json[]).map((each) =>
    worked(each, values),
  );
  return operations[textOf(name)]?.(left, right) ?? Number.NaN;
}
