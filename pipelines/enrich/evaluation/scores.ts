import type { Interval } from "../../stats/interval.ts";
import { bootstrapInterval } from "../../stats/bootstrap.ts";
import { calibrationError } from "./calibration.ts";

/** Of the bootstrap: the same rows give the same interval. */
export const intervalSeed = 20_261_128;

/** A gold label and what a model said, with the row's own language where it is known. */
export interface Judged {
  readonly gold: string;
  readonly said: string;
  readonly language: string | null;
  /** The probability the model gave what it said; `null` where a task has none. */
  readonly confidence: number | null;
  /** What the row was written under: rows of one post are alike, so the interval draws posts. */
  readonly together: string;
}

export interface ClassScore {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Rows with this gold label. */
  readonly n: number;
}

export interface Scores {
  readonly n: number;
  /** Unweighted mean of the F1 of the classes that occur among the gold labels. */
  readonly macroF1: number;
  /** 95 % interval of `macroF1`, by drawing posts anew; `null` where there are too few. */
  readonly interval: Interval | null;
  readonly accuracy: number;
  /** Expected calibration error; `null` where the task has no confidence. */
  readonly ece: number | null;
  readonly perClass: Readonly<Record<string, ClassScore>>;
  readonly perLanguage: Readonly<Record<string, { readonly n: number; readonly macroF1: number }>>;
  /** `confusion[gold][said]`: how many rows. */
  readonly confusion: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Scores of judged rows; `labels` are all a model can say, in the order to show them. Every number is 0 where nothing was judged. */
export function scoresOf(judged: readonly Judged[], labels: readonly string[]): Scores {
  const confusion = confusionOf(judged, labels);
  const perClass = perClassOf(confusion);
  const languages = [...new Set(judged.flatMap(({ language }) => language ?? []))].sort();
  return {
    n: judged.length,
    macroF1: macroF1Of(perClass),
    interval: bootstrapInterval(
      [...Map.groupBy(judged, ({ together }) => together).values()],
      (rows) => macroF1Of(perClassOf(confusionOf(rows, labels))),
      { seed: intervalSeed },
    ),
    accuracy: ratio(judged.filter(({ gold, said }) => gold === said).length, judged.length),
    ece: calibrationErrorOf(judged),
    perClass,
    perLanguage: Object.fromEntries(
      languages.map((language) => {
        const rows = judged.filter((row) => row.language === language);
        return [language, { n: rows.length, macroF1: macroF1Of(perClassOf(confusionOf(rows, labels))) }];
      }),
    ),
    confusion,
  };
}

type Confusion = Record<string, Record<string, number>>;

function confusionOf(judged: readonly Judged[], labels: readonly string[]): Confusion {
  const all = [...new Set([...labels, ...judged.flatMap(({ gold, said }) => [gold, said])])];
  const confusion: Confusion = Object.fromEntries(
    all.map((gold) => [gold, Object.fromEntries(all.map((said) => [said, 0]))]),
  );
  for (const { gold, said } of judged) {
    const row = confusion[gold];
    if (row !== undefined) row[said] = (row[said] ?? 0) + 1;
  }
  return confusion;
}

function perClassOf(confusion: Confusion): Record<string, ClassScore> {
  return Object.fromEntries(
    Object.entries(confusion).map(([label, row]) => {
      const hits = row[label] ?? 0;
      const n = sum(Object.values(row));
      const said = sum(Object.values(confusion).map((other) => other[label] ?? 0));
      return [
        label,
        { precision: ratio(hits, said), recall: ratio(hits, n), f1: ratio(2 * hits, n + said), n },
      ];
    }),
  );
}

function calibrationErrorOf(judged: readonly Judged[]): number | null {
  const rows = judged.flatMap(({ gold, said, confidence }) =>
    confidence === null ? [] : { confidence, right: gold === said },
  );
  return rows.length === 0 ? null : calibrationError(rows);
}

/** Unweighted mean of the F1 of the classes that occur among the gold labels; 0 where there is none. */
export function macroF1Of(perClass: Readonly<Record<string, ClassScore>>): number {
  const present = Object.values(perClass).filter(({ n }) => n > 0);
  return ratio(sum(present.map(({ f1 }) => f1)), present.length);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** 0 of nothing. */
export function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
