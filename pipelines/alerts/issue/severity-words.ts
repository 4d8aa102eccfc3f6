import { createPhraseFinder } from "../../enrich/wording/phrase-finder.ts";

export type Gravity = "threat" | "disaster" | "death";

/** Words that make a growing issue an alert whatever the share of negatives is. 28 November 2026, version 1. */
const gravityWords: Readonly<Record<Gravity, { readonly ms: string; readonly en: string }>> = {
  threat: {
    ms: "ugut, ugutan, mengugut, diugut, ancaman bom, ugutan bom, letupkan, nak bunuh, bakar pejabat, serang pejabat",
    en: "bomb threat, death threat, will kill, shoot them, burn it down, blow up",
  },
  disaster: {
    ms: "tanah runtuh, empangan pecah, banjir besar, banjir kilat, letupan, meletup, runtuh, gempa bumi, kebakaran, terbakar, mangsa banjir, tersangkut banjir, bocor gas, kebocoran gas",
    en: "landslide, dam burst, flash flood, explosion, exploded, collapsed, earthquake, on fire, gas leak, trapped by floods",
  },
  death: {
    ms: "meninggal, meninggal dunia, mati lemas, maut, terkorban, korban nyawa, nyawa melayang, jenazah, mayat, hilang nyawa",
    en: "died, dead, killed, drowned, fatal, death toll, lost their lives, dead body",
  },
};

/** So many people must say one before it counts: one alone may joke or lie. */
const fewestPeople = 3;

export interface SaidComment {
  readonly author: string | null;
  readonly text: string;
}

/** Finds which grave words at least three known people used, most serious first: death, disaster, threat. */
export function createGravityFinder(
  read: (text: string) => readonly string[],
): (comments: readonly SaidComment[]) => readonly Gravity[] {
  const phrases = Object.entries(gravityWords).flatMap(([means, { ms, en }]) =>
    `${ms}, ${en}`.split(", ").map((phrase) => ({ phrase, means })),
  );
  const find = createPhraseFinder(phrases, read);
  return (comments) => {
    const people = new Map<string, Set<string>>();
    for (const { author, text } of comments) {
      if (author === null) continue;
      for (const { means } of find(read(text)))
        people.set(means, (people.get(means) ?? new Set()).add(author));
    }
    return (["death", "disaster", "threat"] as const).filter(
      (means) => (people.get(means)?.size ?? 0) >= fewestPeople,
    );
  };
}
