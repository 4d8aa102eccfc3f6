import { z } from "zod";

/** Bodies, programmes, offices, people in public office, and places that are public enough to be counted by name. */
export const EntityKind = z.enum([
  "ministry",
  "agency",
  "programme",
  "office",
  "person",
  "state",
  "district",
  "place",
]);
export type EntityKind = z.infer<typeof EntityKind>;

/** `kind:name`, such as `agency:tnb`; of a state `state:` and its ISO 3166-2:MY code. Never changed: documents hold it. */
export const EntityId = z.templateLiteral([EntityKind, ":", z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]*$/u)]);
export type EntityId = z.infer<typeof EntityId>;
