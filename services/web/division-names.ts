import type { Channel } from "../../schemas/channel.ts";
import { labels } from "../../schemas/labels.ts";
import { stateNames } from "../../schemas/states.ts";
import type { Taxonomy } from "../../schemas/taxonomy.ts";
import { otherTopic } from "../../schemas/taxonomy.ts";
import type { PageLanguage } from "./language.ts";

/** What comments are divided by that has names. */
export type NamedDivision = "topic" | "state" | "channelId";

export type DivisionNames = (division: NamedDivision, id: string) => string;

/** What topics, states and channels are called. One that is retired keeps its comments; its id is all that is left of its name. */
export function divisionNames(
  lang: PageLanguage,
  { topics }: Pick<Taxonomy, "topics">,
  channels: readonly Pick<Channel, "id" | "name">[],
): DivisionNames {
  const names: Readonly<Record<NamedDivision, ReadonlyMap<string, string>>> = {
    topic: new Map([
      ...topics.map(({ id, name }) => [id, name[lang]] as const),
      [otherTopic, labels[lang].otherTopic],
    ]),
    state: new Map(Object.entries(stateNames)),
    channelId: new Map(channels.map(({ id, name }) => [id, name])),
  };
  return (division, id) => names[division].get(id) ?? id;
}
