import { ListeningError } from "../../../schemas/errors.ts";
import type { Taxonomy, TaxonomyVersion, Topic } from "../../../schemas/taxonomy.ts";
import { texts } from "../../web/texts/texts.ts";
import { forTerminal } from "../for-terminal.ts";
import { table } from "../table.ts";

type Lang = keyof typeof texts;

/** The topic of an id; throws USAGE when there is none. */
export function topicOf({ topics }: Taxonomy, id: string): Topic {
  const topic = topics.find((each) => each.id === id);
  if (topic !== undefined) return topic;
  throw new ListeningError("USAGE", `there is no topic ${id}; \`suara topics --list\` lists them`, {
    retryable: false,
  });
}

/** What a topic means and the words that name it, for a terminal. */
export function definitionText(
  { id, name, words, hints, added, definition }: Topic,
  version: string,
  lang: Lang,
): string {
  const { definitions: says, languages } = texts[lang];
  const both = (lines: Topic["words"], between: string) =>
    (["ms", "en"] as const)
      .filter((language) => lines[language].length > 0)
      .map((language) => `  ${languages[language]}: ${lines[language].join(between)}`);
  const paragraphs = [
    `${name[lang]} (${id})`,
    ...(definition === undefined
      ? [says.none]
      : [
          `${says.in}: ${definition.in[lang]}`,
          `${says.out}: ${definition.out[lang]}`,
          [`${says.examples}:`, ...both(definition.examples, "; ")].join("\n"),
          `${says.near}: ${definition.near.join(", ")}`,
        ]),
    [`${says.words}:`, ...both(words, ", ")].join("\n"),
    ...(hints === undefined ? [] : [[`${says.hints}:`, ...both(hints, ", ")].join("\n")]),
    ...(added === undefined ? [] : [`${says.added}: ${added.join(", ")}`]),
    says.version(version),
  ];
  // Words of the configuration may hold anything; a terminal must not obey them.
  return paragraphs.map((each) => each.split("\n").map(forTerminal).join("\n")).join("\n\n");
}

/** All ids with their names, and what changed in each version of the list. */
export function topicList(
  { topics, version }: Taxonomy,
  versions: readonly TaxonomyVersion[],
  lang: Lang,
): string {
  const { topic, definitions: says } = texts[lang];
  const changes = versions.map((each) => `${each.version} (${each.date}): ${each.changes[lang]}`);
  const names = topics.map(({ id, name }) => [id, name[lang]]);
  return [says.version(version), table(["id", topic], names), `${says.history}:`, ...changes].join("\n\n");
}
