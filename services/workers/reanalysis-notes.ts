import { createHash } from "node:crypto";
import { updateState } from "../../pipelines/core/update-state.ts";
import type { Labelling } from "../../pipelines/enrich/analyse.ts";
import type { CommentFilter } from "../../pipelines/ports/search-index.ts";
import type { Collection, StateStore } from "../../pipelines/ports/state-store.ts";
import { ConflictError } from "../../schemas/errors.ts";
import { Reanalysis } from "../../schemas/reanalysis.ts";
import type { WorkerDependencies } from "./dependencies.ts";

/** One document for each choice of comments whose re-analysis has not ended. */
const reanalyses: Collection<Reanalysis> = { name: "reanalyses", schema: Reanalysis };

export interface ReanalysisNotes {
  /** How far an earlier run got that had the same models and the same choice of comments. */
  find(): Promise<Reanalysis | undefined>;
  save(progress: Pick<Reanalysis, "after" | "counts">): Promise<void>;
  /** It has ended: the next run begins anew, and finds only what has come since. */
  forget(): Promise<void>;
}

/** What a re-analysis of `filter` notes, so that it can be cut off anywhere. Runs side by side only repeat each other's work. */
export function reanalysisNotes(
  {
    state,
    clock,
    labelling,
  }: Pick<WorkerDependencies, "clock"> & {
    readonly state: StateStore;
    readonly labelling: Labelling;
  },
  filter: CommentFilter,
): ReanalysisNotes {
  const key = digest(filter);
  const own = digest(labelling);
  return {
    async find() {
      const noted = (await state.get(reanalyses, key))?.value;
      return noted?.labelling === own ? noted : undefined;
    },
    async save(progress) {
      await updateState(state, reanalyses, key, (current) => {
        const startedAt =
          current?.labelling === own ? current.startedAt : new Date(clock.now()).toISOString();
        return { labelling: own, startedAt, ...progress };
      });
    },
    async forget() {
      const current = await state.get(reanalyses, key);
      if (current === undefined) return;
      try {
        await state.delete(reanalyses, key, current.version);
      } catch (error) {
        if (!(error instanceof ConflictError)) throw error; // a run beside this one still goes on
      }
    },
  };
}

function digest(of: object): string {
  const entries = Object.entries(of).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(entries)).digest("base64url").slice(0, 16);
}
