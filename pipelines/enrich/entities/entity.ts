import type { EntityId } from "../../../schemas/entities.ts";

/** Something public that people call by name. */
export interface Entity {
  readonly id: EntityId;
  readonly name: { readonly ms: string; readonly en: string };
  /** What always means it, in either language, however it is written; short forms are spelled out by `wording`. */
  readonly names: readonly string[];
  /** What means it only after a word of place (`di`, `orang`, `daerah`), because it is also an ordinary word. */
  readonly placed?: readonly string[];
  /** What means it only after a title, or where the comment or the post is about government: names that others bear too. */
  readonly short?: readonly string[];
}

/** An office that a person held. */
export interface Tenure {
  readonly office: EntityId;
  /** `YYYY-MM`, in which it began. */
  readonly since: string;
  /** `YYYY-MM`, in which it ended; `null`: not by the date of the list. */
  readonly until: string | null;
}

/** A person in public office, now or before. Nobody else may stand here. */
export interface PublicPerson extends Entity {
  readonly tenures: readonly Tenure[];
}

/** With one name in both languages, which is also what people write. */
export function named(
  id: EntityId,
  name: string | Entity["name"],
  names: readonly string[],
  more: Pick<Entity, "placed" | "short"> = {},
): Entity {
  const both = typeof name === "string" ? { ms: name, en: name } : name;
  return { id, name: both, names: [...new Set([both.ms, both.en, ...names])], ...more };
}

/** A place from a row such as `Kota Bharu: kota baru, kb?`: its name, other spellings, and `?` at what needs a word of place. */
export function placeOf(prefix: `${"district" | "place"}:${string}`, row: string): Entity {
  const written = row.split(/: |, /u);
  const [name = ""] = written.map(withoutMark);
  return {
    id: `${prefix}${name.toLowerCase().replaceAll(" ", "-")}`,
    name: { ms: name, en: name },
    names: written.filter((each) => !each.endsWith("?")),
    placed: written.filter((each) => each.endsWith("?")).map(withoutMark),
  };
}

const withoutMark = (written: string): string => written.replace(/\?$/u, "");
