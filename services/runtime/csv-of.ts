/**
 * A table as CSV (RFC 4180) that spreadsheets open as what it is: in UTF-8 with its mark, lists joined by `; `, and a cell
 * that would begin a formula held by an apostrophe, because the public wrote it.
 */
export function csvOf(rows: readonly Readonly<Record<string, unknown>>[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))];
  return `\uFEFF${lines.map((cells) => cells.map(cellOf).join(",")).join("\r\n")}\r\n`;
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value); // also below zero: a number begins no formula
  const text = Array.isArray(value)
    ? value.join("; ")
    : typeof value === "string"
      ? value
      : JSON.stringify(value);
  const held = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(held) ? `"${held.replaceAll('"', '""')}"` : held;
}
