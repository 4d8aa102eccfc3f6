import type { Topic } from "../../../schemas/taxonomy.ts";

/** A topic whose words are written as lists with commas, for the eye. */
export function topic(
  id: string,
  ms: string,
  en: string,
  words: { readonly ms: string; readonly en: string },
): Topic {
  return { id, name: { ms, en }, words: { ms: words.ms.split(", "), en: words.en.split(", ") } };
}
