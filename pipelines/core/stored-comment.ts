import type { AnalysedComment } from "../../schemas/analysed.ts";

type NewSince = "flags" | "faults" | "entities";

/** A comment as an index holds it: one written before Suara looked for something says nothing of it. */
export type StoredComment = Omit<AnalysedComment, NewSince> & Partial<Pick<AnalysedComment, NewSince>>;

/** The comment as the port gives it; that nobody looked shows in its `models`. */
export function comment(stored: StoredComment): AnalysedComment {
  return {
    ...stored,
    flags: stored.flags ?? [],
    faults: stored.faults ?? [],
    entities: stored.entities ?? [],
  };
}
