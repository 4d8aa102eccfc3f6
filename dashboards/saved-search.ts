import type { PinnedFilter } from "./filter.ts";
import type { SavedObject } from "./saved-object.ts";
import { everything, savedObject, suaraTag, tagReference } from "./saved-object.ts";

export interface SavedSearch {
  readonly id: string;
  readonly title: string;
  readonly dataViewId: string;
  readonly columns: readonly string[];
  readonly sort: readonly (readonly [field: string, order: "asc" | "desc"])[];
  readonly filters: readonly PinnedFilter[];
}

/** A list of documents, so that every number of a dashboard leads to the texts behind it. */
export function savedSearchObject(search: SavedSearch): SavedObject {
  const indexRefName = "kibanaSavedObjectMeta.searchSourceJSON.index";
  const filter = search.filters.map((pinned) => pinned.filter);
  const attributes = {
    title: search.title,
    description: "",
    columns: search.columns,
    sort: search.sort,
    grid: {},
    hideChart: true,
    kibanaSavedObjectMeta: { searchSourceJSON: JSON.stringify({ query: everything, filter, indexRefName }) },
  };
  return savedObject("search", search.id, attributes, [
    { type: "index-pattern", id: search.dataViewId, name: indexRefName },
    ...search.filters.map(({ reference }) => reference),
    tagReference(suaraTag),
  ]);
}
