import type { DigitRun } from "./digit-runs.ts";
import { afterInvisibles, digitRuns, withPlainDigits } from "./digit-runs.ts";
import { isBankCard, isIc, isOddlyWrittenIc } from "./identity-numbers.ts";
import { phoneReading } from "./phone-numbers.ts";
import type { WrittenNumber } from "./written-number.ts";
import { isUnbroken, writtenNumber } from "./written-number.ts";

type Kind = "ic" | "phone" | "card";

interface Candidate {
  readonly number: WrittenNumber;
  /** Position in the run of the group after its last. */
  readonly afterLast: number;
}

interface Found {
  readonly kind: Kind;
  readonly afterLast: number;
}

/** Where a number stands decides what it may be: an address holds numbers of posts and days that are nobody's. */
interface Place {
  readonly plain: string;
  readonly inUrl: boolean;
}

const fewestDigits = 8;
const mostDigits = 19;
const fewestDigitsInAscii = 5;
const url = /(?:https?:\/\/|www\.)[^\s<>"]+/giu;
/** What comes after these is a phone number, of whatever country. */
const announcesPhone = /(?:wa\.me\/|wasap\.my\/|[?&]phone=|tel:)\+?$/iu;
const announcementLength = 12;

/**
 * Replaces identity card, phone and bank card numbers by `<ic>`, `<phone>` and `<card>`. Looks at each group of digits
 * with at most 19 digits after it, so the time grows with the text's length however it is made up.
 */
export function maskNumbers(text: string): string {
  if (!mayHoldNumber(text)) return text;
  const plain = withPlainDigits(text);
  const urls = Array.from(plain.matchAll(url), ({ 0: address, index }) => ({
    from: index,
    to: index + address.length,
  }));
  let nextUrl = 0;
  let masked = "";
  let done = 0;
  for (const run of digitRuns(plain)) {
    for (let first = 0; first < run.length;) {
      const group = run[first];
      if (group === undefined) break;
      while ((urls[nextUrl]?.to ?? Infinity) <= group.from) nextUrl += 1;
      const inUrl = (urls[nextUrl]?.from ?? Infinity) <= group.from;
      const found = numberAt(run, first, { plain, inUrl });
      if (found === undefined) {
        first += 1;
        continue;
      }
      const end = run[found.afterLast - 1]?.to ?? group.to;
      masked += `${text.slice(done, beginning(plain, group.from, end))}<${found.kind}>`;
      done = afterInvisibles(plain, end);
      first = found.afterLast;
    }
  }
  return done === 0 ? text : masked + text.slice(done);
}

/** Spares most texts the rest: enough digits in ASCII, though some may be written as the letter O, or any in another script. */
function mayHoldNumber(text: string): boolean {
  let digits = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) digits += 1;
    if (digits >= fewestDigitsInAscii) return true;
  }
  return /(?![0-9])[\p{Nd}\p{No}]/u.test(text);
}

/** The number that begins with the group at `first`, whichever of the groups after it still belong to it. */
function numberAt(run: DigitRun, first: number, { plain, inUrl }: Place): Found | undefined {
  const from = run[first]?.from ?? 0;
  const plus = before(plain, from, 1) === "+";
  const candidates: Candidate[] = [];
  let length = 0;
  for (let last = first; last < run.length; last += 1) {
    length += run[last]?.digits.length ?? 0;
    if (length > mostDigits || (inUrl && last > first)) break;
    if (length < fewestDigits) continue;
    candidates.push({ number: writtenNumber(run, first, last + 1, plus), afterLast: last + 1 });
  }
  if (candidates.length === 0) return undefined;
  const firstThat = (kind: Kind, test: (number: WrittenNumber) => boolean) =>
    found(
      kind,
      candidates.find(({ number }) => test(number)),
    );
  const phone =
    firstThat("phone", (number) => isAnnounced(plain, from, number)) ??
    firstThat("phone", (number) => phoneReading(number) === "usual") ??
    found(
      "phone",
      candidates.findLast(({ number }) => phoneReading(number) === "possible"),
    );
  if (inUrl) return phone ?? firstThat("ic", isIc);
  if (plus && phone !== undefined) return phone;
  return firstThat("card", isBankCard) ?? firstThat("ic", isIc) ?? phone ?? firstThat("ic", isOddlyWrittenIc);
}

function found(kind: Kind, candidate: Candidate | undefined): Found | undefined {
  return candidate === undefined ? undefined : { kind, afterLast: candidate.afterLast };
}

function isAnnounced(plain: string, from: number, number: WrittenNumber): boolean {
  const isOneGroup = isUnbroken(number) && number.digits.length <= 15; // ITU-T E.164
  return isOneGroup && announcesPhone.test(before(plain, from, announcementLength));
}

function before(plain: string, at: number, length: number): string {
  return plain.slice(Math.max(0, at - length), at);
}

/** Takes in the `+` before a number, and a bracket that was opened before it and closed within it. */
function beginning(plain: string, from: number, to: number): number {
  const inside = plain.slice(from, to);
  let closed = inside.indexOf(")") >= 0 && !inside.slice(0, inside.indexOf(")")).includes("(");
  let start = from;
  for (;;) {
    const mark = plain.charAt(start - 1);
    if (mark === "(" && closed) closed = false;
    else if (mark !== "+") return start;
    start -= 1;
  }
}
