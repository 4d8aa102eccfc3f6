import type { Due, IssueMemory } from "../../../pipelines/alerts/issue/step-issue.ts";
import { newIssue, stepIssue } from "../../../pipelines/alerts/issue/step-issue.ts";
import type { Subject } from "../../../pipelines/alerts/issue/subject.ts";
import { topicSubject } from "../../../pipelines/alerts/issue/subject.ts";
import { instantOf } from "../../../pipelines/trends/series/steps.ts";
import type { Alert } from "../../../schemas/alert.ts";
import { keepParts, nameMemories, openParts } from "./detector-memories.ts";
import { mayBeGrave, raiseAlert } from "./raise-alert.ts";
import { readParts } from "./read-parts.ts";
import { judge, localTimes } from "./step-series.ts";
import { takeRules } from "./take-rules.ts";
import { takeTerms, watchedTerms } from "./take-terms.ts";
import type { LookDependencies, WatchOptions } from "./watch-options.ts";
import type { Watching } from "./watch-state.ts";

/** The steps before `to`, at most a day: what is known afterwards, and the alerts that are due. `end`: the first that is not known. */
export async function takeSteps(
  dependencies: LookDependencies,
  options: WatchOptions,
  before: Watching,
  { to, end }: { readonly to: number; readonly end: number },
): Promise<Watching> {
  const { state, index, random } = dependencies;
  const { channels, taxonomy, calendar } = options;
  const from = before.nextStep;
  const asked = {
    scope: { kind: "nation" },
    filter: {},
    from: instantOf(from),
    to: instantOf(to),
    channels,
  } as const;
  const parts = await openParts(state, index, before.memories, to);
  const countOf = await readParts(index, asked, parts.keys());
  const localTime = localTimes(calendar);
  const issues = new Map(Object.entries(before.issues));
  const outbox: Alert[] = [];
  const elsewhere = sumOf(Object.values(before.issues).map(({ usual }) => usual));
  const subjects = taxonomy.topics.map(topicSubject);
  const topics = () => subjects.map((subject) => ({ subject, memory: issues.get(subject.id) ?? newIssue }));
  const raise = async (subject: Subject, due: Due | undefined, step: number) => {
    const memory = issues.get(subject.id) ?? newIssue;
    const all = [...topics(), ...watchedTerms(before.terms)];
    const raised = await raiseAlert(dependencies, { subject, memory, due, step, end, all });
    if (raised === undefined) return;
    issues.set(subject.id, raised.memory);
    if (raised.alert !== undefined) outbox.push(raised.alert);
  };
  for (let step = from; step < to; step += 1) {
    for (const topic of subjects) {
      const count = countOf(topic.id, null, step);
      const judgements = [...parts].flatMap(([part, detectors]) => {
        if (part !== null && !detectors.has(topic.id)) return [];
        const counted = countOf(topic.id, part, step);
        const local = localTime(part, step);
        return [{ part, judgement: judge(detectors, topic.id, step, counted?.all ?? null, local) }];
      });
      const memory = issues.get(topic.id) ?? newIssue;
      const stepped = stepIssue(memory, { step, judgements, count, elsewhere });
      issues.set(topic.id, stepped.memory);
      if (stepped.due !== undefined) await raise(topic, stepped.due, step);
    }
  }
  // Grave words are looked for at the end: they make an alert due whatever the shares are.
  for (const { subject, memory } of topics()) if (mayBeGrave(memory)) await raise(subject, undefined, to - 1);
  const steps = { from, to, end };
  const known = { ...steps, elsewhere, topics: topics() };
  const { terms, alerts: ofTerms } = await takeTerms(dependencies, options, before.terms, known);
  outbox.push(...ofTerms);
  const { rules, alerts } = await takeRules(dependencies, options, before.rules, steps);
  outbox.push(...alerts);
  const memories = nameMemories(to, random);
  await keepParts(state, memories, parts);
  return { nextStep: to, memories, issues: Object.fromEntries(issues), rules, terms, outbox };
}

function sumOf(counts: readonly IssueMemory["usual"][]): IssueMemory["usual"] {
  return {
    all: counts.reduce((sum, { all }) => sum + all, 0),
    negative: counts.reduce((sum, { negative }) => sum + negative, 0),
  };
}
