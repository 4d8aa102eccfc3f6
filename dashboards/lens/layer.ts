import type { Chart, Condition, Grouping, Question, Step } from "../chart.ts";
import type { NamedMeasure, ValuesGrouping } from "../chart.ts";
import type { Column, Columns } from "./column.ts";
import { recordsField } from "./column.ts";
import { kqlOf } from "./condition.ts";
import { formulaColumns } from "./formula.ts";

/** What Lens calls a form-based layer: one question to one data view. */
export interface Layer {
  readonly columns: Columns;
  readonly columnOrder: readonly string[];
  readonly incompleteColumns: Readonly<Record<string, never>>;
  readonly sampling: 1;
  readonly ignoreGlobalFilters: boolean;
}

export type LayerId = "layer" | "beside";

/** The chart's own question, and the one beside it if there is one, each with the id of its layer. */
export function questionsOf(chart: Chart): readonly (readonly [LayerId, Question])[] {
  return chart.beside === undefined
    ? [["layer", chart]]
    : [
        ["layer", chart],
        ["beside", chart.beside],
      ];
}

/** The column of a question's n-th grouping. Columns are told apart over all layers of a panel. */
export function groupingId(layer: LayerId, index: number): string {
  return `${layer}-grouping-${index}`;
}

/** The column of a measure. */
export function measureId(layer: LayerId, measure: string): string {
  return `${layer}-${measure}`;
}

/** `splitFirst`: what splits is asked before the axis, so that the same values are kept all along it. */
export function lensLayer(id: LayerId, { groupings, measures }: Question, splitFirst: boolean): Layer {
  const buckets = groupings.map(
    (grouping, index) => [groupingId(id, index), bucketColumn(id, grouping)] as const,
  );
  const ordered = splitFirst ? buckets.toReversed() : buckets;
  const columns: Columns = Object.assign(
    Object.fromEntries(ordered),
    ...measures.map((measure) => measureColumns(id, measure)),
  );
  return {
    columns,
    columnOrder: Object.keys(columns),
    incompleteColumns: {},
    sampling: 1,
    ignoreGlobalFilters: false,
  };
}

const intervals: Readonly<Record<Step, string>> = { hour: "1h", day: "1d", week: "1w", month: "1M" };

function bucketColumn(layer: LayerId, grouping: Grouping): Column {
  const { label, field } = grouping;
  if (grouping.kind === "time") {
    return {
      label,
      customLabel: true,
      dataType: "date",
      operationType: "date_histogram",
      isBucketed: true,
      scale: "interval",
      sourceField: field,
      params: { interval: intervals[grouping.step], includeEmptyRows: true, dropPartials: false },
    };
  }
  return {
    label,
    customLabel: true,
    dataType: "string",
    operationType: "terms",
    isBucketed: true,
    scale: "ordinal",
    sourceField: field,
    params: {
      size: grouping.size,
      ...orderOf(layer, grouping),
      orderDirection: grouping.lowest === undefined ? "desc" : "asc",
      otherBucket: false,
      // Asks each month's index for its first 1,000 rather than the few that are shown: without it a value that is rare in
      // one month loses that month's documents, and the sum is too low.
      accuracyMode: true,
      missingBucket: false,
      parentFormat: { id: "terms" },
      include: [],
      exclude: [],
      includeIsRegex: false,
      excludeIsRegex: false,
    },
  };
}

/** By a column that is drawn, or by a count of its own, which need not be. */
function orderOf(layer: LayerId, { largest, lowest, label }: ValuesGrouping) {
  const measure = largest ?? lowest;
  return measure === undefined
    ? { orderBy: { type: "custom" }, orderAgg: countColumn(label) }
    : { orderBy: { type: "column", columnId: measureId(layer, measure) } };
}

function countColumn(label: string, only?: Condition): Column {
  return {
    label,
    customLabel: true,
    dataType: "number",
    operationType: "count",
    isBucketed: false,
    scale: "ratio",
    sourceField: recordsField,
    ...(only === undefined ? {} : { filter: { query: kqlOf(only), language: "kuery" } as const }),
    params: { emptyAsNull: false },
  };
}

const formats = {
  minutes: { id: "number", params: { decimals: 1 } },
  percent: { id: "percent", params: { decimals: 1 } },
  signed: { id: "number", params: { decimals: 2 } },
} as const;

function measureColumns(layer: LayerId, named: NamedMeasure): Columns {
  const { label, measure } = named;
  const id = measureId(layer, named.id);
  switch (measure.kind) {
    case "count":
      return { [id]: countColumn(label, measure.only) };
    case "distinct":
      return { [id]: numberColumn(label, "unique_count", measure.field) };
    case "sum":
      return { [id]: numberColumn(label, "sum", measure.field) };
    case "average":
      return { [id]: formattedColumn(label, "average", measure.field, formats[measure.format]) };
    case "maximum":
      return { [id]: formattedColumn(label, "max", measure.field, formats[measure.format]) };
    case "formula":
      return formulaColumns(id, label, measure.formula, formats[measure.format]);
  }
}

function numberColumn(label: string, operationType: "unique_count" | "sum", sourceField: string): Column {
  return {
    label,
    customLabel: true,
    dataType: "number",
    operationType,
    isBucketed: false,
    scale: "ratio",
    sourceField,
    params: { emptyAsNull: false },
  };
}

/** Of documents without the field there is no number, which is not 0. */
function formattedColumn(
  label: string,
  operationType: "average" | "max",
  sourceField: string,
  format: Readonly<Record<string, unknown>>,
): Column {
  return {
    label,
    customLabel: true,
    dataType: "number",
    operationType,
    isBucketed: false,
    scale: "ratio",
    sourceField,
    params: { emptyAsNull: true, format },
  };
}
