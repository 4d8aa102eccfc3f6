import type { Control } from "./control.ts";
import { controlGroup } from "./control.ts";
import type { PinnedFilter } from "./filter.ts";
import type { PlacedPanel, Row } from "./layout.ts";
import { placed } from "./layout.ts";
import type { SavedObject } from "./saved-object.ts";
import { everything, savedObject, suaraTag, tagReference } from "./saved-object.ts";

export interface Dashboard {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly rows: readonly Row[];
  readonly controls: readonly Control[];
  /** The data view whose fields the controls list. */
  readonly controlsDataViewId: string;
  readonly filters: readonly PinnedFilter[];
}

/** A dashboard with every panel inside it, but for the saved searches. Opens on the last 30 days. */
export function dashboardObject(dashboard: Dashboard): SavedObject {
  const panels = placed(dashboard.rows);
  const controls = controlGroup(dashboard.controls, dashboard.controlsDataViewId);
  const filters = dashboard.filters.map(({ filter }) => filter);
  const attributes = {
    title: dashboard.title,
    description: dashboard.description,
    version: 1,
    timeRestore: true,
    timeFrom: "now-30d/d",
    timeTo: "now",
    refreshInterval: { pause: true, value: 60_000 },
    optionsJSON: JSON.stringify({
      useMargins: true,
      syncColors: false,
      syncCursor: true,
      syncTooltips: false,
      hidePanelTitles: false,
    }),
    panelsJSON: JSON.stringify(panels.map(panelJson)),
    controlGroupInput: controls.input,
    kibanaSavedObjectMeta: { searchSourceJSON: JSON.stringify({ query: everything, filter: filters }) },
  };
  return savedObject("dashboard", dashboard.id, attributes, [
    ...dashboard.filters.map(({ reference }) => reference),
    ...panels.flatMap(({ panel }) => panel.references),
    ...controls.references,
    tagReference(suaraTag),
  ]);
}

function panelJson({ panel, grid }: PlacedPanel) {
  const { id, type, title, embeddableConfig, panelRefName } = panel;
  return {
    type,
    panelIndex: id,
    gridData: { ...grid, i: id },
    title,
    embeddableConfig,
    ...(panelRefName === undefined ? {} : { panelRefName }),
  };
}
