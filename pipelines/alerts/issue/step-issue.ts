import * as z from "zod";
import { wilsonInterval } from "../../stats/wilson-interval.ts";
import type { SeriesCount } from "../../trends/series/read-series.ts";
import type { Judgement } from "../detector.ts";
import { Episode, stepEpisode } from "../episode.ts";
import { stepMinutes, stepsPerDay } from "../../trends/series/steps.ts";

const Counts = z.strictObject({ all: z.number(), negative: z.number() });
type Counts = z.infer<typeof Counts>;

/** What is kept of one topic between steps: whether it rises, and how negative it usually is. Steps are of 5 minutes since 1970. */
export const IssueMemory = z.strictObject({
  /** Of the series that stood out most. */
  episode: Episode.nullable(),
  /** What is told as one issue, which may have several episodes; `null` before the first. */
  issue: z
    .strictObject({
      /** When the rise began. */
      since: z.int(),
      /** The newest step in which an episode of it was open. */
      active: z.int(),
      /** The series that stood out when it opened: of which part of the topic's comments; `null`: all. */
      part: z.string().nullable(),
      /** Alerts so far, and comments since the newest of them. */
      alerts: z.int(),
      sinceAlert: z.int(),
      counted: Counts,
      /** How many comments are usual in the time that `counted` is of. */
      expected: z.number(),
    })
    .nullable(),
  /** While nothing rose; what is two weeks old counts half. */
  usual: Counts,
});
export type IssueMemory = z.infer<typeof IssueMemory>;

export const newIssue: IssueMemory = { episode: null, issue: null, usual: { all: 0, negative: 0 } };

export interface IssueStep {
  readonly step: number;
  /** Of the topic's series, each with the part of the comments that it counts. */
  readonly judgements: readonly { readonly part: string | null; readonly judgement: Judgement }[];
  /** Of all the topic's comments; `null` for a gap. */
  readonly count: SeriesCount | null;
  /** How negative all topics together usually are, for one of which too little is known. */
  readonly elsewhere: Counts;
}

/** `opened`: the first alert of the issue; `escalated`: it grew markedly since the last. */
export type Due = "opened" | "escalated";

/** An issue that returns within three days is the same one. */
const sameIssueSteps = 3 * stepsPerDay;
const halfLifeSteps = 14 * stepsPerDay;
/** With fewer comments, the usual share of a topic is no share. */
export const fewestUsual = 30;
/** A second alert needs so many comments since the last: tens of comments are told once. */
const fewestToEscalate = 100;

/**
 * Takes one step of a topic into what is known of it; says whether volume and share of negatives together may make an alert due. The
 * share is as the models said: what it is without their errors is asked once that rose, because it takes long.
 */
export function stepIssue(
  before: IssueMemory,
  { step, judgements, count, elsewhere }: IssueStep,
): { readonly memory: IssueMemory; readonly due: Due | undefined } {
  const strongest = judgements.reduce<(typeof judgements)[number] | undefined>(
    (most, each) => ((each.judgement.score ?? -1) > (most?.judgement.score ?? -1) ? each : most),
    undefined,
  );
  if (strongest === undefined) return { memory: before, due: undefined };
  const { episode = null, event } = stepEpisode(before.episode ?? undefined, strongest.judgement);
  const isOpen = episode !== null && episode.closed === null;
  if (!isOpen) {
    // What is said between the episodes of an issue belongs to the issue: it is not what is usual.
    const isOver = before.issue === null || !isSameTime(before.issue.active, step);
    const usual = count === null || !isOver ? before.usual : forgetting(before.usual, count);
    return { memory: { ...before, episode, usual }, due: undefined };
  }
  const again = before.issue !== null && isSameTime(before.issue.active, step) ? before.issue : null;
  const issue = again ?? {
    since: step - strongest.judgement.window.minutes / stepMinutes + 1,
    part: strongest.part,
    alerts: 0,
    sinceAlert: 0,
    counted: { all: 0, negative: 0 },
    expected: 0,
  };
  const { window } = (judgements.find(({ part }) => part === issue.part) ?? strongest).judgement;
  const next = {
    ...issue,
    active: step,
    sinceAlert: issue.sinceAlert + (count?.all ?? 0),
    counted: {
      all: issue.counted.all + (count?.all ?? 0),
      negative: issue.counted.negative + (count?.negative ?? 0),
    },
    expected: issue.expected + window.usual / (window.minutes / stepMinutes),
  };
  const memory = { ...before, episode, issue: next };
  // Where nobody said anything new, what made no alert due before makes none now.
  if (count === null || count.all === 0) return { memory, due: undefined };
  if (!roseAbove(next.counted, usualShare(before.usual, elsewhere))) return { memory, due: undefined };
  if (next.alerts === 0) return { memory, due: "opened" };
  const grew = event === "grew" && next.sinceAlert >= fewestToEscalate;
  return { memory, due: grew ? "escalated" : undefined };
}

/** Whether an issue that was active then and one that is now may be one. */
export function isSameTime(active: number, step: number): boolean {
  return step - active <= sameIssueSteps;
}

/** The memory after an alert was raised. */
export function afterAlert(memory: IssueMemory): IssueMemory {
  const { issue } = memory;
  return issue === null
    ? memory
    : { ...memory, issue: { ...issue, alerts: issue.alerts + 1, sinceAlert: 0 } };
}

/** The negative share that is usual for a topic, or for all where little is known of it; `null` where nothing is. */
function usualShare(usual: Counts, elsewhere: Counts): Counts | null {
  const known = usual.all >= fewestUsual ? usual : elsewhere;
  return known.all >= fewestUsual ? known : null;
}

/**
 * Whether the share is higher than the usual one by a difference whose 95 % interval excludes zero.
 *
 * Source: R. G. Newcombe (1998), Interval estimation for the difference between independent proportions, Statistics in Medicine 17,
 * 873-890, method 10.
 */
function roseAbove(now: Counts, usual: Counts | null): boolean {
  if (usual === null || now.all === 0) return false;
  const [interval, before] = [
    wilsonInterval(now.negative, now.all),
    wilsonInterval(usual.negative, usual.all),
  ];
  if (interval === null || before === null) return false;
  const [share, shareBefore] = [now.negative / now.all, usual.negative / usual.all];
  return share - shareBefore > Math.hypot(share - interval.low, before.high - shareBefore);
}

/** Adds a step's count to what is usual, and forgets a little of what was. */
function forgetting(usual: Counts, { all, negative }: Counts): Counts {
  const kept = 0.5 ** (1 / halfLifeSteps);
  return {
    all: usual.all * kept + all,
    negative: Math.min(usual.negative * kept + negative, usual.all * kept + all),
  };
}
