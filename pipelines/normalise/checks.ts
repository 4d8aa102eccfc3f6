import type { Instant } from "../../schemas/item.ts";

/** Why a field is not accepted: a constant for the counters, and the field's name. Never what stands in it. */
export interface Flaw {
  readonly reason: FlawReason;
  readonly field: string;
}

/**
 * - `shape`: missing, or not of the documented type;
 * - `identity`: belongs to another thread or post than it says;
 * - `date`, `date_past`, `date_future`: no date, one before the platform existed, one more than a day after collecting;
 * - `negative_count`: a count below zero;
 * - `too_long`: a text of more than `maxTextLength` UTF-16 code units.
 */
type FlawReason = "shape" | "identity" | "date" | "date_past" | "date_future" | "negative_count" | "too_long";

/** A value, or what is wrong with it. */
export type Checked<T> =
  | { readonly value: T; readonly flaw?: never }
  | { readonly flaw: Flaw; readonly value?: never };

function sound<T>(value: T): Checked<T> {
  return { value };
}

function flawed(reason: FlawReason, field: string): { readonly flaw: Flaw } {
  return { flaw: { reason, field } };
}

/** The longest a text may be; YouTube itself stops at 10,000. */
const maxTextLength = 100_000;

const dayMs = 86_400_000;
const isoInUtc = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/u;

/** A time in ISO 8601 and UTC, with or without a fraction, between `earliest` and a day after `collectedAt`. */
export function checkInstant(
  value: string,
  field: string,
  { earliest, collectedAt }: { readonly earliest: Instant; readonly collectedAt: Instant },
): Checked<Instant> {
  const day = isoInUtc.exec(value)?.[1];
  const atMs = Date.parse(value);
  if (day === undefined || Number.isNaN(atMs)) return flawed("date", field);
  const instant = new Date(atMs).toISOString();
  if (!instant.startsWith(day)) return flawed("date", field); // 30 February would become 2 March
  if (instant < earliest) return flawed("date_past", field);
  if (atMs > Date.parse(collectedAt) + dayMs) return flawed("date_future", field);
  return sound(instant);
}

/** A count that the platform gives as a number, or not at all. */
export function checkCount(value: number | undefined, field: string): Checked<number | null> {
  if (value === undefined) return sound(null);
  if (value < 0) return flawed("negative_count", field);
  return Number.isSafeInteger(value) ? sound(value) : flawed("shape", field);
}

/** A count that the platform gives as a string of digits, or not at all. */
export function checkCountInString(value: string | undefined, field: string): Checked<number | null> {
  if (value === undefined) return sound(null);
  return /^-?\d+$/u.test(value) ? checkCount(Number(value), field) : flawed("shape", field);
}

/**
 * A text that every later stage and store can hold: lone surrogates become U+FFFD and NUL goes. Everything else stays,
 * zero-width and direction marks too: emoji, Arabic and Tamil are made with them.
 */
export function checkText(value: string, field: string): Checked<string> {
  if (value.length > maxTextLength) return flawed("too_long", field);
  return sound(value.replaceAll("\0", "").toWellFormed());
}
