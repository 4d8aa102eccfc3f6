import { newDetectorState } from "../../../pipelines/alerts/detector-state.ts";
import type { Judgement } from "../../../pipelines/alerts/detector.ts";
import { stepDetector } from "../../../pipelines/alerts/detector.ts";
import type { LocalTime } from "../../../pipelines/alerts/usual-count.ts";
import { partOf } from "../../../pipelines/alerts/issue/part.ts";
import { malaysiaAheadMs } from "../../../pipelines/core/malaysian-day.ts";
import type { WorkingCalendar } from "../../../pipelines/stats/calendar/working-calendar.ts";
import { stepMs } from "../../../pipelines/trends/series/steps.ts";
import type { StateCode } from "../../../schemas/states.ts";
import type { Detectors } from "./detector-memories.ts";

/** Whose days of rest a series has that is of no state. */
const headquarters: StateCode = "MY-16";

/** When steps are for the people of a part of the comments: of a state, its weekends and holidays; otherwise headquarters'. */
export function localTimes(calendar: WorkingCalendar): (part: string | null, step: number) => LocalTime {
  const restDays = new Map<string, boolean>();
  return (part, step) => {
    const local = new Date(step * stepMs + malaysiaAheadMs);
    const day = local.toISOString().slice(0, 10);
    const state = partOf(part).state ?? headquarters;
    const key = `${state} ${day}`;
    const restDay = restDays.get(key) ?? !calendar.isWorkingDay(state, day);
    restDays.set(key, restDay);
    const minuteOfDay = local.getUTCHours() * 60 + local.getUTCMinutes();
    return { minuteOfDay, weekday: local.getUTCDay(), restDay };
  };
}

/** Takes a step of a topic's series; one that is not known yet begins. */
export function judge(
  detectors: Detectors,
  topic: string,
  step: number,
  count: number | null,
  local: LocalTime,
): Judgement {
  const state = detectors.get(topic) ?? newDetectorState();
  detectors.set(topic, state);
  return stepDetector(state, { step, count, local });
}
