import { compareText } from "../core/compare-text.ts";
import type { Bucket } from "../ports/search-index.ts";

/** From a step on, most comments are labelled by another model than in the step before it that has any. */
export interface ModelJoin {
  /** The key of the step. */
  readonly at: string;
  readonly from: string;
  readonly to: string;
}

/** Which models labelled a series, and where one took over from another. */
export interface SeriesModels {
  /** Most comments first. */
  readonly models: readonly { readonly model: string; readonly comments: number }[];
  readonly joins: readonly ModelJoin[];
  /** Steps in which more than one model labelled comments. */
  readonly mixedSteps: number;
}

/** Reads buckets by (step, model), the steps ascending. */
export function seriesModels(buckets: readonly Bucket[]): SeriesModels {
  const steps = new Map<string, Map<string, number>>();
  const all = new Map<string, number>();
  for (const { keys, comments } of buckets) {
    const [step, model] = keys;
    if (step === undefined || model === undefined) continue;
    steps.set(step, (steps.get(step) ?? new Map<string, number>()).set(model, comments));
    all.set(model, (all.get(model) ?? 0) + comments);
  }
  const joins: ModelJoin[] = [];
  let from: string | undefined;
  for (const [at, counts] of steps) {
    const to = mostFirst(counts)[0]?.model;
    if (to === undefined) continue;
    if (from !== undefined && from !== to) joins.push({ at, from, to });
    from = to;
  }
  const mixedSteps = [...steps.values()].filter(({ size }) => size > 1).length;
  return { models: mostFirst(all), joins, mixedSteps };
}

function mostFirst(counts: ReadonlyMap<string, number>): SeriesModels["models"] {
  return [...counts]
    .map(([model, comments]) => ({ model, comments }))
    .sort((a, b) => b.comments - a.comments || compareText(a.model, b.model));
}
