import type { Bilingual, NegativeShare } from "../../../schemas/alert.ts";
import type { Instant } from "../../../schemas/item.ts";
import type { StateCode } from "../../../schemas/states.ts";
import { stateNames } from "../../../schemas/states.ts";
import { isTold } from "../../stats/told-interval.ts";
import { written } from "../written.ts";
import type { Gravity } from "./severity-words.ts";
import type { Due } from "./step-issue.ts";

/** What an alert says of the comments that it is about. */
export interface SaidFacts {
  readonly gravity: readonly Gravity[];
  readonly since: Instant;
  readonly observed: number;
  readonly expected: { readonly low: number; readonly high: number };
  readonly negative: NegativeShare | null;
  readonly authors: number;
  /** States with the most comments, of those with enough people to tell. */
  readonly where: readonly { readonly state: StateCode; readonly comments: number }[];
  readonly shareOfCopies: number | null;
}

/** What the words of an alert are made of. */
export interface AlertFacts extends SaidFacts {
  readonly topic: Bilingual;
  /** Topics that most of the comments are about too. */
  readonly also: readonly Bilingual[];
  readonly state: StateCode | null;
  readonly due: Due;
}

/** Title and text in both languages, from one set of numbers. */
export function alertWords(facts: AlertFacts): { readonly title: Bilingual; readonly text: Bilingual } {
  return {
    title: { ms: titleIn("ms", facts), en: titleIn("en", facts) },
    text: { ms: alertText("ms", facts), en: alertText("en", facts) },
  };
}

type Language = keyof Bilingual;

const grave: Readonly<Record<Gravity, Bilingual>> = {
  death: { ms: "kematian", en: "deaths" },
  disaster: { ms: "bencana atau kemalangan", en: "a disaster or accident" },
  threat: { ms: "ancaman", en: "threats" },
};

const words = {
  ms: {
    rising: "Komen negatif meningkat",
    growing: "Komen negatif terus meningkat",
    mention: (what: string) => `Komen meningkat dan menyebut ${what}`,
    also: (topics: string) => ` (juga ${topics})`,
    inState: (state: string) => ` di ${state}`,
    observed: (n: string, since: string) => `${n} komen sejak ${since}`,
    usual: (low: string, high: string) => `biasanya ${low} hingga ${high}`,
    negative: (said: string, share: string) =>
      `${said} negatif menurut model, ${share} setelah dibetulkan bagi kesilapan model`,
    interval: (range: string, n: string) => `selang 95%: ${range}, daripada ${n} komen`,
    negativeWithin: (said: string, low: string, high: string, n: string) =>
      `${said} negatif menurut model; setelah dibetulkan bagi kesilapan model, antara ${low} dengan ${high} (selang 95%; ${n} komen terlalu sedikit untuk satu angka)`,
    usualShare: (share: string, points: string, range: string) =>
      `biasanya ${share}, jadi beza ${points} mata peratus (selang 95%: ${range})`,
    usualWithin: (share: string, range: string) =>
      `biasanya ${share}, jadi beza ${range} mata peratus (selang 95%)`,
    to: "hingga",
    authors: (n: string) => `Ditulis oleh ${n} orang.`,
    where: (list: string) => `Paling banyak di ${list}.`,
    copies: (share: string) => `${share} daripadanya mesej yang disalin.`,
    gravity: (what: string) => `Sekurang-kurangnya tiga orang menyebut ${what}.`,
    and: " dan ",
  },
  en: {
    rising: "Negative comments are rising",
    growing: "Negative comments keep rising",
    mention: (what: string) => `Comments are rising and mention ${what}`,
    also: (topics: string) => ` (also ${topics})`,
    inState: (state: string) => ` in ${state}`,
    observed: (n: string, since: string) => `${n} comments since ${since}`,
    usual: (low: string, high: string) => `usually ${low} to ${high}`,
    negative: (said: string, share: string) =>
      `${said} negative as the models said it, ${share} corrected for their errors`,
    interval: (range: string, n: string) => `95% interval ${range}, of ${n} comments`,
    negativeWithin: (said: string, low: string, high: string, n: string) =>
      `${said} negative as the models said it; corrected for their errors, between ${low} and ${high} (95% interval; ${n} comments are too few for one figure)`,
    usualShare: (share: string, points: string, range: string) =>
      `usually ${share}, a difference of ${points} points (95% interval ${range})`,
    usualWithin: (share: string, range: string) =>
      `usually ${share}, a difference of ${range} points (95% interval)`,
    to: "to",
    authors: (n: string) => `Written by ${n} people.`,
    where: (list: string) => `Most of them in ${list}.`,
    copies: (share: string) => `${share} of them are copied messages.`,
    gravity: (what: string) => `At least three people mention ${what}.`,
    and: " and ",
  },
} as const;

function titleIn(language: Language, { topic, also, state, due, gravity }: AlertFacts): string {
  const say = words[language];
  const what = due === "escalated" ? say.growing : say.rising;
  const lead = gravity.length === 0 ? what : say.mention(gravityIn(language, gravity));
  const others = also.length === 0 ? "" : say.also(also.map((each) => each[language]).join("; "));
  return `${lead}: ${topic[language]}${others}${state === null ? "" : say.inState(stateNames[state])}`;
}

/** How many comments since when, how negative, by whom, and where. */
export function alertText(language: Language, facts: SaidFacts): string {
  const say = words[language];
  const { number, percent, time } = written[language];
  const { expected, negative, where, shareOfCopies, gravity } = facts;
  const sentences = [
    `${say.observed(number(facts.observed), time(facts.since))} (${say.usual(number(expected.low), number(expected.high))}).`,
  ];
  if (negative !== null) {
    sentences.push(`${negativeIn(language, negative)}${usualIn(language, negative)}.`);
  }
  sentences.push(say.authors(number(facts.authors)));
  if (gravity.length > 0) sentences.push(say.gravity(gravityIn(language, gravity)));
  if (where.length > 0) {
    const list = where.map(({ state, comments }) => `${stateNames[state]} (${number(comments)})`).join(", ");
    sentences.push(say.where(list));
  }
  if (shareOfCopies !== null && shareOfCopies > 0) sentences.push(say.copies(percent(shareOfCopies)));
  return sentences.join(" ");
}

/** Of a share that is hardly known, the interval only: one figure would be read as known. */
function negativeIn(language: Language, { said, share, low, high, n }: NegativeShare): string {
  const say = words[language];
  const { number, percent, percents } = written[language];
  const asSaid = percent(said ?? share);
  return isTold({ low, high }, 1)
    ? `${say.negative(asSaid, percent(share))} (${say.interval(percents(low, high), number(n))})`
    : say.negativeWithin(asSaid, percent(low), percent(high), number(n));
}

function usualIn(language: Language, { usual, rise }: NegativeShare): string {
  if (usual === null || rise === null) return "";
  const say = words[language];
  const { number, percent } = written[language];
  const points = (share: number) => number(share * 100);
  const range = `${points(rise.low)} ${say.to} ${points(rise.high)}`;
  return `; ${isTold(rise, 1) ? say.usualShare(percent(usual), points(rise.value), range) : say.usualWithin(percent(usual), range)}`;
}

function gravityIn(language: Language, gravity: readonly Gravity[]): string {
  return gravity.map((each) => grave[each][language]).join(words[language].and);
}
