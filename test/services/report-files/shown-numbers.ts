import { malaysiaAheadMs } from "../../../pipelines/core/malaysian-day.ts";

/**
 * The numbers that stand in a page, without signs: all but those of drawings, whose axes have numbers of their own, of styles, of
 * the title, which repeats the heading, and of what is marked as somebody's own words.
 */
export function shownNumbers(page: string): readonly string[] {
  const text = page
    .replace(/<(style|svg|title)\b[\s\S]*?<\/\1>/gu, " ")
    .replace(/<span data-verbatim[^>]*>[\s\S]*?<\/span>/gu, " ")
    .replace(/<[^>]*>/gu, " ")
    .replace(/&#\d+;/gu, " ");
  return [...text.matchAll(/\d[\d,]*(?:\.\d+)?%?/gu)].map(([number]) => number.replaceAll(",", ""));
}

/**
 * Whether a shown number stands in a report by the one rule of rounding. Without a decimal it is a number of the report as it is,
 * the digits of one of its dates or times in Malaysia, or how many entries a list has; with two it is a number as it is;
 * with a sign of per cent it is a hundred times a share, or a hundred times a ratio's distance from 1; with one decimal
 * it is a hundred times a difference of shares. All are rounded to the decimals shown.
 */
export function numbersOf(report: unknown): (shown: string) => boolean {
  const values = [...valuesIn(report)];
  const [entries, moments] = [
    [...lengthsIn(report)],
    [...textsIn(report)].flatMap((text) => [...digitsOfTime(text)]),
  ];
  const hundredfold = values.map((value) => value * 100);
  return (shown) => {
    const [, decimals = ""] = /\.(\d+)/u.exec(shown) ?? [];
    const number = Number(shown.replace("%", ""));
    const candidates = shown.endsWith("%")
      ? [...hundredfold, ...values.map((value) => (value - 1) * 100)]
      : decimals.length === 0
        ? [...values, ...entries, ...moments]
        : decimals.length === 1
          ? hundredfold
          : values;
    const tolerance = 0.5 * 10 ** -decimals.length + 1e-9 * Math.max(1, number);
    return candidates.some((value) => Math.abs(Math.abs(value) - number) <= tolerance);
  };
}

function* partsOf(value: unknown): Generator {
  yield value;
  if (typeof value === "object" && value !== null)
    for (const each of Object.values(value)) yield* partsOf(each);
}

function* valuesIn(report: unknown): Generator<number> {
  for (const part of partsOf(report)) if (typeof part === "number") yield part;
}

function* lengthsIn(report: unknown): Generator<number> {
  for (const part of partsOf(report)) if (Array.isArray(part)) yield part.length;
}

function* textsIn(report: unknown): Generator<string> {
  for (const part of partsOf(report)) if (typeof part === "string") yield part;
}

/** Of the moment and of the one before it, which ends the day before. */
function* digitsOfTime(text: string): Generator<number> {
  if (!/^\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z)?$/u.test(text)) return;
  for (const ms of [Date.parse(text), Date.parse(text) - 1]) {
    const local = new Date(ms + malaysiaAheadMs);
    yield local.getUTCFullYear();
    yield local.getUTCDate();
    yield local.getUTCHours() % 12 === 0 ? 12 : local.getUTCHours() % 12;
    yield local.getUTCMinutes();
  }
}
