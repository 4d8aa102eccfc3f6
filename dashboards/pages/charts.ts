import type { Chart, Grouping, NamedMeasure, ViewName } from "../chart.ts";

/** One number, called by its own word. */
export function number(measure: NamedMeasure, view: ViewName = "comments"): Chart {
  return {
    id: measure.id,
    title: measure.label,
    view,
    shape: "number",
    groupings: [],
    measures: [measure],
  };
}

/** Lying bars, one for each value, stacked from the measures. */
export function bars(
  id: string,
  title: string,
  grouping: Grouping,
  measures: readonly NamedMeasure[],
  view: ViewName = "comments",
): Chart {
  return { id, title, view, shape: "bars", groupings: [grouping], measures };
}
