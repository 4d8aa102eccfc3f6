import type { FaultKind, FaultReport } from "../../../schemas/analysed.ts";
import type { EntityId } from "../../../schemas/entities.ts";
import type { NamedEntity } from "../entities/find-entities.ts";
import type { FoundPhrase } from "../wording/phrase-finder.ts";
import type { CueMark } from "./cue.ts";

/** Marks of entities lie beside those of flags. */
type OtherMark = { readonly kind: "entity" | "government" };

/**
 * So many words may stand between a thing and what is said of it after it: `lampu jalan depan rumah saya sudah lama padam`.
 * That it is absent is said sooner: in `bekalan elektrik lemah dan tiada rancangan` something else is.
 */
const wordsBetween = { broken: 6, absent: 3 };

/** The faults that a comment reports, each kind once, with the place named nearest to its last word. */
export function findFaults(
  found: readonly FoundPhrase<CueMark | OtherMark>[],
  entities: readonly NamedEntity[],
): readonly FaultReport[] {
  const places = entities.filter(({ id }) => isPlace(id));
  const reported = new Map<FaultKind, FaultReport>();
  const report = (fault: FaultKind, at: number) => {
    if (!reported.has(fault)) reported.set(fault, { kind: fault, place: nearest(places, at) });
  };
  for (const { means, from, to } of found) {
    if (means.kind !== "fault") continue;
    if (means.part === "whole") report(means.fault, to);
    if (means.part !== "thing") continue;
    const said = found.find(
      (other) =>
        other.means.kind === "fault" && other.means.fault === means.fault && isSaidOf(from, to, other),
    );
    if (said !== undefined) report(means.fault, Math.max(to, said.to));
  }
  return [...reported.values()];
}

function isSaidOf(
  from: number,
  to: number,
  { means, from: start, to: end }: FoundPhrase<CueMark | OtherMark>,
): boolean {
  if (means.kind !== "fault" || (means.part !== "broken" && means.part !== "absent")) return false;
  const isBehind = start >= to && start - to <= wordsBetween[means.part];
  return isBehind || (means.part === "absent" && end === from);
}

const isPlace = (id: EntityId): boolean => /^(?:place|district|state):/u.test(id);

/** Districts and towns say more than a state, wherever it stands. */
function nearest(places: readonly NamedEntity[], at: number): EntityId | null {
  const narrow = places.filter(({ id }) => !id.startsWith("state:"));
  const [first] = (narrow.length > 0 ? narrow : places).toSorted(
    (a, b) => Math.abs(a.at - at) - Math.abs(b.at - at),
  );
  return first?.id ?? null;
}
