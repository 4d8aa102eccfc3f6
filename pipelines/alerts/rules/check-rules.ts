import type { AlertRule } from "../../../schemas/alert-rule.ts";
import { parseSearch } from "../../core/search-words.ts";
import { ruleSeries } from "./rule-counts.ts";

/** What rules may name. */
export interface KnownNames {
  /** Ids of the topics and channels, names of the destinations. */
  readonly topics: readonly string[];
  readonly channels: readonly string[];
  readonly destinations: readonly string[];
}

/** What is wrong with the rules of a list under `place`, by key: what they name and nobody knows, a name twice, words without a word in them. */
export function ruleProblems(
  rules: readonly AlertRule[],
  known: KnownNames,
  place: string,
): readonly string[] {
  const seen = new Set<string>();
  return rules.flatMap((rule, position) => {
    const key = `${place}.${position}`;
    const isTwice = seen.has(rule.name);
    seen.add(rule.name);
    return [
      ...(isTwice ? [`${key}.name: the name ${rule.name} is used twice`] : []),
      ...wordless(`${key}.words`, rule.words),
      ...unknown(`${key}.topics`, "topic", rule.topics, known.topics, "`suara topics --list` lists them"),
      ...unknown(`${key}.channels`, "channel", rule.channels, known.channels, listed(known.channels)),
      ...unknown(
        `${key}.destinations`,
        "destination",
        rule.destinations,
        known.destinations,
        listed(known.destinations),
      ),
    ];
  });
}

/** Rules that are allowed and probably not meant, by key. */
export function ruleWarnings(rules: readonly AlertRule[]): readonly string[] {
  return rules.flatMap((rule, position) => {
    if (Object.keys(ruleSeries(rule)).length > 0) return [];
    return [
      `alerts.rules.${position}: ${rule.name} counts every comment, for it names no topics, words, states, languages or channels; ` +
        `it has one matter open at a time, and what comes back within ${rule.coolDownMinutes} minutes is the same one`,
    ];
  });
}

function wordless(key: string, words: AlertRule["words"]): readonly string[] {
  if (words === undefined) return [];
  const searches =
    typeof words === "string"
      ? [[key, words] as const]
      : words.map((each, at) => [`${key}.${at}`, each] as const);
  return searches.flatMap(([place, search]) =>
    parseSearch(search).length === 0 ? [`${place}: there is no word in it`] : [],
  );
}

function unknown(
  key: string,
  what: string,
  named: readonly string[] | undefined,
  known: readonly string[],
  hint: string,
): readonly string[] {
  return (named ?? [])
    .filter((name) => !known.includes(name))
    .map((name) => `${key}: there is no ${what} ${name}; ${hint}`);
}

function listed(known: readonly string[]): string {
  return known.length === 0 ? "there are none" : `there are ${known.join(", ")}`;
}
