import { createTopicMatcher } from "../../enrich/topics/topic-matcher.ts";
import { createWordReader } from "../../enrich/wording/words.ts";
import type { Taxonomy } from "../../../schemas/taxonomy.ts";

/** How a comment's text is read; deterministic. */
export interface Reading {
  /** Its words, spelled out. */
  readonly read: (text: string) => readonly string[];
  /** Policy issues that words name, in either language, by their position in the taxonomy. */
  readonly topicsOf: (words: readonly string[]) => readonly number[];
}

export function createReading(taxonomy: Taxonomy): Reading {
  const read = createWordReader();
  const match = createTopicMatcher(taxonomy, read);
  return { read, topicsOf: (words) => match(words).map(({ topic }) => topic) };
}
