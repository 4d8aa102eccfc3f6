import type { CommentFlag } from "../../../schemas/analysed.ts";
import { placeholders } from "../wording/words.ts";
import { characterKind, kindOfUnit } from "../wording/character-kinds.ts";
import type { FoundPhrase } from "../wording/phrase-finder.ts";
import type { Cue, CueMark } from "./cue.ts";

type Found = readonly FoundPhrase<CueMark | { readonly kind: "entity" | "government" }>[];

/** Longer messages that begin with a word of asking tell or argue. */
const longestQuestion = 25;
/** A wish turns into a curse by what follows within so many words. */
const cursedWithin = 4;

/** The kinds of message a comment is, but for reports of faults; in the order of the schema. */
export function findFlags(words: readonly string[], found: Found): readonly CommentFlag[] {
  const said = words.filter(isSaid);
  if (said.length === 0) return words.includes(placeholders.handle) ? ["tagOnly"] : flagsOf(words, found);
  return flagsOf(words, found);
}

function flagsOf(words: readonly string[], found: Found): readonly CommentFlag[] {
  const flags: CommentFlag[] = [];
  if (isPrayer(found)) flags.push("prayer");
  if (isGreeting(words, found)) flags.push("greeting");
  if (isPromotion(words, found)) flags.push("promotion");
  if (isQuestion(words, found)) flags.push("question");
  return flags;
}

/** A word that says something: no handle, emoji, mark or laughter. */
function isSaid(word: string): boolean {
  if (word === placeholders.handle || word === "haha") return false;
  const kind = kindOfUnit(word.charCodeAt(0));
  return (
    kind === characterKind.letter ||
    kind === characterKind.digit ||
    kind === characterKind.ideograph ||
    word.startsWith("<")
  );
}

function* of(found: Found, ...cues: readonly Cue[]): Generator<FoundPhrase<unknown>> {
  for (const each of found) if (each.means.kind === "cue" && cues.includes(each.means.cue)) yield each;
}

function isPrayer(found: Found): boolean {
  const curses = [...of(found, "curse")];
  for (const { to } of of(found, "prayer")) {
    if (!curses.some(({ from }) => from >= to && from - to < cursedWithin)) return true;
  }
  return false;
}

function isGreeting(words: readonly string[], found: Found): boolean {
  for (const _ of of(found, "greeting")) return true;
  const first = firstSaid(words);
  for (const { from, to } of of(found, "greetingFirst"))
    if (from === first && words[to] !== words[from]) return true;
  return false;
}

function isPromotion(words: readonly string[], found: Found): boolean {
  for (const _ of of(found, "promotion")) return true;
  const hints = new Set([...of(found, "promotionHint")].map(({ from }) => words[from])).size;
  const reachable = words.includes("<phone>") || words.includes(placeholders.link);
  return reachable && hints >= 2;
}

function isQuestion(words: readonly string[], found: Found): boolean {
  const first = firstSaid(words);
  const last = words.findLastIndex(isSaid) + 1;
  const asked = words.includes("?") || words.includes("??");
  if (words.at(-1) === "?") return true;
  for (const { from, to, means } of found) {
    if (means.kind !== "cue") continue;
    if (means.cue === "asking" && asked) return true;
    if (means.cue === "askingFirst" && from === first && last <= longestQuestion) return true;
    if (means.cue === "askingLast" && to === last && last - first > 1) return true;
  }
  return false;
}

function firstSaid(words: readonly string[]): number {
  return words.findIndex(isSaid);
}
