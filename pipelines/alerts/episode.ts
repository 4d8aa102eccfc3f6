import * as z from "zod";
import type { Judgement } from "./detector.ts";
import { unusualScore } from "./detector.ts";
import { stepsPerDay } from "../trends/series/steps.ts";

/**
 * One issue of a series from its beginning to its end. It stays for a cool-down after its end, so that what flares up again
 * is the same issue. Steps are whole steps of 5 minutes since 1970; excess is comments a step above what is usual.
 */
export const Episode = z.strictObject({
  /** Its first unusual step, which names it. */
  opened: z.int(),
  /** `null` while it is open. */
  closed: z.int().nullable(),
  /** The newest unusual step. */
  newestUnusual: z.int(),
  /** The highest excess so far, and that in the hour after an alert was last due. */
  highest: z.number(),
  alerted: z.number(),
  alertedAt: z.int(),
  /** Alerts that were due, the first among them. */
  alerts: z.int(),
});
export type Episode = z.infer<typeof Episode>;

/** `opened` and `grew` are due an alert; the others are not. */
export type EpisodeEvent = "opened" | "grew" | "closed" | "flared";

export interface EpisodeStep {
  /** `undefined`: nothing goes on, and nothing did lately. */
  readonly episode: Episode | undefined;
  readonly event: EpisodeEvent | undefined;
}

/** How big an issue was that a person was told of shows in the hour after the alert, which is as soon as there may be another. */
const settleSteps = 12;
/** Grown markedly: by this factor while it is open, and when it flares up again after its end. */
const growthOfOpen = 3;
const growthOfClosed = 2;
/** Closes after an hour and a half in which the series was well within what is usual. */
const quietSteps = 18;
const quietScore = 0.4;
/** What returns within six hours is the same issue. */
const usualCoolDown = stepsPerDay / 4;

/** What a judgement makes of the episode of its series; `coolDown` in steps. A missing step changes nothing. */
export function stepEpisode(
  before: Episode | undefined,
  { step, score, excess }: Pick<Judgement, "step" | "score" | "excess">,
  coolDown: number = usualCoolDown,
): EpisodeStep {
  if (score === null) return { episode: before, event: undefined };
  const unusual = score >= unusualScore;
  if (before === undefined || isOver(before, step, coolDown)) {
    if (!unusual) return { episode: undefined, event: undefined };
    const first = { opened: step, closed: null, newestUnusual: step, alertedAt: step, alerts: 1 };
    return { episode: { ...first, highest: excess, alerted: excess }, event: "opened" };
  }
  const settling = step - before.alertedAt < settleSteps;
  const episode: Episode = {
    ...before,
    highest: Math.max(before.highest, excess),
    alerted: settling ? Math.max(before.alerted, excess) : before.alerted,
    newestUnusual: score >= quietScore ? step : before.newestUnusual,
  };
  const wasClosed = before.closed !== null;
  const marked = wasClosed ? growthOfClosed * before.highest : growthOfOpen * before.alerted;
  if (unusual && !settling && excess >= marked) {
    const grown = { closed: null, newestUnusual: step, alerted: excess, alertedAt: step };
    return { episode: { ...episode, ...grown, alerts: before.alerts + 1 }, event: "grew" };
  }
  if (wasClosed) {
    return unusual
      ? { episode: { ...episode, closed: null, newestUnusual: step }, event: "flared" }
      : { episode: before, event: undefined };
  }
  if (step - episode.newestUnusual < quietSteps) return { episode, event: undefined };
  return { episode: { ...episode, closed: step }, event: "closed" };
}

function isOver({ closed }: Episode, step: number, coolDown: number): boolean {
  return closed !== null && step - closed >= coolDown;
}
