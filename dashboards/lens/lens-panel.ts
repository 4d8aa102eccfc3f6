import type { Chart, ViewName } from "../chart.ts";
import type { Panel } from "../panel.ts";
import type { Reference } from "../saved-object.ts";
import { everything } from "../saved-object.ts";
import type { LayerId } from "./layer.ts";
import { lensLayer, questionsOf } from "./layer.ts";
import { visualizationOf } from "./visualization.ts";

/** A Lens panel kept inside its dashboard; `dataViewId` tells which data view is asked. */
export function lensPanel(chart: Chart, dataViewId: (view: ViewName) => string): Panel {
  const { visualizationType, visualization } = visualizationOf(chart);
  const questions = questionsOf(chart);
  const references = questions.map(([layer, { view }]) => reference(layer, dataViewId(view)));
  const layers = questions.map(
    ([layer, question]) => [layer, lensLayer(layer, question, chart.shape !== "table")] as const,
  );
  return {
    id: chart.id,
    type: "lens",
    title: chart.title,
    references: references.map((each) => ({ ...each, name: `${chart.id}:${each.name}` })),
    embeddableConfig: {
      enhancements: {},
      hidePanelTitles: chart.shape === "number", // a single number says its own name
      attributes: {
        title: chart.title,
        visualizationType,
        type: "lens",
        references,
        state: {
          visualization,
          query: everything,
          filters: [],
          datasourceStates: { formBased: { layers: Object.fromEntries(layers) } },
          internalReferences: [],
          adHocDataViews: {},
        },
      },
    },
  };
}

function reference(layer: LayerId, id: string): Reference {
  return { type: "index-pattern", id, name: `indexpattern-datasource-layer-${layer}` };
}
