import { describe, expect, it } from "vitest";
import { ruleCounts } from "../../../../pipelines/alerts/rules/rule-counts.ts";
import type { RuleMemory } from "../../../../pipelines/alerts/rules/step-rule.ts";
import { newRule, stepRule } from "../../../../pipelines/alerts/rules/step-rule.ts";
import { AlertRule } from "../../../../schemas/alert-rule.ts";

const rule = AlertRule.parse({ name: "pam", words: "pam", minutes: 15, comments: 20 });
const hour = 12;

/** A step's comments and how many of them are negative; `null`: it was not read. */
type Said = readonly [all: number, negative: number] | null;

const times = (count: number, said: Said): Said[] => Array.from({ length: count }, () => said);

/** The alerts that are due over steps in a row, if each one due is raised. */
function dueOf(said: readonly Said[], asked: AlertRule = rule): (readonly [step: number, due: string])[] {
  const count = (step: number) => {
    const at = said[step];
    if (step < 0 || at === undefined) return { all: 0, negative: 0, authors: 0 };
    return at === null ? null : { all: at[0], negative: at[1], authors: at[0] };
  };
  let memory: RuleMemory = newRule;
  return [...ruleCounts(asked, count, { from: 0, to: said.length })].flatMap((counted) => {
    const stepped = stepRule(memory, asked, counted);
    memory = stepped.memory;
    if (stepped.due === undefined) return [];
    memory = { ...memory, alerts: memory.alerts + 1 };
    return [[counted.step, stepped.due] as const];
  });
}

describe("a rule", () => {
  it("is due once when so many comments came within its minutes, however long they come", () => {
    expect(dueOf([[10, 0], [9, 0], ...times(500, [9, 0])])).toEqual([[2, "opened"]]);
  });

  it("is due again when there are three times as many an hour later, at the earliest", () => {
    const rising = [...times(20, [10, 0] as const), ...times(20, [40, 0] as const)];
    expect(dueOf(rising)).toEqual([
      [1, "opened"],
      [21, "escalated"],
    ]);
  });

  it("asks for a share whose interval lies above the one it names", () => {
    const negative = AlertRule.parse({ ...rule, negativeShare: 0.5 });
    expect(dueOf(times(3, [10, 6]), negative)).toEqual([]);
    expect(dueOf(times(3, [10, 9]), negative)).toEqual([[1, "opened"]]);
  });

  it("takes what comes back within its cool-down as the same matter, and afterwards as another", () => {
    const burst = times(3, [10, 0]);
    const twice = (quiet: number) => dueOf([...burst, ...times(quiet, [0, 0]), ...burst]);
    expect(twice(5 * hour).map(([, due]) => due)).toEqual(["opened"]);
    expect(twice(9 * hour).map(([, due]) => due)).toEqual(["opened", "opened"]);
  });

  it("neither begins nor ends while channels are not read", () => {
    const burst = times(3, [10, 0]);
    const gap = times(9 * hour, null);
    expect(dueOf([...gap, ...times(9, [0, 0]), ...gap])).toEqual([]);
    expect(dueOf([...burst, ...gap, ...burst]).map(([, due]) => due)).toEqual(["opened"]);
  });

  it("keeps its head at a million comments a step", () => {
    expect(dueOf([...times(3, [1e6, 1e6]), ...times(500, [0, 0])])).toEqual([[0, "opened"]]);
  });
});
