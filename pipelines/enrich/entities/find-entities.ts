import type { EntityId } from "../../../schemas/entities.ts";
import type { FoundPhrase, Phrase } from "../wording/phrase-finder.ts";
import { entities, kindOfEntity } from "./entity-list.ts";
import { falseFriends } from "./false-friends.ts";
import { governmentWords, namesOfOthers, placeWords, titleWords } from "./surroundings.ts";

/** What a phrase says of entities. */
export type EntityMark =
  | { readonly kind: "entity"; readonly id: EntityId; readonly needs: "nothing" | "place" | "title" }
  /** Talk of government: there a surname is that of a public person. */
  | { readonly kind: "government" }
  /** A false friend. */
  | { readonly kind: "nothing" };

/** Marks of flags lie beside those of entities. */
type AnyMark = EntityMark | { readonly kind: "cue" | "fault" };

const government: EntityMark = { kind: "government" };
const nothing: EntityMark = { kind: "nothing" };
const prefixed: ReadonlySet<string> = new Set(["state", "district", "place"]);

/** Every name of the list as a phrase to find. */
export function entityPhrases(): readonly Phrase<EntityMark>[] {
  return [
    ...entities.flatMap(({ id, names, placed = [], short = [] }) => {
      const takesPrefix = prefixed.has(kindOfEntity(id));
      const phrases = (list: readonly string[], needs: "nothing" | "place" | "title") => {
        const means: EntityMark = { kind: "entity", id, needs };
        return list.map((phrase) => ({ phrase, means, takesPrefix: takesPrefix && needs === "nothing" }));
      };
      return [...phrases(names, "nothing"), ...phrases(placed, "place"), ...phrases(short, "title")];
    }),
    ...governmentWords.map((phrase) => ({ phrase, means: government })),
    ...falseFriends.map((phrase) => ({ phrase, means: nothing })),
  ];
}

/** An entity and the word it is named at. */
export interface NamedEntity {
  readonly id: EntityId;
  readonly at: number;
}

/** Is this about government: does it name a public body, office or person, or speak of governing? */
export function isAboutGovernment(found: readonly FoundPhrase<AnyMark>[]): boolean {
  return found.some(
    ({ means }) => means.kind === "government" || (means.kind === "entity" && isPublicBody(means)),
  );
}

function isPublicBody({ id, needs }: Extract<EntityMark, { kind: "entity" }>): boolean {
  return needs === "nothing" && !prefixed.has(kindOfEntity(id));
}

/**
 * The entities a comment names, in its order, each once. `aboutGovernment`: whether the comment or its post is. A person
 * counts only where no word beside the name makes it another's: a title of kinship, or a further part of a name.
 */
export function findEntities(
  words: readonly string[],
  found: readonly FoundPhrase<AnyMark>[],
  aboutGovernment: boolean,
): readonly NamedEntity[] {
  const entitiesFound = new Map<EntityId, NamedEntity>();
  for (const { means, from, to } of found) {
    if (means.kind !== "entity" || entitiesFound.has(means.id)) continue;
    const before = words[from - 1] ?? "";
    const after = words[to] ?? "";
    const holds = {
      nothing: true,
      place: placeWords.has(before),
      title: aboutGovernment || titleWords.has(before),
    }[means.needs];
    const another =
      kindOfEntity(means.id) === "person" &&
      (namesOfOthers.before.has(before) || namesOfOthers.after.has(after));
    if (holds && !another) entitiesFound.set(means.id, { id: means.id, at: from });
  }
  return [...entitiesFound.values()];
}
