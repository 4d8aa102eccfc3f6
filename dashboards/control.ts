import type { Reference } from "./saved-object.ts";

/** A list at the top of a dashboard from which people choose values of a field. */
export interface Control {
  readonly id: string;
  readonly title: string;
  readonly field: string;
}

/** What a dashboard stores of its controls, with the references they need. */
export function controlGroup(
  controls: readonly Control[],
  dataViewId: string,
): { readonly input: Readonly<Record<string, unknown>>; readonly references: readonly Reference[] } {
  const panels = controls.map(({ id, title, field }, order) => {
    const size = { width: "small", grow: true } as const;
    const explicitInput = { id, fieldName: field, title, ...size, enhancements: {} };
    return [id, { type: "optionsListControl", order, ...size, explicitInput }] as const;
  });
  return {
    input: {
      chainingSystem: "HIERARCHICAL",
      controlStyle: "oneLine",
      ignoreParentSettingsJSON: JSON.stringify({
        ignoreFilters: false,
        ignoreQuery: false,
        ignoreTimerange: false,
        ignoreValidations: false,
      }),
      panelsJSON: JSON.stringify(Object.fromEntries(panels)),
    },
    references: controls.map(({ id }) => ({
      type: "index-pattern",
      id: dataViewId,
      name: `controlGroup_${id}:optionsListDataView`,
    })),
  };
}
