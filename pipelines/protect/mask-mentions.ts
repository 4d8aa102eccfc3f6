import { mentionForm, plainName } from "./pseudonyms.ts";

export interface MentionRules {
  /** Display names and handles found in the same payload: a name with spaces is recognised only when it is listed. */
  readonly names: readonly string[];
  readonly isPublic: (plainName: string) => boolean;
  /** As they are written: an `@` before one with spaces must not mask its first word. */
  readonly publicNames: readonly string[];
  /** The pseudonym of a private name, with its `@`. */
  readonly mention: (name: string) => string;
}

const atSign = /[@＠﹫]/gu;
const alreadyMasked = new RegExp(mentionForm, "uy");
const handle = /[\p{L}\p{N}\p{M}\p{Cf}_.·-]+/uy;
/** WhatsApp writes a mention between isolates, so that names in other scripts do not turn the line around. */
const isolated = /\u2068([^\u2068\u2069\n]{1,100})\u2069/uy;
/** `@` also means "at": `@8pm`, `@3.30ptg`, `3kg@RM10`. */
const timeOrPrice = /^(?:[\d.]{1,5}(?:am|pm|pg|ptg|tgh|mlm)?|rm[\d.]+)$/iu;
const phoneLikeHandle = /^\p{N}{8,}$/u;
const wordCharacter = /[\p{L}\p{N}\p{M}_]/u;
const longestName = 100;

/**
 * Makes a function that replaces mentions of private persons by their pseudonyms. Names with spaces are also replaced
 * without an `@` where they are written exactly so: that is how Facebook shows a mention.
 */
export function mentionMasker(rules: MentionRules): (text: string) => string {
  const names = namesLongestFirst(rules);
  const plainNames = names.filter((name) => name.includes(" ") && !rules.isPublic(plainName(name)));
  return (text) =>
    plainNames.reduce(
      (current, name) => maskName(current, name, rules.mention(name)),
      maskAfterAt(text, names, rules),
    );
}

function maskAfterAt(text: string, names: readonly string[], { isPublic, mention }: MentionRules): string {
  let masked = "";
  let done = 0;
  for (const { index } of text.matchAll(atSign)) {
    if (index < done) continue;
    const name = mentionAt(text, index + 1, names);
    if (name === undefined || isPublic(plainName(name))) continue;
    masked += text.slice(done, index) + mention(name);
    done = index + 1 + name.length;
  }
  return done === 0 ? text : masked + text.slice(done);
}

function namesLongestFirst({ names, publicNames }: MentionRules): readonly string[] {
  return [...new Set([...publicNames, ...names.map((name) => name.replace(/^[\s@＠﹫]+/u, "").trim())])]
    .filter((name) => name !== "" && name.length <= longestName)
    .sort((a, b) => b.length - a.length);
}

/** The name or handle that begins at `from`, as written; `undefined` when the `@` before it mentions nobody. */
function mentionAt(text: string, from: number, names: readonly string[]): string | undefined {
  if (matchAt(alreadyMasked, text, from) !== undefined) return undefined;
  const isolate = matchAt(isolated, text, from);
  if (isolate !== undefined) return isolate;
  const listed = names.find((name) => startsWithName(text, from, name));
  if (listed !== undefined) return text.slice(from, from + listed.length);
  const written = withoutTrailingMarks(matchAt(handle, text, from) ?? "");
  if (timeOrPrice.test(written)) return undefined;
  return /\p{L}/u.test(written) || phoneLikeHandle.test(written) ? written : undefined;
}

/** A full stop may be part of a handle, but not its end. Not a regular expression: those look for an end from every start. */
function withoutTrailingMarks(text: string): string {
  let end = text.length;
  while (end > 0 && /[.·\p{Cf}-]/u.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

function matchAt(sticky: RegExp, text: string, from: number): string | undefined {
  sticky.lastIndex = from;
  return sticky.exec(text)?.[0];
}

function startsWithName(text: string, from: number, name: string): boolean {
  const written = text.slice(from, from + name.length);
  if (written !== name && written.toLowerCase() !== name.toLowerCase()) return false;
  return !wordCharacter.test(text.charAt(from + name.length));
}

function maskName(text: string, name: string, mention: string): string {
  let masked = "";
  let done = 0;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    const inWord =
      wordCharacter.test(text.charAt(at - 1)) || wordCharacter.test(text.charAt(at + name.length));
    if (inWord) continue;
    masked += text.slice(done, at) + mention;
    done = at + name.length;
  }
  return done === 0 ? text : masked + text.slice(done);
}
