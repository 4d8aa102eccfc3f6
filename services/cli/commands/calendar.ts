import { calendarYears } from "../../../pipelines/stats/calendar/working-calendar.ts";
import type { WorkingCalendar } from "../../../pipelines/stats/calendar/working-calendar.ts";
import type { PublicHoliday } from "../../../pipelines/stats/calendar/holidays-of-year.ts";
import { ListeningError } from "../../../schemas/errors.ts";
import { StateCode, stateNames } from "../../../schemas/states.ts";
import { table } from "../table.ts";

/** Throws `USAGE` on what is no state, or a year whose moving holidays nobody has listed. */
export function askCalendar(
  calendar: WorkingCalendar,
  { state, year }: { readonly state: string; readonly year: number },
): readonly PublicHoliday[] {
  const code = StateCode.safeParse(state);
  if (!code.success)
    throw usage(`${state} is no state; a state is such as MY-01, for ${stateNames["MY-01"]}`);
  const { first, last } = calendarYears;
  if (!(year >= first && year <= last)) throw usage(`holidays are known from ${first} to ${last}`);
  return calendar.holidays(code.data, year);
}

export function calendarText(holidays: readonly PublicHoliday[], language: "ms" | "en"): string {
  const weekday = new Intl.DateTimeFormat(language, { weekday: "short", timeZone: "UTC" });
  const words = wording[language];
  const rows = holidays.map(({ day, inPlaceOf, expected, basis, ...names }) => [
    day,
    weekday.format(new Date(day)),
    inPlaceOf === null ? names[language] : words.inPlaceOf(names[language]),
    expected ? words.expected : words.basis[basis],
  ]);
  return table(words.header, rows);
}

const wording = {
  ms: {
    header: ["tarikh", "hari", "cuti umum", "ditetapkan oleh"],
    inPlaceOf: (name: string) => `Cuti ganti: ${name}`,
    expected: "dijangka, tertakluk pada rukyah",
    basis: { law: "undang-undang", moon: "rukyah", announcement: "pengumuman", configuration: "konfigurasi" },
  },
  en: {
    header: ["date", "day", "public holiday", "set by"],
    inPlaceOf: (name: string) => `In place of ${name}`,
    expected: "expected, when the moon is sighted",
    basis: { law: "law", moon: "moon", announcement: "announcement", configuration: "configuration" },
  },
} as const;

const usage = (message: string) => new ListeningError("USAGE", message, { retryable: false });
