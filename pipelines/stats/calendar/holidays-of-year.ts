import type { AddedHoliday } from "../../../schemas/calendar.ts";
import type { StateCode } from "../../../schemas/states.ts";
import { dayAfter, weekdayOf } from "./calendar-day.ts";
import { federalHolidays } from "./federal-holidays.ts";
import type { HolidayBasis, HolidayRule } from "./public-holiday.ts";
import { stateHolidays } from "./state-holidays.ts";
import { everyState } from "./state-groups.ts";
import { weekOf } from "./week.ts";

/** The last day whose moon-sighted holidays were compared with the dates as they were kept. */
const sightedUntil = "2026-11-28";

export interface PublicHoliday {
  readonly day: string;
  readonly ms: string;
  readonly en: string;
  readonly basis: HolidayBasis | "configuration";
  /** The moon was not sighted yet when the list was made: it may be a day off. */
  readonly expected: boolean;
  /** The day on a weekend that this one is given for; `null` for the holiday itself. */
  readonly inPlaceOf: string | null;
  /** `null` where the configuration added it. */
  readonly source: string | null;
}

/** The public holidays of a state in a year, those given for others among them, in the order of their days. Several may share a day. */
export function holidaysOfYear(
  state: StateCode,
  year: number,
  added: readonly AddedHoliday[],
): readonly PublicHoliday[] {
  const additions = added.filter(({ states = everyState }) => states.includes(state));
  const moved = new Set(additions.map(({ insteadOf }) => insteadOf));
  const rules = [...federalHolidays, ...stateHolidays].filter((rule) => rule.states.includes(state));
  const listed = rules.flatMap((rule) =>
    daysOf(rule, year)
      .filter((day) => !moved.has(day))
      .map((day) => ({ rule, holiday: listedHoliday(rule, day) })),
  );
  const own = additions.filter(({ day }) => day.startsWith(`${year}-`)).map(addedHoliday);
  const holidays = [...listed.map(({ holiday }) => holiday), ...own].sort(byDay);
  const taken = new Set(holidays.map(({ day }) => day));
  const replacements = listed
    .filter(
      ({ rule, holiday }) =>
        rule.replaced && weekdayOf(holiday.day) === weekOf(state, holiday.day).replacedOn,
    )
    .map(({ holiday }) => holiday)
    .sort(byDay)
    .filter(({ day }, position, all) => all[position - 1]?.day !== day)
    .map((holiday) => {
      const day = nextFreeOfHolidays(state, holiday.day, taken);
      taken.add(day);
      return { ...holiday, day, inPlaceOf: holiday.day };
    });
  return [...holidays, ...replacements].sort(byDay);
}

function daysOf({ on, from }: HolidayRule, year: number): readonly string[] {
  if (typeof on === "string") return from !== undefined && year < from ? [] : [`${year}-${on}`];
  return on.filter((day) => day.startsWith(`${year}-`));
}

function listedHoliday({ ms, en, basis, source }: HolidayRule, day: string): PublicHoliday {
  return { day, ms, en, basis, expected: basis === "moon" && day > sightedUntil, inPlaceOf: null, source };
}

function addedHoliday({ day, ms, en }: AddedHoliday): PublicHoliday {
  return { day, ms, en, basis: "configuration", expected: false, inPlaceOf: null, source: null };
}

/** Act 369, section 3: the day following; where that is a holiday already, or free anyway, the next that is not. */
function nextFreeOfHolidays(state: StateCode, from: string, taken: ReadonlySet<string>): string {
  let day = dayAfter(from);
  while (taken.has(day) || weekOf(state, day).weekend.includes(weekdayOf(day))) day = dayAfter(day);
  return day;
}

function byDay(a: PublicHoliday, b: PublicHoliday): number {
  return a.day < b.day ? -1 : a.day > b.day ? 1 : 0;
}
