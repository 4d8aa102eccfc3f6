import type { DateNumber, Header } from "./header.ts";

/** In which order a phone writes the numbers of a date. */
export type DateOrder = "day-first" | "month-first" | "year-first";

/** A day of the calendar. */
export interface Day {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

export interface DateLimits {
  /** Nothing is later than the day after this moment, in ms since 1970. */
  readonly nowMs: number;
  /** The order to take where a file does not say; `undefined`: then it is refused. */
  readonly otherwise: DateOrder | undefined;
}

export type OrderGuess =
  | { readonly order: DateOrder; readonly why?: never }
  /** `contradictory`: no order fits all lines. `ambiguous`: several do. */
  | { readonly order?: never; readonly why: "contradictory" | "ambiguous" };

/** WhatsApp was founded in February 2009: no message is older. */
const earliestYear = 2009;
const dayMs = 86_400_000;
/** Reading a year as a day spreads a chat of a week over as many years. */
const muchLonger = 10;

/** The day a date is under an order; `undefined` when there is no such day, or WhatsApp can't have been used on it. */
export function dayUnder({ date }: Header, order: DateOrder, nowMs: number): Day | undefined {
  const [first, second, third] = date;
  const [year, month, day] =
    order === "day-first"
      ? [third, second, first]
      : order === "month-first"
        ? [third, first, second]
        : [first, second, third];
  const fullYear = yearOf(year);
  if (fullYear === undefined || month.digits > 2 || day.digits > 2) return undefined;
  const atMs = Date.UTC(fullYear, month.value - 1, day.value);
  const exists = new Date(atMs).getUTCMonth() === month.value - 1 && day.value > 0;
  if (!exists || fullYear < earliestYear || atMs > nowMs + 2 * dayMs) return undefined;
  return { year: fullYear, month: month.value, day: day.value };
}

function yearOf({ value, digits }: DateNumber): number | undefined {
  if (digits === 4) return value;
  return digits === 2 ? 2000 + value : undefined;
}

/**
 * The order of all dates of one file. A number above 12 decides; else the order under which time runs forward; else, when
 * both read the same days, either. Otherwise `otherwise`. One line alone proves nothing, so all are looked at.
 */
export function dateOrderOf(headers: readonly Header[], { nowMs, otherwise }: DateLimits): OrderGuess {
  const possible = (["day-first", "month-first", "year-first"] as const)
    .map((order) => reading(headers, order, nowMs))
    .filter((each) => each !== undefined);
  const fewest = Math.min(...possible.map(({ backwards }) => backwards));
  const forward = possible.filter(({ backwards }) => backwards === fewest);
  const settled = theOne(forward);
  if (settled !== undefined) return { order: settled.order };
  if (otherwise !== undefined && (forward.length === 0 || forward.some(({ order }) => order === otherwise)))
    return { order: otherwise };
  return { why: forward.length === 0 ? "contradictory" : "ambiguous" };
}

/** No phone sold in Malaysia writes a year of two digits first, so that reading counts only where it is far shorter. */
function theOne(readings: readonly Reading[]): Reading | undefined {
  const yearFirst = readings.find(({ order }) => order === "year-first");
  const [usual, other] = readings.filter(({ order }) => order !== "year-first");
  if (usual === undefined) return yearFirst;
  if (other !== undefined && other.days !== usual.days) return undefined;
  return yearFirst !== undefined && yearFirst.spanMs * muchLonger < usual.spanMs ? undefined : usual;
}

interface Reading {
  readonly order: DateOrder;
  /** How often a day lies before the one above it by more than a day: messages may arrive late, chats don't jump back. */
  readonly backwards: number;
  readonly spanMs: number;
  /** All days in a row, to compare readings. */
  readonly days: string;
}

function reading(headers: readonly Header[], order: DateOrder, nowMs: number): Reading | undefined {
  let backwards = 0;
  let previous = Number.NEGATIVE_INFINITY;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  const days: number[] = [];
  for (const header of headers) {
    const day = dayUnder(header, order, nowMs);
    if (day === undefined) return undefined;
    const atMs = Date.UTC(day.year, day.month - 1, day.day);
    if (atMs < previous - dayMs) backwards += 1;
    if (atMs !== previous) days.push(atMs);
    previous = atMs;
    first = Math.min(first, atMs);
    last = Math.max(last, atMs);
  }
  return { order, backwards, spanMs: last - first, days: days.join(" ") };
}
