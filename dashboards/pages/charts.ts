import type { Chart, Grouping, NamedMeasure } from "../chart.ts";

/** One number of comments, called by its own word. */
export function number(measure: NamedMeasure): Chart {
  return {
    id: measure.id,
    title: measure.label,
    view: "comments",
    shape: "number",
    groupings: [],
    measures: [measure],
  };
}

/** Lying bars of comments, one for each value, stacked from the measures. */
export function bars(
  id: string,
  title: string,
  grouping: Grouping,
  measures: readonly NamedMeasure[],
): Chart {
  return { id, title, view: "comments", shape: "bars", groupings: [grouping], measures };
}
