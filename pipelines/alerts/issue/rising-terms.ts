import { termsOf } from "../../trends/emerging/terms-of.ts";
import type { SaidComment } from "./severity-words.ts";

const shown = 8;
const fewestPeople = 3;

/**
 * The words and phrases that more people used than before, by Dunning's G² against the same topic's earlier comments, most
 * surprising first; a part of a longer phrase that as many used is left out. Those whose author is not known say no term.
 *
 * Source: T. Dunning (1993), Accurate Methods for the Statistics of Surprise and Coincidence, Computational Linguistics 19, 61-74.
 */
export function risingTerms(
  now: readonly SaidComment[],
  before: readonly SaidComment[],
  read: (text: string) => readonly string[],
): readonly string[] {
  const [used, earlier] = [peopleByTerm(now, read), peopleByTerm(before, read)];
  const [all, allEarlier] = [peopleIn(now), peopleIn(before)];
  const scored = [...used]
    .filter(([, people]) => people.size >= fewestPeople)
    .map(([term, { size }]) => {
      const old = earlier.get(term)?.size ?? 0;
      return { term, size, score: rises(size, all, old, allEarlier) };
    })
    .filter(({ score }) => score > 3.84) // 95 % of G² with one degree of freedom
    .sort((a, b) => b.score - a.score || b.term.length - a.term.length || (a.term < b.term ? -1 : 1));
  const chosen: typeof scored = [];
  for (const each of scored) {
    const covered = chosen.some(
      ({ term }) => ` ${term} `.includes(` ${each.term} `) || ` ${each.term} `.includes(` ${term} `),
    );
    if (!covered) chosen.push(each);
    if (chosen.length === shown) break;
  }
  return chosen.map(({ term }) => term);
}

function rises(now: number, all: number, before: number, allBefore: number): number {
  const rate = (now + before) / (all + allBefore);
  if (now / all <= before / Math.max(1, allBefore)) return 0;
  const part = (observed: number, expected: number) =>
    observed === 0 ? 0 : observed * Math.log(observed / expected);
  return (
    2 *
    (part(now, all * rate) +
      part(before, allBefore * rate) +
      part(all - now, all * (1 - rate)) +
      part(allBefore - before, allBefore * (1 - rate)))
  );
}

function peopleByTerm(
  comments: readonly SaidComment[],
  read: (text: string) => readonly string[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const people = new Map<string, Set<string>>();
  for (const { author, text } of comments) {
    if (author === null) continue;
    for (const term of termsOf(read(text))) people.set(term, (people.get(term) ?? new Set()).add(author));
  }
  return people;
}

function peopleIn(comments: readonly SaidComment[]): number {
  return new Set(comments.map(({ author }) => author).filter((author) => author !== null)).size;
}
