import { englishShortForms } from "./short-forms/english.ts";
import { joinedShortForms } from "./short-forms/joined.ts";
import { malayShortForms } from "./short-forms/malay.ts";

/**
 * Malay and English short forms as people type them, to the words they stand for. Written by hand after reading the most
 * frequent unknown words of real Malaysian comments. Left out on purpose: spellings that are also common words of the
 * other language (`die`, `tu`, `am`), and Indonesian slang (`gak`, `banget`), whose spelling is itself a sign of language.
 */
export const shortForms: ReadonlyMap<string, readonly string[]> = new Map(
  [malayShortForms, joinedShortForms, englishShortForms].flatMap(readTable),
);

/** A table has a line for each word: the word, a colon, its spellings. */
function readTable(table: string): readonly [string, readonly string[]][] {
  return table
    .trim()
    .split("\n")
    .flatMap((line) => {
      const [word = "", spellings = ""] = line.split(": ");
      return spellings.split(" ").map((spelling): [string, readonly string[]] => [spelling, word.split(" ")]);
    });
}
