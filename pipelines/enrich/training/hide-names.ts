import type { TopicMatch } from "../topics/topic-matcher.ts";

/**
 * The words of a text without the names of issues in it. A model that saw the names would only learn the list of names
 * again; without them it has to learn what else is written about an issue.
 */
export function hideNames(words: readonly string[], matches: readonly TopicMatch[]): readonly string[] {
  const hidden = new Set(
    matches.flatMap(({ from, length }) => Array.from({ length }, (_, offset) => from + offset)),
  );
  return words.filter((_, at) => !hidden.has(at));
}
