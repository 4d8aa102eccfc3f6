import type { EntityId, EntityKind } from "../../../schemas/entities.ts";
import { agencies } from "./agencies.ts";
import { districts } from "./districts.ts";
import type { Entity } from "./entity.ts";
import { ministries } from "./ministries.ts";
import { places } from "./places.ts";
import { programmes } from "./programmes.ts";
import { publicOffices } from "./public-offices.ts";
import { publicPersons } from "./public-persons.ts";
import { states } from "./states.ts";

/** Everything that is found by name. */
export const entities: readonly Entity[] = [
  ...ministries,
  ...agencies,
  ...programmes,
  ...publicOffices,
  ...publicPersons,
  ...states,
  ...districts,
  ...places,
];

const byId: ReadonlyMap<string, Entity> = new Map(entities.map((entity) => [entity.id, entity]));

/** What people call it; `undefined` for one that is no longer on the list, whose documents keep its id. */
export const entityName = (id: string, language: "ms" | "en"): string | undefined =>
  byId.get(id)?.name[language];

export function kindOfEntity(id: EntityId): EntityKind {
  return id.slice(0, id.indexOf(":")) as EntityKind; // an id begins with its kind
}
