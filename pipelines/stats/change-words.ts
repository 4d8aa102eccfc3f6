import { numberWriter } from "../core/number-writer.ts";
import type { CountChange } from "./count-change.ts";
import type { Estimate } from "./interval.ts";
import { fewestVoices } from "./small-cells.ts";
import type { Verdict } from "./verdict.ts";

/** Changes in words, the same in pages, reports and on a terminal. What follows a verdict ends a sentence about its subject. */
export interface ChangeWords {
  /** Of a share, in percentage points. */
  readonly share: (verdict: Verdict, change: Estimate) => string;
  /** Of a count, in per cent of what it was. */
  readonly count: (verdict: Verdict, change: CountChange) => string;
  /** The difference of a share with its interval, and no verdict. */
  readonly points: (change: Estimate) => string;
  /** The same of net sentiment, from -2 to 2. */
  readonly net: (change: Estimate) => string;
  readonly tooFew: string;
}

interface Verbs {
  readonly rose: string;
  readonly fell: string;
}

/** How a figure is written; ranges name their unit once, and plain ones leave out the sign. */
interface Units {
  readonly plain: (value: number) => string;
  readonly signed: (value: number) => string;
  readonly range: (low: number, high: number) => string;
  readonly signedRange: (low: number, high: number) => string;
}

interface Vocabulary {
  readonly locale: string;
  readonly share: Verbs;
  readonly count: Verbs;
  readonly points: string;
  readonly to: string;
  readonly interval: string;
  readonly noMeasurableChange: string;
  readonly tooFew: string;
  readonly newHere: string;
}

const vocabularies = {
  ms: {
    locale: "ms-MY",
    share: { rose: "naik", fell: "turun" },
    count: { rose: "meningkat", fell: "berkurang" },
    points: "mata peratus",
    to: "hingga",
    interval: "selang 95%",
    noMeasurableChange: "tiada perubahan yang dapat dipastikan",
    tooFew: `terlalu sedikit penulis untuk dibandingkan (kurang daripada ${fewestVoices} orang)`,
    newHere: "baharu; tiada komen sebelum ini",
  },
  en: {
    locale: "en-MY",
    share: { rose: "rose by", fell: "fell by" },
    count: { rose: "rose by", fell: "fell by" },
    points: "points",
    to: "to",
    interval: "95% interval",
    noMeasurableChange: "no measurable change",
    tooFew: `too few people to compare (fewer than ${fewestVoices})`,
    newHere: "new; no comments before",
  },
} as const satisfies Record<"ms" | "en", Vocabulary>;

export const changeWords: Readonly<Record<"ms" | "en", ChangeWords>> = {
  ms: wordsOf(vocabularies.ms),
  en: wordsOf(vocabularies.en),
};

function wordsOf(words: Vocabulary): ChangeWords {
  const number = (digits: number, signDisplay: "never" | "exceptZero") =>
    numberWriter(words.locale, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      signDisplay,
    });
  const unitsOf = (digits: number, scale: number, unit: string): Units => {
    const [plain, signed] = [number(digits, "never"), number(digits, "exceptZero")];
    return {
      plain: (value) => `${plain(value * scale)}${unit}`,
      signed: (value) => `${signed(value * scale)}${unit}`,
      range: (low, high) => `${plain(low * scale)} ${words.to} ${plain(high * scale)}${unit}`,
      signedRange: (low, high) => `${signed(low * scale)} ${words.to} ${signed(high * scale)}${unit}`,
    };
  };
  const points = unitsOf(1, 100, ` ${words.points}`);
  const net = unitsOf(2, 1, "");
  const percent = unitsOf(0, 100, "%");

  const interval = (range: string) => `(${words.interval}: ${range})`;
  const difference = ({ value, interval: { low, high } }: Estimate, units: Units) =>
    `${units.signed(value)} ${interval(units.signedRange(low, high))}`;
  const judged = (verdict: Verdict, change: Estimate, verbs: Verbs, units: Units): string => {
    const { low, high } = change.interval;
    switch (verdict) {
      case "tooFew":
        return words.tooFew;
      case "noMeasurableChange":
        return `${words.noMeasurableChange} ${interval(units.signedRange(low, high))}`;
      case "rose":
        return `${verbs.rose} ${units.plain(change.value)} ${interval(units.range(low, high))}`;
      case "fell":
        return `${verbs.fell} ${units.plain(change.value)} ${interval(units.range(high, low))}`;
    }
  };

  return {
    share: (verdict, change) => judged(verdict, change, words.share, points),
    count: (verdict, { ratio, interval: { low, high } }) => {
      if (verdict === "tooFew") return words.tooFew;
      if (ratio === null || high === null) return words.newHere;
      const change = { value: ratio - 1, interval: { low: low - 1, high: high - 1 } };
      return judged(verdict, change, words.count, percent);
    },
    points: (change) => difference(change, points),
    net: (change) => difference(change, net),
    tooFew: words.tooFew,
  };
}
