/** What a UTF-16 code unit is to the reader of words. */
export const characterKind = {
  space: 0,
  letter: 1,
  digit: 2,
  /** Belongs to the word around it or to nothing: zero-width and bidirectional marks, variation selectors, NUL. */
  ignored: 3,
  mark: 4,
  /** A letter that is a word by itself, as in Chinese. */
  ideograph: 5,
  /** Half of a pair; read together with its neighbour. */
  surrogate: 6,
  symbol: 7,
} as const;

const ignored = /[\p{Cf}\p{Variation_Selector}\p{Cc}]/u;
const space = /\s/u;
const ideograph = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u;
const letter = /[\p{L}\p{M}]/u;
const digit = /\p{Nd}/u;
const surrogate = /\p{Cs}/u;
const symbol = /[\p{Extended_Pictographic}\p{So}]/u;

/** The kind of any character; of a pair of surrogates, ask with the code point. */
export function kindOf(codePoint: number): number {
  const character = String.fromCodePoint(codePoint);
  if (space.test(character)) return characterKind.space;
  if (ignored.test(character)) return characterKind.ignored;
  if (ideograph.test(character)) return characterKind.ideograph;
  if (letter.test(character)) return characterKind.letter;
  if (digit.test(character)) return characterKind.digit;
  if (surrogate.test(character)) return characterKind.surrogate;
  if (symbol.test(character)) return characterKind.symbol;
  return characterKind.mark;
}

/** Kinds of the basic plane, worked out when first asked for: comments use few of its 65,536 characters. */
const known = new Int8Array(0x1_0000).fill(-1);

export function kindOfUnit(unit: number): number {
  const kind = known[unit] ?? -1;
  if (kind >= 0) return kind;
  const found = kindOf(unit);
  known[unit] = found;
  return found;
}
