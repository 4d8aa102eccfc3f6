/**
 * Which fields of a platform's payloads are stored, and how each is protected. What is not listed is not stored.
 *
 * - `keep`: as it is.
 * - `person`: an id of a person, replaced by the person's pseudonym; the department's own channel ids stay.
 * - `name`: a person's name or handle. Not stored; where a text of the same payload mentions it, it becomes a pseudonym.
 * - `text`: free text, stored masked.
 * - an object: a nested object with a list of its own.
 * - a list of one rule: an array, each element by that rule; a list of names is not stored either.
 */
export type FieldRule = "keep" | "person" | "name" | "text" | StoredFields | readonly [FieldRule];

export interface StoredFields {
  readonly [field: string]: FieldRule;
}

/** By the platform's name for the kind of payload. */
export type StoredFieldsByPayload = Readonly<Record<string, StoredFields>>;
