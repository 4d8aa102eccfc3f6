/** Digits that stand together, and what stands before them. */
export interface DigitGroup {
  /** Where the group is in the text, from its first digit to after its last. */
  readonly from: number;
  readonly to: number;
  /** ASCII, whatever script they were written in. */
  readonly digits: string;
  /** What lies between the group before and this one, without invisible characters; empty for a run's first group. */
  readonly gap: string;
}

/** Groups of digits with at most `widestGap` marks or spaces between neighbours: the longest a written number can reach. */
export type DigitRun = readonly DigitGroup[];

const widestGap = 3;
const invisible = "\u200B";
/** Format characters, combining marks such as a keycap, and control characters do not end a number. */
const invisibles = /(?![\t\n\r])[\p{Cf}\p{Mn}\p{Me}\p{Cc}]/gu;
const foreignDigits = /(?![0-9])[\p{Nd}\p{No}]/gu;
/** The letter O for a zero, at the edge of a group of digits and with no other letter beside it. */
const letterForZero = /(?<![\p{L}\p{M}\p{N}])[oO](?=\d)|(?<=\d)[oO]{1,2}(?![\p{L}\p{M}])/gu;
/** Full-width marks and letters stand at a fixed distance from the ASCII ones; a long-vowel mark is typed as a hyphen. */
const fullWidth = /[\uFF01-\uFF5E\u30FC]/gu;
const fullWidthDistance = 0xfee0;
const endsRun = /[\p{L}\r\n<>@]/u;

/**
 * The text with every digit in ASCII and every invisible character the same one. It keeps its length, so that a place in
 * it is the same place in the text.
 */
export function withPlainDigits(text: string): string {
  return text
    .replaceAll(fullWidth, halfWidth)
    .replaceAll(foreignDigits, (digit) => (digitOf(digit) ?? digit).padEnd(digit.length, invisible))
    .replaceAll(invisibles, (character) => invisible.repeat(character.length))
    .replaceAll(letterForZero, (letters) => "0".repeat(letters.length));
}

function halfWidth(character: string): string {
  return character === "\u30FC" ? "-" : String.fromCharCode(character.charCodeAt(0) - fullWidthDistance);
}

/** `undefined` for a number sign that is no single digit, such as ½. */
function digitOf(character: string): string | undefined {
  const compatible = character.normalize("NFKC");
  if (/^[0-9]$/u.test(compatible)) return compatible;
  if (!/^\p{Nd}$/u.test(character)) return undefined;
  // Decimal digits are encoded in ranges that begin at zero (The Unicode Standard, section 4.6).
  let value = 0;
  const codePoint = character.codePointAt(0) ?? 0;
  while (value < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(codePoint - value - 1))) value += 1;
  return String(value);
}

/** All runs of a text made by `withPlainDigits`, in one walk over it. */
export function digitRuns(plain: string): DigitRun[] {
  const runs: DigitRun[] = [];
  let run: DigitGroup[] = [];
  let gap = "";
  for (let at = 0; at < plain.length;) {
    const character = plain.charAt(at);
    if (isDigit(character)) {
      const group = groupAt(plain, at, run.length === 0 ? "" : gap);
      run.push(group);
      gap = "";
      at = group.to;
      continue;
    }
    at += 1;
    if (run.length === 0 || character === invisible) continue;
    gap += character;
    if (gap.length > widestGap || endsRun.test(character)) {
      runs.push(run);
      run = [];
      gap = "";
    }
  }
  return run.length === 0 ? runs : [...runs, run];
}

function groupAt(plain: string, from: number, gap: string): DigitGroup {
  let to = from + 1;
  for (let at = to; isDigit(plain.charAt(at)) || plain.charAt(at) === invisible; at += 1) {
    if (isDigit(plain.charAt(at))) to = at + 1;
  }
  return { from, to, digits: plain.slice(from, to).replaceAll(invisible, ""), gap };
}

function isDigit(character: string): boolean {
  return character >= "0" && character <= "9";
}

/** The end of what belongs to the group that ends at `to`: a keycap or a zero-width character after its last digit. */
export function afterInvisibles(plain: string, to: number): number {
  let end = to;
  while (plain.charAt(end) === invisible) end += 1;
  return end;
}
