import type { AlertRule } from "../../../schemas/alert-rule.ts";
import type { Channel } from "../../../schemas/channel.ts";
import { anyOfSearches } from "../../core/search-words.ts";
import type { CommentFilter, SearchIndex } from "../../ports/search-index.ts";
import type { SeriesCount } from "../../trends/series/read-series.ts";
import { readSeries } from "../../trends/series/read-series.ts";
import { instantOf } from "../../trends/series/steps.ts";
import type { RuleCount } from "./step-rule.ts";
import { ruleSteps } from "./step-rule.ts";

/** Steps from `from` to before `to`. */
export interface Steps {
  readonly from: number;
  readonly to: number;
}

type RuleSeries = Pick<CommentFilter, "languages" | "states" | "topics" | "words"> & {
  readonly channels?: readonly string[];
};

/** What a rule restricts its comments by: empty where it counts every one. */
export function ruleSeries({ topics, words, states, languages, channels }: AlertRule): RuleSeries {
  return {
    ...(topics !== undefined && { topics }),
    ...(words !== undefined && { words: typeof words === "string" ? words : anyOfSearches(words) }),
    ...(states !== undefined && { states }),
    ...(languages !== undefined && { languages }),
    ...(channels !== undefined && { channels }),
  };
}

/** The public's comments that a rule counts. */
export function ruleFilter(rule: AlertRule): CommentFilter {
  const { channels, ...series } = ruleSeries(rule);
  return { official: false, ...series, ...(channels !== undefined && { channelIds: channels }) };
}

/** What a rule's comments are in each of the steps; `null` where too many of its channels were not read. */
export async function readRuleSeries(
  index: SearchIndex,
  rule: AlertRule,
  channels: readonly Channel[],
  { from, to }: Steps,
): Promise<(step: number) => SeriesCount | null> {
  const { count } = await readSeries(index, {
    scope: { kind: "nation" },
    filter: ruleFilter(rule),
    from: instantOf(from),
    to: instantOf(to),
    division: "none",
    channels: channels.filter(
      ({ id, state }) =>
        (rule.channels?.includes(id) ?? true) &&
        (rule.states === undefined || (state !== undefined && rule.states.includes(state))),
    ),
  });
  return (step) => count({ topic: "", part: null }, step);
}

/** What a rule counts at the end of each of the steps; `count` must know its minutes before the first of them too. */
export function* ruleCounts(
  rule: Pick<AlertRule, "minutes">,
  count: (step: number) => SeriesCount | null,
  { from, to }: Steps,
): Generator<RuleCount> {
  const length = ruleSteps(rule);
  const sums = { all: 0, negative: 0, missing: 0 };
  const add = (step: number, sign: 1 | -1): void => {
    const counted = count(step);
    sums.all += sign * (counted?.all ?? 0);
    sums.negative += sign * (counted?.negative ?? 0);
    sums.missing += counted === null ? sign : 0;
  };
  for (let step = from - length + 1; step < from; step += 1) add(step, 1);
  for (let step = from; step < to; step += 1) {
    add(step, 1);
    yield { step, all: sums.all, negative: sums.negative, isWhole: sums.missing === 0 };
    add(step - length + 1, -1);
  }
}

/** How many comments were usual in a rule's minutes over steps; what is missing of them is left out. */
export function usualOf(
  rule: Pick<AlertRule, "minutes">,
  count: (step: number) => SeriesCount | null,
  { from, to }: Steps,
): number {
  let [known, comments] = [0, 0];
  for (let step = from; step < to; step += 1) {
    const counted = count(step);
    known += counted === null ? 0 : 1;
    comments += counted?.all ?? 0;
  }
  return known === 0 ? 0 : (comments / known) * ruleSteps(rule);
}
