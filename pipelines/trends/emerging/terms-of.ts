import { functionWords } from "./function-words.ts";

/** Longest phrase, in words. */
const longestTerm = 3;

/** Separates the words of a term; also what a person reads. */
export const between = " ";

// Handles, links, masked numbers and emoji come from the word reader without a letter or in angle brackets.
const word = /^\p{L}[\p{L}\p{M}\p{N}'’-]*$/u;
const ideograph = /^\p{Script=Han}/u;
const shortestWord = 3;

/**
 * The words and phrases of a comment that may become an issue, each once: 1 to 3 spelled-out words in a row that neither begin nor
 * end with a function word. Whatever is no word (emoji, a run of marks, a handle, a masked number) parts phrases, so that no
 * handle, number or pseudonym is ever in one.
 */
export function termsOf(words: readonly string[]): ReadonlySet<string> {
  const terms = new Set<string>();
  for (let from = 0; from < words.length; from += 1) {
    const first = words[from] ?? "";
    if (!mayEdge(first)) continue;
    let term = first;
    terms.add(term);
    for (let length = 2; length <= longestTerm; length += 1) {
      const next = words[from + length - 1];
      if (next === undefined || !word.test(next)) break;
      term += between + next;
      if (mayEdge(next)) terms.add(term);
    }
  }
  return terms;
}

function mayEdge(each: string): boolean {
  return word.test(each) && (each.length >= shortestWord || ideograph.test(each)) && !functionWords.has(each);
}
