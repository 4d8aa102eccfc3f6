import type { StateCode } from "../../../schemas/states.ts";

/**
 * What fixes a holiday's date. `law`: an Act, an ordinance or a gazetted schedule names the day itself. `moon`: it is expected by
 * reckoning and settled when the moon is sighted, at most a day away. `announcement`: it was declared for once.
 */
export type HolidayBasis = "law" | "moon" | "announcement";

export interface HolidayRule {
  readonly ms: string;
  readonly en: string;
  readonly states: readonly StateCode[];
  /** `MM-DD`: that day each year; otherwise the very days. */
  readonly on: string | readonly string[];
  /** First year of a yearly day, where it lies within the years that the calendar knows. */
  readonly from?: number;
  readonly basis: HolidayBasis;
  /** The law gives another day where it falls on the weekly holiday. */
  readonly replaced: boolean;
  /** Address of the schedule, law or report that says so. */
  readonly source: string;
}
