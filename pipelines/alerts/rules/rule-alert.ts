import type { AlertRule } from "../../../schemas/alert-rule.ts";
import type { Alert } from "../../../schemas/alert.ts";
import { instantOf } from "../../trends/series/steps.ts";
import type { AlertTools } from "../issue/evidence.ts";
import { compactTime, delaySeconds, gatherEvidence, readMatter } from "../issue/evidence.ts";
import type { Due } from "../issue/step-issue.ts";
import { ruleFilter, ruleSeries } from "./rule-counts.ts";
import { ruleWords } from "./rule-words.ts";
import { ruleSteps } from "./step-rule.ts";

export interface RuleCause {
  readonly rule: AlertRule;
  readonly due: Due;
  /** The first step of the episode, and the alerts that were raised about it. */
  readonly opened: number;
  readonly alerts: number;
  /** Finds how many comments are usual in the rule's minutes: long to find, and only asked for an alert. */
  readonly usual: () => Promise<number>;
  /** The newest step. */
  readonly step: number;
  readonly nowMs: number;
}

/**
 * The alert of a rule, with its evidence: what was said in its minutes. `undefined` where fewer than ten people wrote, who could be
 * recognised, where their comments are not so negative when the models' errors are taken off, or where too few use the grave words it asks for. Equal for an equal index and time.
 */
export async function makeRuleAlert(tools: AlertTools, cause: RuleCause): Promise<Alert | undefined> {
  const { rule, due, opened, alerts, usual, step, nowMs } = cause;
  const steps = ruleSteps(rule);
  const [from, to] = [instantOf(step + 1 - steps), instantOf(step + 1)];
  const filter = { ...ruleFilter(rule), from, to };
  const matter = await readMatter(tools, filter);
  if (matter === undefined) return undefined;
  const { observed, authors, gravity, negative } = matter;
  const isNegative =
    rule.negativeShare === undefined || (negative !== null && negative.low > rule.negativeShare);
  if (!isNegative || (rule.graveWords && gravity.length === 0)) return undefined;
  const { where, ...shown } = await gatherEvidence(tools, filter, matter, await usual());
  const { expected, shareOfCopies } = shown;
  const since = instantOf(opened + 1 - steps);
  const episodeId = `rule-${rule.name}.${compactTime(since)}`;
  const said = { gravity, since: from, observed, expected, negative, authors, where, shareOfCopies };
  return {
    id: `${episodeId}.${alerts + 1}`,
    episodeId,
    kind: due,
    severity: rule.severity,
    rule: rule.name,
    series: {
      topic: only(rule.topics),
      term: null,
      state: only(rule.states),
      language: only(rule.languages),
      channelId: only(rule.channels),
    },
    ruleSeries: ruleSeries(rule),
    since,
    raisedAt: new Date(nowMs).toISOString(),
    window: { from, to },
    observed,
    negative,
    authors,
    ...shown,
    ...ruleWords({ ...said, rule, due }),
    delaySeconds: delaySeconds(matter, to, nowMs),
  };
}

/** What a list restricts to when it has one entry; several have no name of their own in an alert. */
function only<T>(list: readonly T[] | undefined): T | null {
  return list?.length === 1 ? (list[0] ?? null) : null;
}
