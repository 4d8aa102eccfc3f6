import type { AddedHoliday } from "../../../schemas/calendar.ts";
import type { Instant } from "../../../schemas/item.ts";
import type { StateCode } from "../../../schemas/states.ts";
import { malaysiaAheadMs, malaysianDay } from "../../core/malaysian-day.ts";
import { dayAfter, weekdayOf } from "./calendar-day.ts";
import type { PublicHoliday } from "./holidays-of-year.ts";
import { holidaysOfYear } from "./holidays-of-year.ts";
import { officeHours } from "./office-hours.ts";
import { weekOf } from "./week.ts";

/** The years whose moving holidays are listed. In others only holidays of a fixed day are known, and weekends. */
export const calendarYears = { first: 2024, last: 2027 } as const;

/** Days are such as `2026-11-24`, on the Malaysian calendar. Headquarters work by Putrajaya's calendar, `MY-16`. */
export interface WorkingCalendar {
  /** Of a year, in the order of their days, those given for holidays on weekends among them. */
  holidays(state: StateCode, year: number): readonly PublicHoliday[];
  /** Names of the holidays on a day; none on most. A weekend is none. */
  holidaysOn(state: StateCode, day: string): readonly PublicHoliday[];
  isWorkingDay(state: StateCode, day: string): boolean;
  /** The working day that is `count` (1 or more) working days after `day`, which may be a free one. */
  addWorkingDays(state: StateCode, day: string, count: number): string;
  /** Office hours between two instants, in ms; 0 where `to` is not after `from`. */
  officeMs(state: StateCode, from: Instant, to: Instant): number;
}

export function workingCalendar(added: readonly AddedHoliday[]): WorkingCalendar {
  const years = new Map<string, readonly PublicHoliday[]>();
  const holidays = (state: StateCode, year: number) => {
    const key = `${state} ${year}`;
    const known = years.get(key) ?? holidaysOfYear(state, year, added);
    years.set(key, known);
    return known;
  };
  const holidaysOn = (state: StateCode, day: string) =>
    holidays(state, Number(day.slice(0, 4))).filter((holiday) => holiday.day === day);
  const isWorkingDay = (state: StateCode, day: string) =>
    !weekOf(state, day).weekend.includes(weekdayOf(day)) && holidaysOn(state, day).length === 0;
  return {
    holidays,
    holidaysOn,
    isWorkingDay,
    addWorkingDays(state, day, count) {
      let reached = day;
      for (let left = count; left > 0;) {
        reached = dayAfter(reached);
        if (isWorkingDay(state, reached)) left -= 1;
      }
      return reached;
    },
    officeMs(state, from, to) {
      const [fromMs, toMs] = [Date.parse(from), Date.parse(to)];
      let total = 0;
      for (let day = malaysianDay(from); Date.parse(day) - malaysiaAheadMs < toMs; day = dayAfter(day)) {
        if (!isWorkingDay(state, day)) continue;
        const midnight = Date.parse(day) - malaysiaAheadMs;
        for (const hours of officeHours(state, day)) {
          const begin = Math.max(fromMs, midnight + hours.from * 60_000);
          total += Math.max(0, Math.min(toMs, midnight + hours.to * 60_000) - begin);
        }
      }
      return total;
    },
  };
}
