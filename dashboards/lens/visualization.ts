import type { Chart, Question } from "../chart.ts";
import type { LayerId } from "./layer.ts";
import { groupingId, measureId, questionsOf } from "./layer.ts";

export interface Visualization {
  readonly visualizationType: "lnsMetric" | "lnsXY" | "lnsDatatable" | "lnsHeatmap";
  readonly visualization: Readonly<Record<string, unknown>>;
}

/** How Lens draws the layer of a chart. */
export function visualizationOf(chart: Chart): Visualization {
  switch (chart.shape) {
    case "number":
      return { visualizationType: "lnsMetric", visualization: metric(chart) };
    case "table":
      return { visualizationType: "lnsDatatable", visualization: table(chart) };
    case "heatmap":
      return { visualizationType: "lnsHeatmap", visualization: heatmap(chart) };
    case "columns":
    case "column-shares":
    case "bars":
    case "bar-shares":
    case "paired-bars":
    case "lines":
      return { visualizationType: "lnsXY", visualization: xy(chart, seriesTypes[chart.shape]) };
  }
}

const seriesTypes = {
  columns: "bar_stacked",
  "column-shares": "bar_percentage_stacked",
  bars: "bar_horizontal_stacked",
  "bar-shares": "bar_horizontal_percentage_stacked",
  "paired-bars": "bar_horizontal",
  lines: "line",
} as const;

type SeriesType = (typeof seriesTypes)[keyof typeof seriesTypes];

const data = { layerId: "layer", layerType: "data" } as const;

function metric({ measures }: Chart) {
  const [measure] = measures;
  if (measure === undefined || measures.length > 1) throw new TypeError("a single number has one measure");
  const colour = measure.colour === undefined ? {} : { color: measure.colour };
  return { ...data, metricAccessor: measureId("layer", measure.id), ...colour };
}

function table({ groupings, measures }: Chart) {
  const ids = [
    ...groupings.map((_, index) => groupingId("layer", index)),
    ...measures.map(({ id }) => measureId("layer", id)),
  ];
  return {
    ...data,
    columns: ids.map((columnId) => ({ columnId, isTransposed: false })),
    paging: { enabled: true, size: 20 },
    rowHeight: "single",
    headerRowHeight: "auto",
  };
}

function heatmap({ groupings, measures }: Chart) {
  const [measure] = measures;
  if (measure === undefined || groupings.length !== 2)
    throw new TypeError("a heat map has two groupings and a measure");
  return {
    ...data,
    shape: "heatmap",
    xAccessor: groupingId("layer", 0),
    yAccessor: groupingId("layer", 1),
    valueAccessor: measureId("layer", measure.id),
    legend: { isVisible: true, position: "right", type: "heatmap_legend" },
    gridConfig: {
      type: "heatmap_grid",
      isCellLabelVisible: true,
      isYAxisLabelVisible: true,
      isXAxisLabelVisible: true,
      isYAxisTitleVisible: false,
      isXAxisTitleVisible: false,
    },
  };
}

/** On all three axes alike. */
function axes<T>(value: T) {
  return { x: value, yLeft: value, yRight: value };
}

function xy(chart: Chart, seriesType: SeriesType) {
  return {
    legend: { isVisible: true, position: "bottom", showSingleSeries: true },
    valueLabels: "hide",
    fittingFunction: "None",
    axisTitlesVisibilitySettings: axes(false),
    tickLabelsVisibilitySettings: axes(true),
    labelsOrientation: axes(0),
    gridlinesVisibilitySettings: axes(true),
    preferredSeriesType: seriesType,
    layers: questionsOf(chart).map(([layer, question]) => xyLayer(layer, question, seriesType)),
  };
}

function xyLayer(layerId: LayerId, { groupings, measures }: Question, seriesType: SeriesType) {
  // Each sentiment is a series of its own, named by its label, rather than a value with a colour mapped to it: `yConfig`
  // is read alike by every Kibana since 8.0, while colour mappings changed their form within 8.x and 9.x.
  const colours = measures.flatMap(({ id, colour }) =>
    colour === undefined ? [] : [{ forAccessor: measureId(layerId, id), axisMode: "left", color: colour }],
  );
  return {
    layerId,
    layerType: "data",
    seriesType,
    xAccessor: groupingId(layerId, 0),
    ...(groupings.length > 1 ? { splitAccessor: groupingId(layerId, 1) } : {}),
    accessors: measures.map(({ id }) => measureId(layerId, id)),
    ...(colours.length === 0 ? {} : { yConfig: colours }),
  };
}
