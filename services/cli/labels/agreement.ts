import { SentimentLabel } from "../../../schemas/analysed.ts";
import type { PersonLabel } from "../../../schemas/correction.ts";
import { bootstrapInterval } from "../../../pipelines/stats/bootstrap.ts";
import type { Interval } from "../../../pipelines/stats/interval.ts";
import type { Difference } from "../../../pipelines/stats/krippendorff-alpha.ts";
import { krippendorffAlpha, masi, nominal, ordinal } from "../../../pipelines/stats/krippendorff-alpha.ts";
import { table } from "../table.ts";

/** How far those who labelled agree on one task. */
export interface Agreement {
  readonly task: string;
  /** What counts as how far apart: see `krippendorff-alpha.ts`. */
  readonly difference: "nominal" | "ordinal" | "masi";
  /** Krippendorff's; `null` where it is undefined. */
  readonly alpha: number | null;
  /** 95 %, bootstrap by comment. */
  readonly interval: Interval | null;
  /** Things that two or more people labelled. */
  readonly n: number;
  /** The share of them on which all agree; `null` when there is none. */
  readonly equal: number | null;
}

const differences = { nominal, ordinal: ordinal(SentimentLabel.options), masi };
const seed = 1;

/** The agreement on one task; of each thing, the values that it was given. */
export function agreementOn(
  task: string,
  difference: keyof typeof differences,
  values: readonly (readonly string[])[],
): Agreement {
  const measure: Difference = differences[difference];
  const units = values.filter((unit) => unit.length > 1);
  const alphaOf = (some: readonly (readonly string[])[]) => krippendorffAlpha(some, measure);
  const equal = units.filter((unit) => new Set(unit).size === 1).length;
  return {
    task,
    difference,
    alpha: alphaOf(units),
    interval: bootstrapInterval(
      units.map((unit) => [unit]),
      alphaOf,
      { seed },
    ),
    n: units.length,
    equal: units.length === 0 ? null : equal / units.length,
  };
}

/** The agreement of people on the comments that several of them labelled, reading the same text. */
export function agreements(comments: Iterable<readonly PersonLabel[]>): readonly Agreement[] {
  const units = [...comments].flatMap((labels) =>
    Object.values(Object.groupBy(labels, ({ textKey }) => textKey)).flatMap((some) => (some ? [some] : [])),
  );
  const given = (valueOf: (label: PersonLabel) => string | undefined) =>
    units.map((unit) => unit.flatMap((label) => valueOf(label) ?? []));
  const sentiments = given(({ sentiment }) => sentiment);
  return [
    agreementOn("sentiment", "nominal", sentiments),
    agreementOn("sentiment", "ordinal", sentiments),
    agreementOn(
      "topics",
      "masi",
      given(({ topics }) => topics?.toSorted().join(" ")),
    ),
    agreementOn(
      "language",
      "nominal",
      given(({ language }) => language),
    ),
  ];
}

/** For a person's eye. */
export function agreementTable(all: readonly Agreement[]): string {
  const digits = (value: number | undefined | null) => value?.toFixed(3) ?? "-";
  const rows = all.map(({ task, difference, alpha, interval, n, equal }) => [
    task,
    difference,
    digits(alpha),
    interval === null ? "-" : `${digits(interval.low)} to ${digits(interval.high)}`,
    digits(equal),
    n,
  ]);
  return [
    table(["task", "difference", "alpha", "95 %", "all equal", "n"], rows),
    "alpha: Krippendorff's, 1 for full agreement and 0 for chance; n: what two or more people labelled.",
  ].join("\n");
}
