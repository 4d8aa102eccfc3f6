/** One column of a Lens layer: a bucket or a number. */
export interface Column {
  readonly label: string;
  readonly customLabel: true;
  readonly dataType: "number" | "string" | "date";
  readonly operationType: OperationType;
  readonly isBucketed: boolean;
  readonly scale: "ratio" | "ordinal" | "interval";
  readonly sourceField?: string;
  readonly filter?: { readonly query: string; readonly language: "kuery" };
  /** Ids of the columns a formula or its arithmetic is made from. */
  readonly references?: readonly string[];
  readonly params: Readonly<Record<string, unknown>>;
}

export type OperationType =
  | "count"
  | "unique_count"
  | "sum"
  | "average"
  | "max"
  | "terms"
  | "date_histogram"
  | "formula"
  | "math";

/** Columns by id, in the order of `columnOrder`. */
export type Columns = Readonly<Record<string, Column>>;

/** What Lens calls the field of a count. */
export const recordsField = "___records___";
