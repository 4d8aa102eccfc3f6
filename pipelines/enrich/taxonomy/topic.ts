import type { Topic } from "../../../schemas/taxonomy.ts";

/** A topic before it meets its definition. */
export type NamedTopic = Omit<Topic, "definition">;

/** Words as lists with commas, for the eye. */
interface Lists {
  readonly ms: string;
  readonly en: string;
}

/** A topic with its words, and its hints where it has some; see `Topic`. */
export function topic(id: string, ms: string, en: string, words: Lists, hints?: Lists): NamedTopic {
  return {
    id,
    name: { ms, en },
    words: split(words),
    ...(hints === undefined ? {} : { hints: split(hints) }),
  };
}

function split({ ms, en }: Lists) {
  const list = (words: string) => (words === "" ? [] : words.split(", "));
  return { ms: list(ms), en: list(en) };
}
