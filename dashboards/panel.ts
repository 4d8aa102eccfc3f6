import type { Reference } from "./saved-object.ts";
import { everything } from "./saved-object.ts";

/** One panel of a dashboard before it has a place. */
export interface Panel {
  readonly id: string;
  readonly type: "lens" | "visualization" | "search";
  readonly title: string;
  /** As the dashboard carries them: names begin with the panel's id. */
  readonly references: readonly Reference[];
  readonly embeddableConfig: Readonly<Record<string, unknown>>;
  /** Only for a panel that lies outside the dashboard, as a saved object of its own. */
  readonly panelRefName?: string;
}

/** Words on a dashboard, in Markdown. */
export function notePanel(id: string, markdown: string): Panel {
  return {
    id,
    type: "visualization",
    title: "",
    references: [],
    embeddableConfig: {
      enhancements: {},
      hidePanelTitles: true,
      savedVis: {
        title: "",
        description: "",
        type: "markdown",
        params: { fontSize: 12, openLinksInNewTab: false, markdown },
        uiState: {},
        data: { aggs: [], searchSource: { query: everything, filter: [] } },
      },
    },
  };
}

/** The list of documents of a saved search. */
export function searchPanel(id: string, title: string, searchId: string): Panel {
  const panelRefName = `panel_${id}`;
  return {
    id,
    type: "search",
    title,
    references: [{ type: "search", id: searchId, name: `${id}:${panelRefName}` }],
    embeddableConfig: { enhancements: {} },
    panelRefName,
  };
}
