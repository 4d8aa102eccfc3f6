import type { TopicAddition } from "../../../schemas/topic-additions.ts";
import type { Taxonomy, Topic } from "../../../schemas/taxonomy.ts";
import { createWordReader } from "../wording/words.ts";
import { fingerprintOf } from "./fingerprint.ts";

/** A list of topics with what a configuration adds, and what is wrong with the additions, by key. */
export interface ExtendedTaxonomy {
  readonly taxonomy: Taxonomy;
  readonly problems: readonly string[];
}

const languages = ["ms", "en"] as const;
/** What stands for any number, link or person in a text read as words. */
const placeholder = /^(?:<\w+>|\d+)$/u;

/**
 * The topics with more words and, after them, topics of one's own. The version then ends with a fingerprint of what was
 * added, as in `2+5f0c2a91`, so that labels made with other additions can be told apart. A word is a repetition when
 * texts with it and with the earlier one are read alike, such as `jln` and `jalan`.
 */
export function extendTaxonomy(base: Taxonomy, additions: readonly TopicAddition[]): ExtendedTaxonomy {
  if (additions.length === 0) return { taxonomy: base, problems: [] };
  const read = createWordReader();
  const topics = new Map<string, Topic>(base.topics.map((topic) => [topic.id, topic]));
  const suaras = new Set(topics.keys());
  const named = new Set<string>();
  const problems: string[] = [];
  for (const [at, { id, name, words }] of additions.entries()) {
    const key = `topics.${at}`;
    if (named.has(id)) problems.push(`${key}.id: ${id} stands in the list twice`);
    named.add(id);
    if (suaras.has(id) && name !== undefined)
      problems.push(
        `${key}.name: ${id} is a topic of Suara's and has its name; only words can be added to it`,
      );
    const topic = topics.get(id) ?? (name && { id, name, words: { ms: [], en: [] } });
    if (topic === undefined) {
      const hint = "`suara topics --list` shows Suara's; a topic of your own needs a name";
      problems.push(`${key}.id: there is no topic ${id}; ${hint}`);
      continue;
    }
    const known = new Set([...topic.words.ms, ...topic.words.en].map((word) => read(word).join(" ")));
    for (const language of languages) {
      for (const [place, word] of words[language].entries()) {
        const asRead = read(word);
        const wordKey = `${key}.words.${language}.${place}`;
        if (asRead.every((part) => placeholder.test(part)))
          problems.push(
            `${wordKey}: "${word}" is read as any number or link, and would name the topic everywhere`,
          );
        if (known.has(asRead.join(" "))) problems.push(`${wordKey}: "${word}" is a word of ${id} already`);
        known.add(asRead.join(" "));
      }
    }
    topics.set(id, withWords(topic, words));
  }
  const version = `${base.version}+${fingerprintOf(additions)}`;
  return { taxonomy: { version, topics: [...topics.values()] }, problems };
}

function withWords(topic: Topic, { ms, en }: TopicAddition["words"]): Topic {
  return {
    ...topic,
    words: { ms: [...topic.words.ms, ...ms], en: [...topic.words.en, ...en] },
    added: [...ms, ...en],
  };
}
