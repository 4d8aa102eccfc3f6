import type { Topic } from "../../../schemas/taxonomy.ts";

/** A topic before it meets its definition. */
export type NamedTopic = Omit<Topic, "definition">;

/** A topic whose words are written as lists with commas, for the eye. */
export function topic(
  id: string,
  ms: string,
  en: string,
  words: { readonly ms: string; readonly en: string },
): NamedTopic {
  return { id, name: { ms, en }, words: { ms: words.ms.split(", "), en: words.en.split(", ") } };
}
