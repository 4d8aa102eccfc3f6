import type { Term } from "../../core/search-words.ts";
import { foldWord, foldedWords } from "../../core/search-words.ts";
import { shortForms } from "./short-forms.ts";
import { spellOut } from "./spell-out.ts";

/** The spellings that have a word among those they stand for. */
const spellingsWith = new Map<string, string[]>();
for (const [spelling, words] of shortForms) {
  for (const word of new Set(words)) spellingsWith.set(word, [...(spellingsWith.get(word) ?? []), spelling]);
}

/**
 * The ways to write what is searched for, folded, the one typed first: `tidak` is written `tak` and `x` too, and stands in
 * `xde` (`tidak ada`), which is itself found by any of its spellings. A phrase in quotes and a beginning are as typed.
 */
export function spelledAlike({ words, prefix, quoted }: Term): readonly (readonly string[])[] {
  const typed = words.map(foldWord);
  const [word] = typed;
  if (word === undefined || typed.length > 1 || prefix || quoted) return [typed];
  const meant = spellOut(word);
  const sequence = ` ${meant.join(" ")} `;
  const spellings = (spellingsWith.get(meant[0] ?? word) ?? []).filter((spelling) =>
    ` ${shortForms.get(spelling)?.join(" ")} `.includes(sequence),
  );
  const ways = [typed, foldedWords(meant.join(" ")), ...spellings.map(foldedWords)];
  return [...new Map(ways.filter(({ length }) => length > 0).map((way) => [way.join(" "), way])).values()];
}
