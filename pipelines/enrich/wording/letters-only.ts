import { characterKind, kindOfUnit } from "./character-kinds.ts";

/**
 * Words without emoji, punctuation and placeholders. Language and topics are told by these alone: the Indonesian sets
 * come without punctuation and handles, and a model would take that for the language; and that political tweets begin
 * with handles does not make a handle political.
 */
export function lettersOnly(words: readonly string[]): readonly string[] {
  const isWord = (word: string) => {
    const kind = kindOfUnit(word.charCodeAt(0));
    return kind === characterKind.letter || kind === characterKind.digit;
  };
  return words.filter(isWord);
}
