import { malaysianDay } from "../../core/malaysian-day.ts";
import { numberWriter } from "../../core/number-writer.ts";
import type { Interval } from "../../stats/interval.ts";
import type { Instant } from "../../../schemas/item.ts";
import type { ReportLanguage } from "../../../schemas/report.ts";

/** Numbers, dates and times of a report as Malaysians write them, in Malaysian time; the digits are the same in both languages. */
export interface Written {
  readonly number: (value: number) => string;
  /** Of a share, to one decimal. */
  readonly percent: (share: number) => string;
  /** Of a share that somebody chose, such as the level of an interval: with no more decimals than it has. */
  readonly chosenPercent: (share: number) => string;
  /** How far a ratio is from 1, with its sign, to one decimal. */
  readonly ratio: (ratio: number) => string;
  /** A difference of shares in percentage points, with its sign, to one decimal. */
  readonly points: (difference: number) => string;
  /** From -1 to 1, with its sign, to two decimals. */
  readonly net: (value: number) => string;
  /** To two decimals. */
  readonly index: (value: number) => string;
  readonly between: (interval: Interval, write: (value: number) => string) => string;
  /** Such as `16 November 2026`. */
  readonly date: (instant: Instant) => string;
  /** Such as `16 Nov 2026`, never broken. */
  readonly mediumDate: (instant: Instant) => string;
  /** Such as `Monday, 16 Nov`. */
  readonly weekday: (instant: Instant) => string;
  /** Such as `16 Nov`. */
  readonly shortDate: (instant: Instant) => string;
  readonly time: (instant: Instant) => string;
  /** The days from `from` to the one before `to`: `16 to 22 November 2026`, `Saturday, 28 November 2026`, of a whole month `November 2026`. */
  readonly days: (period: { readonly from: Instant; readonly to: Instant }) => string;
}

/** A space at which no line ends. */
const unbroken = "\u00a0";
const timeZone = "Asia/Kuala_Lumpur";
export const localeOf: Readonly<Record<ReportLanguage, string>> = { ms: "ms-MY", en: "en-MY" };
const to: Readonly<Record<ReportLanguage, string>> = { ms: "hingga", en: "to" };

export function writtenIn(language: ReportLanguage): Written {
  const locale = localeOf[language];
  const numbers = (options: Intl.NumberFormatOptions) => numberWriter(locale, options);
  const dates = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone, ...options });
    return (instant: Instant) => format.format(new Date(instant));
  };
  const oneDecimal = { minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;
  const twoDecimals = { minimumFractionDigits: 2, maximumFractionDigits: 2 } as const;
  const signedPercent = numbers({ ...oneDecimal, style: "percent", signDisplay: "exceptZero" });
  const signed = numbers({ ...oneDecimal, signDisplay: "exceptZero" });
  const date = dates({ day: "numeric", month: "long", year: "numeric" });
  const dateOfWeek = dates({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
  const month = dates({ month: "long", year: "numeric" });
  const time = dates({
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "numeric",
    minute: "2-digit",
    // "8:29 malam" is how Malay newspapers write it; Intl's own PTG stands on timetables. English has am and pm.
    ...(language === "ms" && { dayPeriod: "short" as const }),
  });
  const medium = dates({ day: "numeric", month: "short", year: "numeric" });
  const dayOfMonth = dates({ day: "numeric" });
  const dayAndMonth = dates({ day: "numeric", month: "long" });
  return {
    number: numbers({ maximumFractionDigits: 0 }),
    percent: numbers({ ...oneDecimal, style: "percent" }),
    chosenPercent: numbers({ style: "percent", maximumFractionDigits: 1 }),
    ratio: (ratio) => signedPercent(ratio - 1),
    points: (difference) => signed(difference * 100),
    net: numbers({ ...twoDecimals, signDisplay: "exceptZero" }),
    index: numbers(twoDecimals),
    between: ({ low, high }, write) => `${write(low)}${unbroken}${to[language]}${unbroken}${write(high)}`,
    date,
    mediumDate: (instant) => medium(instant).replaceAll(" ", unbroken),
    weekday: dates({ weekday: "long", day: "numeric", month: "short" }),
    shortDate: dates({ day: "numeric", month: "short" }),
    time: (instant) => time(instant).replaceAll(/\s(?=\D+$)/gu, unbroken), // before am and pm
    days: (period) => {
      const [first, last] = [period.from, new Date(Date.parse(period.to) - 1).toISOString()];
      // Not Intl's own range, whose pattern decides by language whether month and year are said twice.
      const same = (length: number) =>
        malaysianDay(first).slice(0, length) === malaysianDay(last).slice(0, length);
      if (same(10)) return dateOfWeek(last);
      const [begins, ends] = [first, period.to].map((instant) => malaysianDay(instant).endsWith("-01"));
      if (same(7) && begins === true && ends === true) return month(first);
      const write = same(7) ? dayOfMonth : same(4) ? dayAndMonth : date;
      return `${write(first)} ${to[language]} ${date(last)}`;
    },
  };
}
