/**
 * RSS asks for English, and yet sites write the months of their own language. Only languages whose short names never stand
 * for different months: Polish and Croatian, for example, disagree about `lis`.
 */
const languages = ["ms", "id", "pt", "es"];

/** The first three letters of each month's name, without an accent, and its number from 1. */
const numberByName: ReadonlyMap<string, number> = new Map(
  languages.flatMap((language) => {
    const name = new Intl.DateTimeFormat(language, { month: "long", timeZone: "UTC" });
    return Array.from({ length: 12 }, (_, month): [string, number] => [
      firstLetters(name.format(Date.UTC(2026, month, 1))),
      month + 1,
    ]);
  }),
);

const dayMonthYear = /^(?:\p{L}+\.?,?\s+)?(\d{1,2})\s+(\p{L}{3,})\.?\s+(\d{4})\s+(.+)$/u;

/** A date as RSS writes it, with its month as a number, for one in another language; as it is where it is none. */
export function withMonthAsNumber(date: string): string {
  const [, day = "", name = "", year = "", rest = ""] = dayMonthYear.exec(date.trim()) ?? [];
  const number = numberByName.get(firstLetters(name));
  if (number === undefined) return date;
  return `${year}-${String(number).padStart(2, "0")}-${day.padStart(2, "0")} ${rest}`;
}

function firstLetters(name: string): string {
  return name.normalize("NFD").replaceAll(/\p{M}/gu, "").slice(0, 3).toLowerCase();
}
