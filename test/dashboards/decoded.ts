import { dashboardObjects } from "../../dashboards/build.ts";
import type { Layer } from "../../dashboards/lens/layer.ts";
import type { Reference, SavedObject } from "../../dashboards/saved-object.ts";
import { dashboardLanguages } from "../../dashboards/words/words.ts";

/** Any JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export type JsonObject = { readonly [key: string]: Json };

/** Every object of both languages, under the default prefix. */
export const allObjects: readonly SavedObject[] = dashboardLanguages.flatMap((language) =>
  dashboardObjects(language, "suara"),
);

/** The same with every JSON that lies inside a string opened; throws where such a string is no JSON. */
export function decoded(value: unknown, key = ""): Json {
  if (typeof value === "string") return isJsonField(key) ? decoded(JSON.parse(value)) : value;
  if (Array.isArray(value)) return value.map((each) => decoded(each));
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, decoded(inner, name)]));
  }
  return value as Json;
}

const jsonFields = new Set(["fields", "fieldAttrs", "fieldFormatMap", "runtimeFieldMap", "sourceFilters"]);

function isJsonField(key: string): boolean {
  return key.endsWith("JSON") || jsonFields.has(key);
}

export function objectAt(value: Json | undefined, ...path: readonly string[]): JsonObject {
  let at = value;
  for (const name of path) at = isObject(at) ? at[name] : undefined;
  if (!isObject(at)) throw new Error(`no object at ${path.join(".")}`);
  return at;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A panel of a dashboard, opened. */
export interface OpenPanel {
  readonly dashboard: SavedObject;
  readonly id: string;
  readonly json: JsonObject;
}

export function panelsOf(dashboard: SavedObject): OpenPanel[] {
  const { panelsJSON } = objectAt(decoded(dashboard.attributes));
  if (!Array.isArray(panelsJSON)) throw new Error(`${dashboard.id} has no panels`);
  return (panelsJSON as readonly JsonObject[]).map((json) => ({
    dashboard,
    id: textOf(json["panelIndex"]),
    json,
  }));
}

export const dashboards: readonly SavedObject[] = allObjects.filter(({ type }) => type === "dashboard");

/** A question to Elasticsearch as it stands in the file, with the index of its data view. */
export interface FoundLayer {
  readonly panel: OpenPanel;
  readonly layerId: string;
  readonly layer: Layer;
  readonly visualization: JsonObject;
  readonly dataView: SavedObject;
}

/** Every layer of every Lens panel; throws when one can't be followed to its data view. */
export function layersOf(objects: readonly SavedObject[]): FoundLayer[] {
  const panels = objects
    .filter(({ type }) => type === "dashboard")
    .flatMap(panelsOf)
    .filter(({ json }) => json["type"] === "lens");
  return panels.flatMap((panel) => {
    const attributes = objectAt(panel.json, "embeddableConfig", "attributes");
    const layers = objectAt(attributes, "state", "datasourceStates", "formBased", "layers");
    return Object.entries(layers).map(([layerId, layer]) => ({
      panel,
      layerId,
      layer: layerOf(layer),
      visualization: objectAt(attributes, "state", "visualization"),
      dataView: dataViewOf(panel, layerId, objects),
    }));
  });
}

function layerOf(layer: Json): Layer {
  return JSON.parse(JSON.stringify(layer)) as Layer;
}

function dataViewOf(
  { dashboard, id }: OpenPanel,
  layerId: string,
  objects: readonly SavedObject[],
): SavedObject {
  const name = `${id}:indexpattern-datasource-layer-${layerId}`;
  const reference = dashboard.references.find((each) => each.name === name);
  const target = objects.find((each) => each.type === reference?.type && each.id === reference.id);
  if (target === undefined) throw new Error(`${dashboard.id} has no reference ${name}`);
  return target;
}

/** What a reference leads to. */
export function referenced(reference: Reference | undefined): SavedObject | undefined {
  return allObjects.find(({ type, id }) => type === reference?.type && id === reference.id);
}

/** Throws when the value is no string. */
export function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  throw new TypeError(`${JSON.stringify(value)} is no text`);
}
