import { between } from "./terms-of.ts";
import type { Worded } from "./near-words.ts";

export interface Scored extends Worded {
  readonly observed: number;
  readonly score: number;
}

/** An issue is named by so many phrases at most. */
const mostPhrases = 3;

/** A longer phrase says more than a word in it, if so much of the word's voices use it. */
const leastShare = 0.4;

/**
 * The phrases that tell people what an issue is, the most telling first: the terms that are hardest to explain otherwise,
 * each in its longest common form, none that says no more than those before it; both languages are heard where both have
 * one.
 */
export function nameIssue<T extends Scored>(terms: readonly T[]): readonly T[] {
  const ranked = terms.toSorted(
    (a, b) => b.score - a.score || b.term.length - a.term.length || (a.term < b.term ? -1 : 1),
  );
  const named: T[] = [];
  for (const each of ranked) {
    const phrase = longestForm(each, ranked);
    if (named.length < mostPhrases && saysMore(phrase, named)) named.push(phrase);
  }
  const unheard = (["ms", "en"] as const).find(
    (language) => named.length > 0 && named.every((each) => each.language !== language),
  );
  const other = ranked.find(
    (each) => each.language === unheard && each.language !== null && saysMore(each, named),
  );
  if (other !== undefined)
    named.splice(Math.min(named.length, mostPhrases - 1), 1, longestForm(other, ranked));
  return named;
}

function longestForm<T extends Scored>(each: T, ranked: readonly T[]): T {
  const longer = ranked.filter(
    (other) => contains(other.term, each.term) && other.observed >= leastShare * each.observed,
  );
  return longer.reduce((longest, other) => (other.term.length > longest.term.length ? other : longest), each);
}

function contains(phrase: string, part: string): boolean {
  return phrase !== part && `${between}${phrase}${between}`.includes(between + part + between);
}

/** Has it a word that none of the others has? */
function saysMore(phrase: Scored, named: readonly Scored[]): boolean {
  const said = new Set(named.flatMap(({ term }) => term.split(between)));
  return phrase.term.split(between).some((word) => !said.has(word));
}
