import { hourOfDay } from "./half-day.ts";

/** The beginning of a line that opens a message, read but not yet understood: the order of day and month is open. */
export interface Header {
  /** Equal for all headers that one phone writes; a pasted line of another phone mostly has another one. */
  readonly style: string;
  /** The three numbers of the date as they stand. */
  readonly date: readonly [DateNumber, DateNumber, DateNumber];
  readonly hour: number;
  readonly minute: number;
  /** Everything after the header: sender and text, or what the system says. */
  readonly rest: string;
}

export interface DateNumber {
  readonly value: number;
  readonly digits: number;
}

const blanks = /[\u00A0\u202F\u2009]/gu;
/** Byte order mark, direction marks, isolates: phones sprinkle them around names and before system lines. */
const leadingInvisibles = /^[\uFEFF\u200B-\u200F\u202A-\u202E\u2066-\u2069]+/u;
/** No header is longer; a line of a million characters is looked at no further. */
const longestHeader = 64;

const date = String.raw`(?<first>\d{1,4})(?<separator>[./-])(?<gap> ?)(?<second>\d{1,2})\k<separator> ?(?<third>\d{1,4})\.?`;
const word = String.raw`[\p{L}\p{M}][\p{L}\p{M}. ]{0,14}?`;
const time = String.raw`(?<hour>\d{1,2})(?<colon>[:.])(?<minute>\d{2})(?:\k<colon>(?<seconds>\d{2}))?`;
const moment = String.raw`${date}(?<comma>,?) (?:(?<before>${word}) ?)?${time}(?: ?(?<after>${word}))?`;
const bracketed = new RegExp(String.raw`^\[${moment}\] ?`, "u");
const dashed = new RegExp(String.raw`^${moment} [-\u2013] `, "u");
const candidate = /^\[?\d{1,4}[./-] ?\d{1,2}[./-] ?\d{1,4}\.?,? /u;

/** Without the marks that no eye sees at its beginning. */
export function withoutLeadingMarks(line: string): string {
  return line.replace(leadingInvisibles, "");
}

/** Does it begin as a header does, whether or not the rest can be read? */
export function resemblesHeader(line: string): boolean {
  return candidate.test(withoutLeadingMarks(line.slice(0, longestHeader)));
}

/** The header a line begins with; `undefined` when it has none. */
export function readHeader(line: string): Header | undefined {
  const visible = withoutLeadingMarks(line);
  if (!/^[[\d]/u.test(visible)) return undefined;
  const start = visible.slice(0, longestHeader).replaceAll(blanks, " ");
  const found = bracketed.exec(start) ?? dashed.exec(start);
  if (found?.groups === undefined) return undefined;
  const { first = "", second = "", third = "", before, after, seconds } = found.groups;
  const { separator, gap, comma, colon } = found.groups;
  const hour = hourOfDay(Number(found.groups["hour"]), before ?? after);
  const minute = Number(found.groups["minute"]);
  if (hour === undefined || minute > 59) return undefined;
  const style = [
    start.startsWith("[") ? "brackets" : "dash",
    separator,
    gap,
    first.length === 4 ? "year first" : third.length,
    comma,
    colon,
    seconds === undefined ? "minutes" : "seconds",
    before === undefined ? (after === undefined ? "24 hours" : "mark after") : "mark before",
  ].join("|");
  return {
    style,
    date: [numberOf(first), numberOf(second), numberOf(third)],
    hour,
    minute,
    rest: visible.slice(found[0].length),
  };
}

function numberOf(digits: string): DateNumber {
  return { value: Number(digits), digits: digits.length };
}
