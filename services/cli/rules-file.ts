import { z } from "zod";
import { ruleProblems } from "../../pipelines/alerts/rules/check-rules.ts";
import { AlertRule } from "../../schemas/alert-rule.ts";
import type { Config } from "../../schemas/config.ts";
import { explain, invalid, namesForRules, readYaml } from "./config-file.ts";

const RulesFile = z.strictObject({ rules: z.array(AlertRule, "must be a list of rules").min(1) });

/** The rules of a file of their own, written as below `alerts` of the configuration. Throws CONFIG_INVALID, naming file and key. */
export function readRules(
  file: string,
  config: Pick<Config, "alerts" | "channels" | "topics">,
): readonly AlertRule[] {
  const read = RulesFile.safeParse(readYaml(file));
  if (!read.success) throw invalid(`${file}: ${explain(read.error)}`);
  const problems = ruleProblems(read.data.rules, namesForRules(config), "rules");
  if (problems.length > 0) throw invalid(`${file}: ${problems.join("; ")}`);
  return read.data.rules;
}
