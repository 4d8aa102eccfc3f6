import type { StateCode } from "../../../schemas/states.ts";
import { holidaysAct } from "./sources.ts";

/** A week's shape from a day on. Weekdays are counted from Sunday, 0. */
interface Week {
  /** First day on which it holds; the first of a state's list has always held. */
  readonly from?: string;
  readonly weekend: readonly [number, number];
  /** A holiday on this day of the weekend is given on another; one on the other day of the weekend is not. */
  readonly replacedOn: number;
  readonly source: string;
}

const sundayReplaced = {
  weekend: [6, 0],
  replacedOn: 0,
  source: holidaysAct,
} as const satisfies Week;
const fridayReplaced = { weekend: [5, 6], replacedOn: 5 } as const;
const saturdayReplaced = {
  weekend: [5, 6],
  replacedOn: 6,
  source: "https://en.wikipedia.org/wiki/Public_holidays_in_Malaysia",
} as const satisfies Week;

/** Weeks other than Saturday and Sunday free, in the order in which they hold. */
const weeks: Partial<Record<StateCode, readonly Week[]>> = {
  "MY-01": [
    sundayReplaced,
    {
      ...fridayReplaced,
      from: "2014-01-01",
      source: "https://www.malaysiatercinta.com/2024/01/kalendar-cuti-umum-negeri-johor.html",
    },
    { ...sundayReplaced, from: "2025-01-01" },
  ],
  "MY-02": [{ ...fridayReplaced, source: "https://en.wikipedia.org/wiki/Public_holidays_in_Malaysia" }],
  "MY-03": [saturdayReplaced],
  "MY-11": [saturdayReplaced],
};

/** The week that a state has on a day. */
export function weekOf(state: StateCode, day: string): Week {
  const holding = weeks[state]?.filter(({ from }) => from === undefined || from <= day);
  return holding?.at(-1) ?? sundayReplaced;
}
