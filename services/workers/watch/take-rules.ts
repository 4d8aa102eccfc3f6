import { makeRuleAlert } from "../../../pipelines/alerts/rules/rule-alert.ts";
import type { Steps } from "../../../pipelines/alerts/rules/rule-counts.ts";
import { readRuleSeries, ruleCounts, usualOf } from "../../../pipelines/alerts/rules/rule-counts.ts";
import type { RuleMemory } from "../../../pipelines/alerts/rules/step-rule.ts";
import { newRule, ruleSteps, stepRule } from "../../../pipelines/alerts/rules/step-rule.ts";
import type { Due } from "../../../pipelines/alerts/issue/step-issue.ts";
import { stepsPerDay } from "../../../pipelines/trends/series/steps.ts";
import type { AlertRule } from "../../../schemas/alert-rule.ts";
import type { Alert } from "../../../schemas/alert.ts";
import { beginningOfKnown } from "./known-steps.ts";
import type { LookDependencies, WatchOptions } from "./watch-options.ts";
import type { Watching } from "./watch-state.ts";

/** What a rule would have said longer ago is no news any more. */
const staleSteps = stepsPerDay;

/** What is known of the rules after the steps before `to`, and the alerts they make due. `end`: the first step that is not known. */
export async function takeRules(
  dependencies: Pick<LookDependencies, "clock" | "index" | "tools">,
  options: Pick<WatchOptions, "channels" | "rules">,
  before: Watching["rules"],
  steps: Steps & { readonly end: number },
): Promise<{ readonly rules: Watching["rules"]; readonly alerts: readonly Alert[] }> {
  const rules: Watching["rules"] = {};
  const alerts: Alert[] = [];
  for (const rule of options.rules) {
    const taken = await takeRule(dependencies, options, rule, before[rule.name] ?? newRule, steps);
    rules[rule.name] = taken.memory;
    alerts.push(...taken.alerts);
  }
  return { rules, alerts };
}

async function takeRule(
  { clock, index, tools }: Pick<LookDependencies, "clock" | "index" | "tools">,
  { channels }: Pick<WatchOptions, "channels">,
  rule: AlertRule,
  before: RuleMemory,
  { from, to, end }: Steps & { readonly end: number },
): Promise<{ readonly memory: RuleMemory; readonly alerts: readonly Alert[] }> {
  const alerts: Alert[] = [];
  let memory = before;
  const count = await readRuleSeries(index, rule, channels, { from: from + 1 - ruleSteps(rule), to });
  const raise = async (due: Due, step: number) => {
    const opened = memory.episode?.opened ?? step;
    const usual = () => readUsual(index, rule, channels, opened);
    const cause = { rule, due, opened, alerts: memory.alerts, usual, step, nowMs: clock.now() };
    return await makeRuleAlert(tools, cause);
  };
  for (const counted of ruleCounts(rule, count, { from, to })) {
    const { step } = counted;
    const stepped = stepRule(memory, rule, counted);
    memory = stepped.memory;
    // Where nobody said anything new, what did not make an alert before does not now.
    const isNews = end - step <= staleSteps && (count(step)?.all ?? 0) > 0;
    if (stepped.due === undefined || !isNews) continue;
    const alert = await raise(stepped.due, step);
    if (alert === undefined) continue;
    alerts.push(alert);
    memory = { ...memory, alerts: memory.alerts + 1 };
  }
  return { memory, alerts };
}

/** What was usual in the four weeks before an episode opened, or since the first comment of all. */
async function readUsual(
  index: LookDependencies["index"],
  rule: AlertRule,
  channels: WatchOptions["channels"],
  opened: number,
) {
  const to = opened + 1 - ruleSteps(rule);
  const steps = { from: (await beginningOfKnown(index, to)) ?? to, to };
  return usualOf(rule, await readRuleSeries(index, rule, channels, steps), steps);
}
