import { withMonthAsNumber } from "./month-names.ts";

/** As ISO 8601; what is no time stays as it is, for the normaliser to refuse. One without a zone would be the reader's. */
export function inUtcIfZoned(date: string | undefined): string | undefined {
  if (date === undefined || !/(?:Z|[A-Z]{2,3}|[+-]\d{2}:?\d{2})$/u.test(date.trim())) return date;
  const asWritten = Date.parse(date);
  const ms = Number.isNaN(asWritten) ? Date.parse(withMonthAsNumber(date)) : asWritten;
  return Number.isNaN(ms) ? date : new Date(ms).toISOString();
}
