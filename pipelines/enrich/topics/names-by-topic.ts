import type { TopicMatch } from "./topic-matcher.ts";

/** How an issue is named: at how many places of a text, and by a phrase anywhere? */
export interface Naming {
  readonly places: number;
  readonly phrase: boolean;
}

/**
 * How each topic is named, in the order in which they are first. Two names at one place are one: `voted` is a form of `vote`
 * and a name itself.
 */
export function namesByTopic(names: readonly TopicMatch[]): ReadonlyMap<number, Naming> {
  return new Map(
    [...Map.groupBy(names, ({ topic }) => topic)].map(([topic, own]) => [
      topic,
      { places: new Set(own.map(({ from }) => from)).size, phrase: own.some(({ phrase }) => phrase) },
    ]),
  );
}
