import { describe, expect, it } from "vitest";
import { ruleProblems, ruleWarnings } from "../../../../pipelines/alerts/rules/check-rules.ts";
import { ruleFilter } from "../../../../pipelines/alerts/rules/rule-counts.ts";
import { AlertRule } from "../../../../schemas/alert-rule.ts";

describe("what is said of rules that are allowed", () => {
  it("warns of one that counts every comment, whatever its thresholds are", () => {
    const rules = [{ name: "all", comments: 1, negativeShare: 0.4 }].map((rule) => AlertRule.parse(rule));
    expect(ruleWarnings(rules)).toEqual([
      expect.stringMatching(/^alerts\.rules\.0: all counts every comment/u) as string,
    ]);
  });

  it.each([
    ["topics", { topics: ["floods"] }],
    ["words", { words: "pam" }],
    ["phrases", { words: ["pam rosak", "air naik"] }],
    ["states", { states: ["MY-03"] }],
    ["languages", { languages: ["ta"] }],
    ["channels", { channels: ["hq"] }],
  ])("says nothing of one with %s", (_, keys) => {
    expect(ruleWarnings([AlertRule.parse({ name: "some", ...keys })])).toEqual([]);
  });
});

describe("the words of a rule", () => {
  const known = { topics: [], channels: [], destinations: [] };

  it("may be several searches, of which any is enough", () => {
    const rule = AlertRule.parse({ name: "pumps", words: ["pam rosak", '"air naik"'] });
    expect(ruleFilter(rule).words).toBe('pam rosak | "air naik"');
    expect(ruleProblems([rule], known, "alerts.rules")).toEqual([]);
  });

  it("are wrong where a search has no word in it, which would count everything", () => {
    const rules = [{ words: "..." }, { words: ["pam", "?!"] }].map((keys, at) =>
      AlertRule.parse({ name: `rule-${at}`, ...keys }),
    );
    expect(ruleProblems(rules, known, "alerts.rules")).toEqual([
      "alerts.rules.0.words: there is no word in it",
      "alerts.rules.1.words.1: there is no word in it",
    ]);
  });
});
