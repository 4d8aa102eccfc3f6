import { numberWriter } from "../../pipelines/core/number-writer.ts";
import type { Interval } from "../../pipelines/stats/interval.ts";
import type { TimeStep } from "../../pipelines/ports/search-index.ts";
import type { Instant } from "../../schemas/item.ts";
import type { PageLanguage } from "./language.ts";
import { isMidnight } from "./malaysian-time.ts";

/** Numbers, dates and times as Malaysians write them, in Malaysian time. */
export interface Format {
  readonly number: (value: number) => string;
  /** For axes: `12 K`. */
  readonly compact: (value: number) => string;
  readonly percent: (share: number) => string;
  /** For small ones, such as the error of a count. */
  readonly precisePercent: (share: number) => string;
  /** Such as `41–47%`. */
  readonly percents: (interval: Interval) => string;
  /** With its sign, to two decimals. */
  readonly net: (value: number) => string;
  /** Such as `-0.21 to -0.12`, joined by the language's own word. */
  readonly nets: (interval: Interval, to: string) => string;
  /** In the largest unit of which there are two; of fewer than two seconds, in seconds. */
  readonly duration: (seconds: number) => string;
  readonly date: (instant: Instant) => string;
  readonly time: (instant: Instant) => string;
  /** Name of a time step, long enough for a table, short enough for an axis. */
  readonly step: (start: Instant, step: TimeStep, style: "axis" | "table") => string;
}

const units = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

const timeZone = "Asia/Kuala_Lumpur";

export function formatFor(language: PageLanguage): Format {
  const locale = language === "ms" ? "ms-MY" : "en-MY";
  const numbers = new Intl.NumberFormat(locale);
  const compact = new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  const precisePercent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
  const net = numberWriter(locale, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    signDisplay: "exceptZero",
  });
  const dated = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone, ...options });
  const date = dated({ day: "numeric", month: "short", year: "numeric" });
  const time = dated({ day: "numeric", month: "short", year: "numeric", hour: "numeric", minute: "2-digit" });
  const steps = {
    axis: {
      hour: dated({ hour: "numeric" }),
      day: dated({ day: "numeric", month: "short" }),
      week: dated({ day: "numeric", month: "short" }),
      month: dated({ month: "short", year: "numeric" }),
    },
    table: {
      hour: dated({ day: "numeric", month: "short", hour: "numeric", minute: "2-digit" }),
      day: dated({ weekday: "short", day: "numeric", month: "short", year: "numeric" }),
      week: date,
      month: dated({ month: "long", year: "numeric" }),
    },
  };
  return {
    number: (value) => numbers.format(value),
    compact: (value) => compact.format(value),
    percent: (share) => percent.format(share),
    precisePercent: (share) => precisePercent.format(share),
    percents: ({ low, high }) => {
      const [from, to] = [Math.round(low * 100), Math.round(high * 100)];
      return `${numbers.format(from)}\u2060\u2013\u2060${percent.format(to / 100)}`; // word joiners: never broken in two
    },
    net,
    nets: ({ low, high }, to) => `${net(low)} ${to} ${net(high)}`,
    duration: (seconds) => {
      const [unit, length] = units.find((each) => seconds >= 2 * each[1]) ?? ["second", 1];
      const value = Math.round(seconds / length);
      return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(value);
    },
    date: (instant) => date.format(new Date(instant)),
    time: (instant) => time.format(new Date(instant)),
    step: (start, step, style) => {
      // Among hours on an axis, midnight is told by the day that it begins.
      const shown = step === "hour" && style === "axis" && isMidnight(start) ? "day" : step;
      return steps[style][shown].format(new Date(start));
    },
  };
}
