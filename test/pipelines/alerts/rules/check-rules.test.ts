import { describe, expect, it } from "vitest";
import { ruleWarnings } from "../../../../pipelines/alerts/rules/check-rules.ts";
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
    ["states", { states: ["MY-03"] }],
    ["languages", { languages: ["ta"] }],
    ["channels", { channels: ["hq"] }],
  ])("says nothing of one with %s", (_, keys) => {
    expect(ruleWarnings([AlertRule.parse({ name: "some", ...keys })])).toEqual([]);
  });
});
