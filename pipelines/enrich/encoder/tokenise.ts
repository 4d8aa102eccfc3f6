import { cleanText } from "./clean-text.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { control } from "./vocabulary.ts";

/** Of a longer text the first and the last half of so many pieces are read. */
export const mostPieces = 64;

const wordMark = "\u2581";
const words = new RegExp(`${wordMark}[^${wordMark}]*`, "gu");
/** How much less likely than the least likely piece a character without a piece is, as in SentencePiece. */
const unknownPenalty = 10;
const rememberedWords = 50_000;

/**
 * Makes a function that cuts a text into the likeliest pieces (Kudo 2018, Subword Regularization: a unigram model and
 * Viterbi's search), between the ids of start and end. Words come again and again, so their pieces are remembered.
 */
export function createTokeniser({ pieces, scores }: Vocabulary): (text: string) => readonly number[] {
  const idOf = new Map(pieces.map((piece, id) => [piece, id]));
  for (const id of Object.values(control)) idOf.delete(pieces[id] ?? "");
  const longest = pieces.reduce((most, piece) => Math.max(most, piece.length), 1);
  const unknownScore = scores.reduce((least, score) => Math.min(least, score), 0) - unknownPenalty;
  const remembered = new Map<string, readonly number[]>();

  const cut = (word: string): readonly number[] => {
    // The best way to each place in the word: its score, where its last piece begins, and that piece.
    const best = new Float64Array(word.length + 1).fill(-Infinity);
    const from = new Int32Array(word.length + 1);
    const piece = new Int32Array(word.length + 1);
    best[0] = 0;
    const reach = (start: number, end: number, id: number, score: number) => {
      const total = (best[start] ?? 0) + score;
      if (total <= (best[end] ?? 0)) return;
      best[end] = total;
      from[end] = start;
      piece[end] = id;
    };
    for (let start = 0; start < word.length;) {
      const next = start + ((word.codePointAt(start) ?? 0) > 0xffff ? 2 : 1);
      let known = false;
      for (let end = next; end <= Math.min(word.length, start + longest); end++) {
        const id = idOf.get(word.slice(start, end));
        if (id === undefined) continue;
        reach(start, end, id, scores[id] ?? 0);
        if (end === next) known = true;
      }
      if (!known) reach(start, next, control.unknown, unknownScore);
      start = next;
    }
    const ids: number[] = [];
    for (let end = word.length; end > 0; end = from[end] ?? 0) {
      const id = piece[end] ?? control.unknown;
      // Characters without a piece that follow each other are one unknown.
      if (id !== control.unknown || ids.at(-1) !== control.unknown) ids.push(id);
    }
    return ids.reverse();
  };
  const cutOnce = (word: string): readonly number[] => {
    const known = remembered.get(word);
    if (known !== undefined) return known;
    if (remembered.size >= rememberedWords) remembered.clear();
    const ids = cut(word);
    remembered.set(word, ids);
    return ids;
  };

  return (text) => {
    const clean = cleanText(text).replaceAll(" ", wordMark);
    const marked = clean === "" || clean.startsWith(wordMark) ? clean : wordMark + clean;
    const ids = (marked.match(words) ?? []).flatMap(cutOnce);
    const read =
      ids.length <= mostPieces ? ids : [...ids.slice(0, mostPieces / 2), ...ids.slice(-mostPieces / 2)];
    return [control.start, ...read, control.end];
  };
}
