import * as z from "zod";
import type { AlertRule } from "../../../schemas/alert-rule.ts";
import { wilsonInterval } from "../../stats/wilson-interval.ts";
import { stepMinutes } from "../../trends/series/steps.ts";
import { Episode, stepEpisode } from "../episode.ts";
import type { Due } from "../issue/step-issue.ts";

/** What is kept of one rule between steps. */
export const RuleMemory = z.strictObject({
  /** `null` while nothing goes on, and nothing did lately. */
  episode: Episode.nullable(),
  /** Alerts that were raised about this episode. */
  alerts: z.int(),
});
export type RuleMemory = z.infer<typeof RuleMemory>;

export const newRule: RuleMemory = { episode: null, alerts: 0 };

/** What a rule counted in its minutes up to the end of a step. */
export interface RuleCount {
  readonly step: number;
  readonly all: number;
  readonly negative: number;
  /** `false`: channels were not read for a part of the time, and more may have been said. */
  readonly isWhole: boolean;
}

/** So many steps a rule counts over. */
export function ruleSteps({ minutes }: Pick<AlertRule, "minutes">): number {
  return minutes / stepMinutes;
}

/**
 * Takes one step of a rule into what is known of it, by the episodes of every other series; says whether its thresholds make an
 * alert due. What is missing never ends an episode, and never begins one.
 */
export function stepRule(
  before: RuleMemory,
  rule: Pick<AlertRule, "comments" | "coolDownMinutes" | "minutes" | "negativeShare">,
  count: RuleCount,
): { readonly memory: RuleMemory; readonly due: Due | undefined } {
  const holds = count.all >= rule.comments && isNegative(rule, count);
  const { episode = null, event } = stepEpisode(
    before.episode ?? undefined,
    { step: count.step, score: holds ? 1 : count.isWhole ? 0 : null, excess: count.all / ruleSteps(rule) },
    rule.coolDownMinutes / stepMinutes,
  );
  const alerts = episode !== null && episode.opened === before.episode?.opened ? before.alerts : 0;
  const memory = { episode, alerts };
  if (!holds) return { memory, due: undefined };
  if (alerts === 0) return { memory, due: "opened" };
  return { memory, due: event === "grew" ? "escalated" : undefined };
}

/**
 * Whether so many of the comments are negative, as the models say, that the share a rule asks for lies below the 95 % interval. What the
 * share is without their errors is asked once that is so, because it takes long.
 */
function isNegative(
  { negativeShare }: Pick<AlertRule, "negativeShare">,
  { all, negative }: Pick<RuleCount, "all" | "negative">,
): boolean {
  if (negativeShare === undefined) return true;
  const interval = wilsonInterval(negative, all);
  return interval !== null && interval.low > negativeShare;
}
