import type { Judgement } from "../../../pipelines/alerts/detector.ts";
import { stepDetector } from "../../../pipelines/alerts/detector.ts";
import { newDetectorState } from "../../../pipelines/alerts/detector-state.ts";
import type { Episode } from "../../../pipelines/alerts/episode.ts";
import { stepEpisode } from "../../../pipelines/alerts/episode.ts";
import type { LocalTime } from "../../../pipelines/alerts/usual-count.ts";
import type { CountRow } from "./read-counts.ts";
import { stepsBetween } from "./read-counts.ts";

/** What the detector says of a row. */
export interface ReplayedRow extends Pick<Judgement, "expected"> {
  readonly timestamp: string;
  readonly value: number | null;
  /** 0 where nothing can be said. */
  readonly score: number;
  /** `null` while nothing goes on. */
  readonly episode: {
    /** When the episode opened, as that row has it. */
    readonly opened: string;
    /** What this row does to it: `opened` and `grew` are alerts. `null`: it goes on, or is over and may flare up again. */
    readonly event: string | null;
    /** Alerts of this episode so far. */
    readonly alerts: number;
  } | null;
  readonly flagged: boolean;
}

/** Runs the detector and the episodes over a series, row by row, each judged by the rows before it alone. */
export function* replayCounts(rows: Iterable<CountRow>): Generator<ReplayedRow> {
  const state = newDetectorState();
  let episode: Episode | undefined;
  let opened = "";
  let step = 0;
  let before: number | undefined;
  for (const { timestamp, wallMs, value } of rows) {
    step += before === undefined ? 0 : stepsBetween(wallMs - before);
    before = wallMs;
    const judgement = stepDetector(state, { step, count: value, local: wallClock(wallMs) });
    const next = stepEpisode(episode, judgement);
    episode = next.episode;
    if (next.event === "opened") opened = timestamp;
    yield {
      timestamp,
      value,
      expected: judgement.expected,
      score: Number((judgement.score ?? 0).toFixed(4)),
      episode: episode === undefined ? null : { opened, event: next.event ?? null, alerts: episode.alerts },
      flagged: next.event === "opened" || next.event === "grew",
    };
  }
}

/** Nothing says where a file's people live, so that Saturdays and Sundays are their days of rest. */
function wallClock(wallMs: number): LocalTime {
  const wall = new Date(wallMs);
  const weekday = wall.getUTCDay();
  return {
    minuteOfDay: wall.getUTCHours() * 60 + wall.getUTCMinutes(),
    weekday,
    restDay: weekday === 0 || weekday === 6,
  };
}
