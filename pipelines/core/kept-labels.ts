import type { DocumentVersion } from "../../schemas/document.ts";
import { generationOf } from "../../schemas/document.ts";
import type { EarlierLabels } from "../ports/search-index.ts";

/** Of each comment the labels of so many earlier models are kept, the latest of them. */
export const mostEarlierLabels = 4;

/**
 * Of each model but that of `current` its last labels, once `older`, of a lower or equal version, is known to have been
 * seen. Each model's labels of the highest version stay, so the order in which they come does not matter. Returns `labels`
 * itself where nothing changes.
 */
export function keepLabels(
  labels: readonly EarlierLabels[],
  current: EarlierLabels,
  older: EarlierLabels,
  forgotten: DocumentVersion,
): readonly EarlierLabels[] {
  const own = labellerOf(current);
  const latest = new Map<string, EarlierLabels>();
  for (const each of [...labels, older]) {
    const labeller = labellerOf(each);
    if (labeller === own || each.version <= forgotten) continue;
    const known = latest.get(labeller);
    if (known === undefined || each.version >= known.version) latest.set(labeller, each);
  }
  const sorted = [...latest]
    .sort(([a, { version }], [b, { version: other }]) => other - version || (a < b ? -1 : 1))
    .map(([, each]) => each)
    .slice(0, mostEarlierLabels);
  const same = JSON.stringify(sorted) === JSON.stringify(labels);
  return same ? labels : sorted;
}

/** Who labelled: a generation, and the models it had. Other words in the configuration make another model of one generation. */
function labellerOf({ version, models }: EarlierLabels): string {
  return JSON.stringify([generationOf(version), Object.entries(models).sort(([a], [b]) => (a < b ? -1 : 1))]);
}
