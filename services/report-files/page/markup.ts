import type { Cell, ReportTable } from "../../../pipelines/reports/tables/report-table.ts";
import type { NamedSentence } from "../../../pipelines/reports/words/summary.ts";
import type { Html } from "../../runtime/html.ts";
import { html } from "../../runtime/html.ts";

/**
 * Somebody's own words, a name or a mark: the digits in it are no numbers of the report, so that whoever compares the numbers
 * of a page with the report leaves it out.
 */
export function verbatim(text: string): Html {
  return html`<span data-verbatim dir="auto">${text}</span>`;
}

/** A sentence in which these names stand, in this order. */
export function named({ text, names }: NamedSentence): readonly Html[] {
  const [name, ...others] = names;
  const at = name === undefined ? -1 : text.indexOf(name);
  if (name === undefined || at < 0) return [html`${text}`];
  const rest = { text: text.slice(at + name.length), names: others };
  return [html`${text.slice(0, at)}`, verbatim(name), ...named(rest)];
}

/** A table with more rows may be broken over pages, though not next to its ends. */
const longestWhole = 8;

interface TableLook {
  readonly mostRows: number;
  /** `compared`: with the widths of the tables that compare, so that equal columns stand below one another. `sole`: the heading above it says what it is. */
  readonly look?: "own-widths" | "compared" | "sole";
}

/** A table with its caption, of which at most `mostRows` are shown; nothing where it has no row. */
export function tableMarkup(
  { id, caption, columns, rows }: ReportTable,
  { mostRows, look = "own-widths" }: TableLook,
): Html | null {
  if (rows.length === 0) return null;
  const length = rows.length > longestWhole ? "long" : "short";
  return html`<div class="table ${length}" tabindex="0" role="region" aria-labelledby="${`caption-${id}`}">
    <table class="${look}">
      <caption id="${`caption-${id}`}">
        ${caption}
      </caption>
      <thead>
        <tr>
          ${columns.map(({ label, numeric }) => html`<th scope="col" ${numeric && html`class="number"`}>${label}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.slice(0, mostRows).map((cells) => rowMarkup(cells, columns))}
      </tbody>
    </table>
  </div>`;
}

/** Whether some of its rows stand only in the file. */
export function isCut({ rows, records }: ReportTable, mostRows: number): boolean {
  return records.length > Math.min(rows.length, mostRows);
}

function rowMarkup(cells: readonly Cell[], columns: ReportTable["columns"]): Html {
  return html`<tr>
    ${cells.map((cell, at) =>
      at === 0
        ? html`<th scope="row">${cellMarkup(cell)}</th>`
        : html`<td ${columns[at]?.numeric === true && html`class="number"`}>${cellMarkup(cell)}</td>`,
    )}
  </tr>`;
}

function cellMarkup({ text, note, tone, quoted }: Cell): Html {
  const shown = quoted === true ? verbatim(text) : html`${text}`;
  const toned = tone === undefined ? shown : html`<span class="${tone}">${shown}</span>`;
  return html`${toned}${note !== undefined && html` <small>${note}</small>`}`;
}
