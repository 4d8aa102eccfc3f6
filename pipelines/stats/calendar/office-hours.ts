import type { StateCode } from "../../../schemas/states.ts";
import { weekdayOf } from "./calendar-day.ts";
import { weekOf } from "./week.ts";

/** Hours in which an office works without a break, in minutes after midnight. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

const at = (hour: number, minute = 0) => hour * 60 + minute;
const stretch = (from: number, to: number): Stretch => ({ from, to });

const friday = 5;
const thursday = 4;

const full = [stretch(at(8), at(13)), stretch(at(14), at(17))];
/**
 * Fridays by the midday prayer, which is earlier in the east. Peninsula: Penang's State Finance Department,
 * https://ep.penang.gov.my; Sabah, Labuan and Sarawak: the hours of the Urban Transformation Centres,
 * https://laksou.com/?p=46192.
 */
const fridays: Partial<Record<StateCode, readonly Stretch[]>> = {
  "MY-12": [stretch(at(8), at(11, 30)), stretch(at(14), at(17))],
  "MY-13": [stretch(at(8), at(11, 45)), stretch(at(14, 15), at(17))],
  "MY-15": [stretch(at(8), at(11, 30)), stretch(at(14), at(17))],
};
const peninsulaFriday = [stretch(at(8), at(12, 15)), stretch(at(14, 45), at(17))];
/** Where Friday is free: https://webpdt.kedah.gov.my/perkhidmatan-kaunter/, its public counters. */
const shortThursday = [stretch(at(8), at(13)), stretch(at(14), at(15, 30))];

/**
 * The office hours of a working day: 8.00 to 17.00, an hour's rest, Friday's prayer. Nothing of flexible hours, of the
 * shorter days of Ramadan, or of counters, which open and close as they like.
 */
export function officeHours(state: StateCode, day: string): readonly Stretch[] {
  const weekday = weekdayOf(day);
  const [first] = weekOf(state, day).weekend;
  if (first === friday) return weekday === thursday ? shortThursday : full;
  return weekday === friday ? (fridays[state] ?? peninsulaFriday) : full;
}
