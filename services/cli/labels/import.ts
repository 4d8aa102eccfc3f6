import type { StateStore } from "../../../pipelines/ports/state-store.ts";
import type { AppliedLabels, LabelStores } from "../../workers/person-labels.ts";
import { announceLabels, applyLabels, saveLabel } from "../../workers/person-labels.ts";
import type { LabelFile } from "./label-file.ts";

export interface ImportedLabels extends AppliedLabels {
  /** Labels that are new or say something else than before. */
  readonly saved: number;
  /** The same person said the same before. */
  readonly unchanged: number;
  readonly blank: number;
}

/**
 * Saves labels and writes them into the index at once. Safe to repeat, also after a crash: what was saved stays, what was
 * not yet written is.
 */
export async function importLabels(
  stores: LabelStores & { readonly state: StateStore },
  { labels, blank }: LabelFile,
): Promise<ImportedLabels> {
  let saved = 0;
  for (const { id, label } of labels) if (await saveLabel(stores.state, id, label)) saved += 1;
  await announceLabels(stores.state);
  const applied = await applyLabels(stores, [...new Set(labels.map(({ id }) => id))]);
  return { saved, unchanged: labels.length - saved, blank, ...applied };
}
