/** What stands in a cell: a value, and below it what qualifies it, such as its interval. */
export interface Cell {
  readonly text: string;
  readonly note?: string;
  /** A sentiment or verdict that may also be told by colour, never by colour alone. */
  readonly tone?: "negative" | "positive" | "soft";
  /** Somebody's own words, or a name: its digits are no number of the report. */
  readonly quoted?: boolean;
}

export interface Column {
  readonly label: string;
  readonly numeric: boolean;
}

/** A table of a report: as it is shown, and as records for a file with the numbers in full. */
export interface ReportTable {
  /** Short and stable: part of the name of its file. */
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly Column[];
  /** The first cell of each row names it. */
  readonly rows: readonly (readonly Cell[])[];
  /** By stable names of columns, which are English in every language, so that a spreadsheet's formula outlives the week. */
  readonly records: readonly Readonly<Record<string, unknown>>[];
}

interface ShownColumn<Row> extends Column {
  readonly cell: (row: Row) => Cell;
}

/** Makes columns of rows of one kind. */
export interface ColumnMakers<Row> {
  readonly words: (label: string, cell: (row: Row) => string | Cell) => ShownColumn<Row>;
  /** Of somebody's own words, or names, with what tells one from another of the same name below it. */
  readonly quotes: (
    label: string,
    text: (row: Row) => string,
    note?: (row: Row) => string | undefined,
  ) => ShownColumn<Row>;
  readonly numbers: (label: string, cell: (row: Row) => string | Cell) => ShownColumn<Row>;
}

interface TableOptions<Row> {
  readonly id: string;
  readonly caption: string;
  readonly rows: readonly Row[];
  /** Which of the rows are shown; all where nothing is said. The records have all. */
  readonly shows?: (row: Row) => boolean;
  readonly columns: (make: ColumnMakers<Row>) => readonly ShownColumn<Row>[];
  readonly record: (row: Row) => Readonly<Record<string, unknown>>;
}

export function reportTable<Row>({
  id,
  caption,
  rows,
  shows,
  columns,
  record,
}: TableOptions<Row>): ReportTable {
  const shown = columns({
    words: (label, cell) => column(label, false, cell),
    quotes: (label, text, note) =>
      column(label, false, (row) => {
        const below = note?.(row);
        return { text: text(row), quoted: true, ...(below !== undefined && { note: below }) };
      }),
    numbers: (label, cell) => column(label, true, cell),
  });
  return {
    id,
    caption,
    columns: shown.map(({ label, numeric }) => ({ label, numeric })),
    rows: (shows === undefined ? rows : rows.filter(shows)).map((row) => shown.map(({ cell }) => cell(row))),
    records: rows.map(record),
  };
}

function column<Row>(label: string, numeric: boolean, cell: (row: Row) => string | Cell): ShownColumn<Row> {
  return {
    label,
    numeric,
    cell: (row) => {
      const shown = cell(row);
      return typeof shown === "string" ? { text: shown } : shown;
    },
  };
}
