import type { Bilingual } from "../../schemas/alert.ts";
import type { Instant } from "../../schemas/item.ts";

/** Numbers and times as Malaysians write them, in Malaysian time. */
interface Written {
  readonly number: (value: number) => string;
  readonly percent: (share: number) => string;
  /** Such as `41–47%`. */
  readonly percents: (low: number, high: number) => string;
  readonly time: (instant: Instant) => string;
}

function writtenIn(locale: string): Written {
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 0, signDisplay: "negative" });
  const percents = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  const times = new Intl.DateTimeFormat(locale, {
    timeZone: "Asia/Kuala_Lumpur",
    dateStyle: "medium",
    timeStyle: "short",
  });
  return {
    number: (value) => numbers.format(value),
    percent: (share) => percents.format(share),
    percents: (low, high) => `${numbers.format(low * 100)}\u2013${percents.format(high)}`,
    time: (instant) => times.format(new Date(instant)),
  };
}

export const written: Readonly<Record<keyof Bilingual, Written>> = {
  ms: writtenIn("ms-MY"),
  en: writtenIn("en-MY"),
};
