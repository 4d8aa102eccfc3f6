import type { CountChange } from "./count-change.ts";
import type { Estimate } from "./interval.ts";
import { fewestVoices } from "./small-cells.ts";
import type { Verdict } from "./verdict.ts";

/** A change in words that follow its verdict, the same in pages, reports and on a terminal; each ends a sentence about its subject. */
export interface ChangeWords {
  /** Of a share, in percentage points. */
  readonly share: (verdict: Verdict, change: Estimate) => string;
  /** Of net sentiment, from -2 to 2. */
  readonly net: (verdict: Verdict, change: Estimate) => string;
  /** Of a count, in per cent of what it was. */
  readonly count: (verdict: Verdict, change: CountChange) => string;
}

interface Vocabulary {
  readonly locale: string;
  readonly share: { readonly rose: string; readonly fell: string };
  readonly count: { readonly rose: string; readonly fell: string };
  readonly points: string;
  readonly between: (low: string, high: string) => string;
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
    points: "mata peratusan",
    between: (low, high) => `${low} hingga ${high}`,
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
    between: (low, high) => `${low} to ${high}`,
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
  const numbers = (digits: number, signDisplay: "auto" | "exceptZero") => {
    const format = new Intl.NumberFormat(words.locale, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      signDisplay,
    });
    return (value: number) => format.format(value);
  };
  const plain = { whole: numbers(0, "auto"), points: numbers(1, "auto"), net: numbers(2, "auto") };
  const signed = {
    whole: numbers(0, "exceptZero"),
    points: numbers(1, "exceptZero"),
    net: numbers(2, "exceptZero"),
  };

  const said = (
    verdict: Verdict,
    { value, interval: { low, high } }: Estimate,
    verbs: Vocabulary["share"],
    [digits, scale, unit]: readonly [keyof typeof plain, number, string],
  ): string => {
    if (verdict === "tooFew") return words.tooFew;
    if (verdict === "noMeasurableChange") {
      const range = words.between(signed[digits](low * scale), signed[digits](high * scale));
      return `${words.noMeasurableChange} (${words.interval}: ${range}${unit})`;
    }
    const [least, most] = verdict === "rose" ? [low, high] : [-high, -low];
    const range = words.between(plain[digits](least * scale), plain[digits](most * scale));
    return `${verbs[verdict]} ${plain[digits](Math.abs(value) * scale)}${unit} (${words.interval}: ${range}${unit})`;
  };

  return {
    share: (verdict, change) => said(verdict, change, words.share, ["points", 100, ` ${words.points}`]),
    net: (verdict, change) => said(verdict, change, words.share, ["net", 1, ""]),
    count: (verdict, { ratio, interval: { low, high } }) =>
      ratio === null || high === null
        ? words.newHere
        : said(verdict, { value: ratio - 1, interval: { low: low - 1, high: high - 1 } }, words.count, [
            "whole",
            100,
            "%",
          ]),
  };
}
