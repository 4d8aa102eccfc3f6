import { describe, expect, it } from "vitest";
import type { Column } from "../../dashboards/lens/column.ts";
import { dashboardLanguages, wordsOf } from "../../dashboards/words/words.ts";
import type { Json, JsonObject } from "./decoded.ts";
import { allObjects, isObject, layersOf, objectAt, textOf } from "./decoded.ts";

const named = layersOf(allObjects).map(
  (found) => [`${found.panel.dashboard.id} ${found.panel.id} ${found.layerId}`, found] as const,
);

const colourWords = dashboardLanguages.flatMap((language) => [
  ...Object.values(wordsOf[language].sentiments),
  ...Object.values(wordsOf[language].severities),
]);

describe.each(named)("%s", (_, { layer, layerId, visualization }) => {
  const columns = Object.entries(layer.columns);

  it("lists all its columns, buckets first", () => {
    expect([...layer.columnOrder].sort()).toEqual(columns.map(([id]) => id).sort());
    const bucketed = layer.columnOrder.map((id) => layer.columns[id]?.isBucketed);
    expect(bucketed).toEqual(bucketed.toSorted((a, b) => Number(b) - Number(a)));
  });

  it("draws columns that exist, and all but the hidden ones", () => {
    const drawn = new Set(accessorsOf(partOf(visualization, layerId)));
    const visible = columns.filter(([id]) => !isHidden(id, layer.columns)).map(([id]) => id);
    expect([...drawn].sort()).toEqual(visible.sort());
  });

  it("refers only to columns that exist", () => {
    const inner = columns.flatMap(([, { references = [], params }]) => [
      ...references,
      ...orderColumn(params),
    ]);
    for (const id of inner) expect(Object.keys(layer.columns)).toContain(id);
  });

  it("says the word beside every colour", () => {
    const coloured = colouredColumns(visualization);
    const labels = coloured.map((id) => layer.columns[id]?.label ?? "");
    for (const label of labels) expect(colourWords).toContain(label);
    expect(new Set(labels).size).toBe(labels.length);
    const legendShown = coloured.length < 2 || objectAt(visualization, "legend")["isVisible"] === true;
    expect(legendShown).toBe(true);
  });

  it("has labels of its own everywhere", () => {
    for (const [, column] of columns) {
      expect(column.customLabel).toBe(true);
      expect(column.label).not.toBe("");
    }
  });
});

/** Of a chart drawn from several layers, the one that is meant. */
function partOf(visualization: JsonObject, layerId: string): JsonObject {
  const { layers } = visualization;
  if (!Array.isArray(layers)) return visualization;
  return objectAt((layers as readonly JsonObject[]).find((layer) => layer["layerId"] === layerId));
}

/** Made by Lens for a formula, never drawn. */
function isHidden(id: string, columns: Readonly<Record<string, Column>>): boolean {
  return Object.values(columns).some(({ references = [] }) => references.includes(id));
}

function orderColumn(params: Column["params"]): string[] {
  const orderBy = params["orderBy"] as { readonly columnId?: string } | undefined;
  return orderBy?.columnId === undefined ? [] : [orderBy.columnId];
}

function accessorsOf(value: Json | undefined): string[] {
  if (Array.isArray(value)) return value.flatMap((each: Json) => accessorsOf(each));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === "accessors") return inner as readonly string[];
    if (key.endsWith("Accessor") || key === "columnId") return [textOf(inner)];
    return accessorsOf(inner);
  });
}

function colouredColumns(visualization: Readonly<Record<string, Json>>): string[] {
  if (visualization["color"] !== undefined) return [textOf(visualization["metricAccessor"])];
  const layers = (visualization["layers"] ?? []) as readonly {
    yConfig?: readonly { forAccessor: string }[];
  }[];
  return layers.flatMap(({ yConfig = [] }) => yConfig.map(({ forAccessor }) => forAccessor));
}
