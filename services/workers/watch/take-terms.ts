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
import type { WatchedTerms } from "./watched-terms.ts";
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

/**
 * Takes the steps of the terms that rise and that no topic covers, like those of a topic, and the alerts that are due. Once an hour it
 * is asked what rose: that reads the comments of five days. A new one learns what is usual from its comments of four weeks.
 */
export async function takeTerms(
  dependencies: Pick<LookDependencies, "clock" | "index" | "tools">,
  options: Pick<WatchOptions, "calendar" | "channels" | "reading">,
  before: WatchedTerms,
  { from, to, end, elsewhere, topics }: TermSteps,
): Promise<{ readonly terms: WatchedTerms; readonly alerts: readonly Alert[] }> {
  const { index } = dependencies;
  const terms = new Map(Object.entries(stillWatched(before.terms, from)));
  const alerts: Alert[] = [];
  const localTime = localTimes(options.calendar);
  const take = async (term: string, begin: number) => {
    const watched = terms.get(term) ?? { detector: "", issue: newIssue, found: to };
    const subject = termSubject(term);
    const detector = decodeDetectorState(watched.detector) ?? newDetectorState();
    let memory = watched.issue;
    const raise = async (due: Due | undefined, step: number) => {
      const all = [...topics, ...watchedTerms({ terms: Object.fromEntries(terms) })];
      const raised = await raiseAlert(dependencies, { subject, memory, due, step, end, all });
      if (raised === undefined) return;
      memory = raised.memory;
      if (raised.alert !== undefined) alerts.push(raised.alert);
    };
    const { count } = await readSeries(index, {
      scope: { kind: "nation" },
      filter: commentsOn(subject),
      from: instantOf(begin),
      to: instantOf(to),
      division: "none",
      channels: options.channels,
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
    terms.set(term, { ...watched, detector: encodeDetectorState(detector), issue: memory });
  };
  for (const term of terms.keys()) await take(term, from);
  const hour = to - (to % stepsPerHour);
  const isAsked = hour > before.asked && end - hour <= staleSteps;
  if (isAsked) {
    const found = await findTerms(index, options.reading, hour);
    const { again, news } = sortFound(Object.fromEntries(terms), found);
    for (const term of again) {
      const watched = terms.get(term);
      if (watched !== undefined) terms.set(term, { ...watched, found: to });
    }
    const begin = news.length === 0 ? undefined : await beginningOfKnown(index, to);
    if (begin !== undefined) for (const term of news) await take(term, begin);
  }
  return { terms: { asked: isAsked ? hour : before.asked, terms: Object.fromEntries(terms) }, alerts };
}

/** What is kept of each term that is watched. */
export function watchedTerms({ terms }: Pick<WatchedTerms, "terms">): readonly Watched[] {
  return Object.entries(terms).map(([term, { issue }]) => ({ subject: termSubject(term), memory: issue }));
}
