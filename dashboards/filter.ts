import type { Condition } from "./chart.ts";
import type { Reference } from "./saved-object.ts";

/** A filter that a saved object carries, with the reference to the data view it was made on. */
export interface PinnedFilter {
  readonly filter: Readonly<Record<string, unknown>>;
  readonly reference: Reference;
}

/** Leaves out the documents that meet the condition. `position` is its place in the list of filters. */
export function without({ field, value }: Condition, dataViewId: string, position: number): PinnedFilter {
  const indexRefName = `kibanaSavedObjectMeta.searchSourceJSON.filter[${position}].meta.index`;
  return {
    filter: {
      $state: { store: "appState" },
      meta: {
        alias: null,
        disabled: false,
        negate: true,
        type: "phrase",
        key: field,
        params: { query: value },
        indexRefName,
      },
      query: { match_phrase: { [field]: value } },
    },
    reference: { type: "index-pattern", id: dataViewId, name: indexRefName },
  };
}
