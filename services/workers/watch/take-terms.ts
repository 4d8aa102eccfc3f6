import {
  decodeDetectorState,
  encodeDetectorState,
  newDetectorState,
} from "../../../pipelines/alerts/detector-state.ts";
import { stepDetector } from "../../../pipelines/alerts/detector.ts";
import type { Due, IssueMemory } from "../../../pipelines/alerts/issue/step-issue.ts";
import { newIssue, stepIssue } from "../../../pipelines/alerts/issue/step-issue.ts";
import { commentsOn, termSubject } from "../../../pipelines/alerts/issue/subject.ts";
import { readSeries } from "../../../pipelines/trends/series/read-series.ts";
import { instantOf, stepMinutes } from "../../../pipelines/trends/series/steps.ts";
import type { Alert } from "../../../schemas/alert.ts";
import { findTerms } from "./find-terms.ts";
import { beginningOfKnown } from "./known-steps.ts";
import type { Watched } from "./raise-alert.ts";
import { mayBeGrave, raiseAlert, staleSteps } from "./raise-alert.ts";
import { localTimes } from "./step-series.ts";
import type { LookDependencies, WatchOptions } from "./watch-options.ts";
import type { WatchedTerm, WatchedTerms } from "./watched-terms.ts";
import { sortFound, stillWatched } from "./watched-terms.ts";

export interface TermSteps {
  /** The steps from `from` to before `to`; `end` is the first that is not known. */
  readonly from: number;
  readonly to: number;
  readonly end: number;
  /** How negative all topics together usually are. */
  readonly elsewhere: IssueMemory["usual"];
  /** The topics, after these steps. */
  readonly topics: readonly Watched[];
}

const stepsPerHour = 60 / stepMinutes;

type Dependencies = Pick<LookDependencies, "clock" | "index" | "tools">;
type Options = Pick<WatchOptions, "calendar" | "channels" | "reading">;

/**
 * Takes the steps of the terms that rise and that no topic covers, like those of a topic, and the alerts that are due. Once an hour it
 * is asked what rose: that reads the comments of five days. A new one learns what is usual from its comments of four weeks.
 */
export async function takeTerms(
  dependencies: Dependencies,
  options: Options,
  before: WatchedTerms,
  steps: TermSteps,
): Promise<{ readonly terms: WatchedTerms; readonly alerts: readonly Alert[] }> {
  const { index } = dependencies;
  const { from, to, end } = steps;
  const terms = { ...stillWatched(before.terms, from) };
  const alerts: Alert[] = [];
  const take = async (term: string, begin: number) => {
    const watched = terms[term] ?? { detector: "", issue: newIssue, found: to };
    const all = [...steps.topics, ...watchedTerms({ terms })];
    const taken = await takeTerm(dependencies, options, { term, watched, begin, all }, steps);
    terms[term] = taken.watched;
    alerts.push(...taken.alerts);
  };
  for (const term of Object.keys(terms)) await take(term, from);
  const hour = to - (to % stepsPerHour);
  if (hour <= before.asked || end - hour > staleSteps) return { terms: { ...before, terms }, alerts };
  const { again, news } = sortFound(terms, await findTerms(index, options.reading, hour));
  for (const [term, watched] of Object.entries(terms))
    if (again.includes(term)) terms[term] = { ...watched, found: to };
  const begin = news.length === 0 ? undefined : await beginningOfKnown(index, to);
  if (begin !== undefined) for (const term of news) await take(term, begin);
  return { terms: { asked: hour, terms }, alerts };
}

interface TermAt {
  readonly term: string;
  readonly watched: WatchedTerm;
  /** The first step that its detector has not seen; alerts are due from `from` on only. */
  readonly begin: number;
  /** All that is watched. */
  readonly all: readonly Watched[];
}

async function takeTerm(
  dependencies: Dependencies,
  { calendar, channels }: Options,
  { term, watched, begin, all }: TermAt,
  { from, to, end, elsewhere }: TermSteps,
): Promise<{ readonly watched: WatchedTerm; readonly alerts: readonly Alert[] }> {
  const subject = termSubject(term);
  const detector = decodeDetectorState(watched.detector) ?? newDetectorState();
  const localTime = localTimes(calendar);
  const alerts: Alert[] = [];
  let memory = watched.issue;
  const raise = async (due: Due | undefined, step: number) => {
    const raised = await raiseAlert(dependencies, { subject, memory, due, step, end, all });
    memory = raised?.memory ?? memory;
    if (raised?.alert !== undefined) alerts.push(raised.alert);
  };
  const { count } = await readSeries(dependencies.index, {
    scope: { kind: "nation" },
    filter: commentsOn(subject),
    from: instantOf(begin),
    to: instantOf(to),
    division: "none",
    channels,
  });
  for (let step = begin; step < to; step += 1) {
    const counted = count({ topic: "", part: null }, step);
    const local = localTime(null, step);
    const judgement = stepDetector(detector, { step, count: counted?.all ?? null, local });
    const judgements = [{ part: null, judgement }];
    const stepped = stepIssue(memory, { step, judgements, count: counted, elsewhere });
    memory = stepped.memory;
    if (stepped.due !== undefined && step >= from) await raise(stepped.due, step);
  }
  if (mayBeGrave(memory)) await raise(undefined, to - 1);
  return { watched: { ...watched, detector: encodeDetectorState(detector), issue: memory }, alerts };
}

/** What is kept of each term that is watched. */
export function watchedTerms({ terms }: Pick<WatchedTerms, "terms">): readonly Watched[] {
  return Object.entries(terms).map(([term, { issue }]) => ({ subject: termSubject(term), memory: issue }));
}
