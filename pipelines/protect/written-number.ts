import type { DigitRun } from "./digit-runs.ts";

/** One or more neighbouring groups of a run, looked at as one number. */
export interface WrittenNumber {
  readonly digits: string;
  /** How many digits each group has. */
  readonly lengths: readonly number[];
  /** What stands between the groups: one fewer than groups. */
  readonly gaps: readonly string[];
  /** A `+` stands before it. */
  readonly plus: boolean;
}

export function writtenNumber(run: DigitRun, first: number, afterLast: number, plus: boolean): WrittenNumber {
  const groups = run.slice(first, afterLast);
  return {
    digits: groups.map(({ digits }) => digits).join(""),
    lengths: groups.map(({ digits }) => digits.length),
    gaps: groups.slice(1).map(({ gap }) => gap),
    plus,
  };
}

export function isUnbroken({ lengths }: WrittenNumber): boolean {
  return lengths.length === 1;
}

/**
 * Spelt out digit by digit, with any mark between them but nearly always the same: `0 1 2 - 3 4 5 6 7 8 9` is a number,
 * the football scores `0-1 1-2 0-1 3-2` are not.
 */
export function isSpeltOut({ lengths, gaps }: WrittenNumber): boolean {
  const oddGaps = gaps.filter((gap) => gap !== gaps[0]).length;
  return lengths.length > 1 && lengths.every((length) => length === 1) && oddGaps <= 2;
}

/** Only what people put between the parts of one number: spaces, hyphens, dots, brackets, underscores. */
export function hasSoftGaps({ gaps }: WrittenNumber): boolean {
  return gaps.every((gap) => /^[\s\p{Pd}\u2212._·()[\]]+$/u.test(gap));
}

/** Years in a row, such as `2018-2019, 2020 2021`. */
export function isYears({ digits, lengths }: WrittenNumber): boolean {
  return (
    lengths.every((length) => length === 4) && (digits.match(/.{4}/gu) ?? []).every((year) => isYear(year))
  );
}

/** Begins as a date does: day, month and a whole year, or a year, month and day. */
export function beginsWithDate({ digits, lengths }: WrittenNumber): boolean {
  const [a = 0, b = 0, c = 0] = lengths;
  const parts = [digits.slice(0, a), digits.slice(a, a + b), digits.slice(a + b, a + b + c)];
  const [first = "", second = "", third = ""] = parts;
  if (a === 8) return isDate(first.slice(4), first.slice(2, 4), first.slice(0, 2));
  if (a <= 2 && b <= 2 && c === 4) return isDate(third, second, first);
  return a === 4 && b <= 2 && c <= 2 && isDate(first, second, third);
}

function isDate(year: string, month: string, day: string): boolean {
  return isYear(year) && Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;
}

function isYear(digits: string): boolean {
  return /^(?:19|20)\d\d$/u.test(digits);
}
