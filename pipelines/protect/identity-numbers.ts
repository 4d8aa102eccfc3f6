import type { WrittenNumber } from "./written-number.ts";
import { beginsWithDate, hasSoftGaps, isSpeltOut, isUnbroken, isYears } from "./written-number.ts";

/**
 * Place-of-birth codes of Malaysian identity cards: 01 to 16 for the states, 21 to 59 for the same states later on, 60 to
 * 93 for countries and regions, 98 and 99 for stateless and unknown (National Registration Department, "Kod Negeri",
 * "Kod Negara"). 00, 17 to 20, 69, 70, 73, 80, 81 and 94 to 97 are not given out.
 */
function isPlaceOfBirth(code: number): boolean {
  if (code >= 1 && code <= 16) return true;
  return code >= 21 && code <= 99 && ![69, 70, 73, 80, 81, 94, 95, 96, 97].includes(code);
}

const daysInMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The century is not written, so 29 February is taken in every fourth year; the year 2000 had one. */
function isDayOfBirth(year: number, month: number, day: number): boolean {
  const days = month === 2 && year % 4 !== 0 ? 28 : (daysInMonth[month - 1] ?? 0);
  return day >= 1 && day <= days;
}

/** Twelve digits YYMMDD-PB-###G with a day that exists and a place code that is given out. */
function hasIcDigits({ digits }: WrittenNumber): boolean {
  if (digits.length !== 12) return false;
  const part = (from: number) => Number(digits.slice(from, from + 2));
  return isDayOfBirth(part(0), part(2), part(4)) && isPlaceOfBirth(part(6));
}

/** An identity card number in one of the ways in which people usually write one. */
export function isIc(number: WrittenNumber): boolean {
  if (!hasIcDigits(number)) return false;
  if (isUnbroken(number) || isSpeltOut(number)) return true;
  const form = number.lengths.join("-");
  return form.startsWith("6-") || (form === "2-2-2-2-4" && hasSoftGaps(number));
}

/**
 * An identity card number cut up in an unusual way. Less sure, so a date with a time after it is left out, and so are
 * three groups of four: those are years, or the beginning of a card number.
 */
export function isOddlyWrittenIc(number: WrittenNumber): boolean {
  const { lengths } = number;
  const isThreeFours = lengths.length === 3 && lengths.every((length) => length === 4);
  return (
    hasIcDigits(number) &&
    lengths.length <= 5 &&
    hasSoftGaps(number) &&
    !beginsWithDate(number) &&
    !isThreeFours
  );
}

/**
 * A bank card: 13 to 19 digits that begin as banks' cards do (ISO/IEC 7812: 2 to 6) and pass the Luhn test (its annex B),
 * unbroken, spelt out, or in the groups that stand on a card.
 */
export function isBankCard(number: WrittenNumber): boolean {
  const { digits, lengths } = number;
  if (digits.length < 13 || digits.length > 19 || !/^[2-6]/u.test(digits)) return false;
  const [first, ...rest] = lengths;
  const isGrouped =
    first === 4 && rest.length <= 4 && rest.every((length) => length >= 3 || length === digits.length % 4);
  if (!isUnbroken(number) && !isSpeltOut(number) && !(isGrouped && hasSoftGaps(number))) return false;
  return !isYears(number) && passesLuhn(digits);
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let fromEnd = 0; fromEnd < digits.length; fromEnd += 1) {
    const digit = Number(digits[digits.length - 1 - fromEnd]);
    const doubled = fromEnd % 2 === 0 ? digit : digit * 2;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
