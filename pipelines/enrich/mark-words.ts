import type { CommentFlag, FaultReport } from "../../schemas/analysed.ts";
import type { EntityId } from "../../schemas/entities.ts";
import type { EntityMark } from "./entities/find-entities.ts";
import { entityPhrases, findEntities, isAboutGovernment } from "./entities/find-entities.ts";
import type { CueMark } from "./flags/cue.ts";
import { flagPhrases } from "./flags/cues.ts";
import { findFaults } from "./flags/find-faults.ts";
import { findFlags } from "./flags/find-flags.ts";
import { createPhraseFinder } from "./wording/phrase-finder.ts";

/** What the phrases of a comment say: whom and what it names, and what kind of message it is. */
export interface Marks {
  readonly flags: readonly CommentFlag[];
  readonly faults: readonly FaultReport[];
  readonly entities: readonly EntityId[];
}

/** Names of the lists, as `models` keeps them. Raised with every change of a phrase or of a rule. */
export const markModels = { flags: "flags@1", entities: "entities@1" } as const;

export interface Marker {
  /** Is a text, such as a post's caption, about government? */
  aboutGovernment(words: readonly string[]): boolean;
  /** One walk over the words finds the phrases of entities and flags together. */
  mark(words: readonly string[], underGovernment: boolean): Marks;
}

/** Builds the tables once; `read` spells the phrases as it spells the texts. */
export function createMarker(read: (text: string) => readonly string[]): Marker {
  const find = createPhraseFinder<EntityMark | CueMark>([...entityPhrases(), ...flagPhrases()], read);
  return {
    aboutGovernment: (words) => isAboutGovernment(find(words)),
    mark(words, underGovernment) {
      const found = find(words);
      const named = findEntities(words, found, underGovernment || isAboutGovernment(found));
      const faults = findFaults(found, named);
      const flags = findFlags(words, found);
      return {
        flags: faults.length > 0 ? [...flags, "fault"] : flags,
        faults,
        entities: named.map(({ id }) => id),
      };
    },
  };
}
