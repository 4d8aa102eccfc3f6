/**
 * What a panel shows, before any word of Kibana's: which documents, how they are grouped, what is measured. The Lens
 * panel is made from it, and so is the question to the `SearchIndex` whose answer the panel must equal.
 */
export interface Chart extends Question {
  /** Unique in its dashboard, the same in every language: Kibana's panel id is made from it. */
  readonly id: string;
  readonly title: string;
  readonly shape: Shape;
  /** Only in `paired-bars`: a second question along the same axis, whose bars stand beside those of the first. */
  readonly beside?: Question;
}

/** What is asked of one data view. */
export interface Question {
  readonly view: ViewName;
  /** None for a single number; for bars and lines the axis comes first, then what splits it. */
  readonly groupings: readonly Grouping[];
  readonly measures: readonly NamedMeasure[];
}

/**
 * Which documents: each has a data view of its own. `held` are the comments once more, whatever the period; `coverage`,
 * the latest of a platform's own counts of each post, knows no period either, so that the two can be compared. `hours` are
 * those of each channel, `alerts` those that were raised.
 */
export type ViewName = "comments" | "held" | "posts" | "coverage" | "hours" | "alerts";

/** `columns` stand, `bars` lie; `shares` of either stack up to 100 %. */
export type Shape =
  | "number"
  | "columns"
  | "column-shares"
  | "bars"
  | "bar-shares"
  | "paired-bars"
  | "lines"
  | "heatmap"
  | "table";

export type Step = "hour" | "day" | "week" | "month";

export type Grouping =
  | { readonly kind: "time"; readonly field: string; readonly step: Step; readonly label: string }
  | ValuesGrouping;

/** The values with the most documents or, if one is named, with the most or least of a measure. */
export interface ValuesGrouping {
  readonly kind: "values";
  readonly field: string;
  /** At most so many. */
  readonly size: number;
  readonly label: string;
  /** Id of one of the question's measures that is a sum. */
  readonly largest?: string;
  /** Id of one of the question's measures that is an average. */
  readonly lowest?: string;
}

/** Only documents whose field has this value. */
export interface Condition {
  readonly field: string;
  readonly value: string;
}

export type Measure =
  | { readonly kind: "count"; readonly only?: Condition }
  /** Distinct values; Kibana's is an estimate once there are many (HyperLogLog++ with a threshold of 3,000). */
  | { readonly kind: "distinct"; readonly field: string }
  | { readonly kind: "sum"; readonly field: string }
  /** Documents without the field count for nothing. */
  | {
      readonly kind: "average" | "maximum";
      readonly field: string;
      readonly format: "percent" | "minutes";
    }
  | { readonly kind: "formula"; readonly formula: Formula; readonly format: "percent" | "signed" };

/** Arithmetic over counts: enough for shares and for net sentiment. */
export type Formula =
  | { readonly op: "subtract" | "divide" | "add"; readonly left: Formula; readonly right: Formula }
  | { readonly op: "count"; readonly only?: Condition };

export interface NamedMeasure {
  /** Unique in its chart. */
  readonly id: string;
  /** The word that always stands beside the colour. */
  readonly label: string;
  readonly colour?: string;
  readonly measure: Measure;
}
