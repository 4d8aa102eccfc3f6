import type { WrittenNumber } from "./written-number.ts";
import { beginsWithDate, hasSoftGaps, isSpeltOut, isUnbroken } from "./written-number.ts";

/**
 * How sure a reading is. A number may go on into figures that are not part of it (`012-345 6789 5 orang`): the first
 * `usual` length is taken, and only where there is none the longest `possible` one.
 */
export type PhoneReading = "usual" | "possible";

/** Digits after 60 or 0, by the Malaysian numbering plan (MCMC, "National Numbering Plan"). */
const usualMobile = /^1(?:1\d{8}|[02-9]\d{7})$/u;
const possibleMobile = /^1\d{8,9}$/u;
const peninsularLandline = /^(?:3\d{8}|[4-79]\d{7})$/u;

/** Area codes of Sabah and Sarawak look like the beginning of an Indonesian mobile number, which may be longer. */
const borneanLandline = /^8[2-9]\d{6}$/u;
const indonesianMobile = /^08[1-9]\d{7,10}$/u;

/** Countries whose numbers are often left under Malaysian posts; with a `+`, other countries' unbroken ones too. */
const foreignWithPrefix = /^(?:65[3689]\d{7}|62[2-9]\d{7,11})$/u;
const foreignWithPlus =
  /^(?:1|7|44|61|63|66|673|81|82|84|855|856|86|880|91|92|93|94|95|966|971|974|977)\d{7,11}$/u;

/** Reads a phone number of Malaysia, or of another country with its prefix; `undefined` when it is none. */
export function phoneReading(number: WrittenNumber): PhoneReading | undefined {
  const { digits, plus } = number;
  if (digits.length < 8 || digits.length > 16) return undefined;
  if (plus) return internationalReading(number, digits);
  if (digits.startsWith("00")) return internationalReading(number, digits.slice(2));
  if (digits.startsWith("60")) return withoutPlusReading(number);
  return digits.startsWith("0") ? nationalReading(number) : undefined;
}

function internationalReading(number: WrittenNumber, digits: string): PhoneReading | undefined {
  if (digits.length < 8 || digits.length > 15) return undefined; // ITU-T E.164
  if (!isUnbroken(number) && !isSpeltOut(number) && !hasSoftGaps(number)) return undefined;
  if (digits.startsWith("60")) return malaysianReading(digits.slice(2).replace(/^0/u, ""));
  if (foreignWithPrefix.test(digits)) return digits.startsWith("65") ? "usual" : "possible";
  if (!number.plus) return undefined;
  const isGroupedAsUsual = Math.max(...number.lengths.slice(1)) >= 3 && foreignWithPlus.test(digits);
  return isUnbroken(number) || isGroupedAsUsual ? "possible" : undefined;
}

/** `60123456789` and `6012-345 6789`: without the `+` the last group must look like a phone's. */
function withoutPlusReading(number: WrittenNumber): PhoneReading | undefined {
  const { lengths } = number;
  const isGrouped = hasSoftGaps(number) && lengths.length <= 5 && (lengths.at(-1) ?? 0) >= 3;
  if (!isUnbroken(number) && !isSpeltOut(number) && !isGrouped) return undefined;
  return malaysianReading(number.digits.slice(2).replace(/^0/u, ""));
}

function nationalReading(number: WrittenNumber): PhoneReading | undefined {
  const { digits } = number;
  const reading = indonesianMobile.test(digits) ? "possible" : malaysianReading(digits.slice(1));
  if (reading === undefined || isUnbroken(number) || isSpeltOut(number)) return reading;
  const isGrouped = digits.startsWith("01") ? isGroupedMobile(number) : isGroupedLandline(number);
  return isGrouped ? reading : undefined;
}

function malaysianReading(significant: string): PhoneReading | undefined {
  if (usualMobile.test(significant) || peninsularLandline.test(significant)) return "usual";
  return possibleMobile.test(significant) || borneanLandline.test(significant) ? "possible" : undefined;
}

/** With its prefix together any grouping will do; with the prefix cut up, as in `01 2345 6789`, it must not be a date. */
function isGroupedMobile(number: WrittenNumber): boolean {
  const [first = 0, ...rest] = number.lengths;
  if (first >= 3) {
    const isCutOnce = number.gaps.every((gap) => gap.length === 1) && rest.every((length) => length >= 3);
    return hasSoftGaps(number) || isCutOnce;
  }
  const isPlainlyCut = rest.length <= 3 && (rest.at(-1) ?? 0) >= 3;
  const hasPlainGaps = number.gaps.every((gap) => /^[\s\p{Pd}()]+$/u.test(gap));
  return isPlainlyCut && hasPlainGaps && !beginsWithDate(number);
}

/** Area code first, and then parts long enough not to be the days, months and hours of `09-05-2023 7`. */
function isGroupedLandline(number: WrittenNumber): boolean {
  const [first = 0, ...rest] = number.lengths;
  return first >= 2 && rest.every((length) => length >= 3) && hasSoftGaps(number);
}
