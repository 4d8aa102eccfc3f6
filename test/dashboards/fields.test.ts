import { describe, expect, it } from "vitest";
import type { SavedObject } from "../../dashboards/saved-object.ts";
import { indexKinds, mappingOf } from "../../services/index/elastic/mapping.ts";
import type { Json } from "./decoded.ts";
import {
  allObjects,
  dashboards,
  decoded,
  isObject,
  layersOf,
  objectAt,
  referenced,
  textOf,
} from "./decoded.ts";
import { kqlQuery } from "./lens-request.ts";

/** A field that something on the dashboards asks of an index, and the types with which that works. */
interface Use {
  readonly where: string;
  readonly dataView: SavedObject | undefined;
  readonly field: string;
  readonly types: readonly string[];
}

const anyType = ["keyword", "boolean", "date", "long", "float", "text"];

const typesOf: Readonly<Record<string, readonly string[]>> = {
  terms: ["keyword"],
  date_histogram: ["date"],
  unique_count: ["keyword"],
  sum: ["long", "float"],
  average: ["float"],
  max: ["float"],
};

const uses = [...columnUses(), ...controlUses(), ...filterUses(), ...searchUses(), ...dataViewUses()];

describe("the fields of the dashboards", () => {
  it("are many, of every data view", () => {
    expect(uses.length).toBeGreaterThan(200);
    const used = new Set(uses.map(({ dataView }) => dataView?.id));
    const views = allObjects.filter(({ type }) => type === "index-pattern").map(({ id }) => id);
    expect([...used].toSorted(compareTexts)).toEqual(views.toSorted());
  });

  it("are all in our own mapping, with a type that fits what is asked of them", () => {
    const wrong = uses.filter(({ dataView, field, types }) => {
      const type = mappedTypes(dataView).get(field);
      return type === undefined || !types.includes(type);
    });
    expect(wrong.map(({ where, field }) => `${where}: ${field}`)).toEqual([]);
  });

  it("of the controls are in every index the dashboard asks, so that a choice empties no panel", () => {
    for (const { panel, dataView } of layersOf(allObjects)) {
      for (const { field } of controlsOf(panel.dashboard)) {
        expect(mappedTypes(dataView).has(field), `${panel.dashboard.id} ${panel.id}: ${field}`).toBe(true);
      }
    }
  });
});

function compareTexts(a = "", b = ""): number {
  return a < b ? -1 : Number(a > b);
}

function columnUses(): Use[] {
  return layersOf(allObjects).flatMap(({ panel, layer, dataView }) => {
    const where = `${panel.dashboard.id} ${panel.id}`;
    return Object.values(layer.columns).flatMap(({ operationType, sourceField, filter }) => {
      const types = typesOf[operationType];
      const own =
        types === undefined || sourceField === undefined
          ? []
          : [{ where, dataView, field: sourceField, types }];
      const asked = filter === undefined ? {} : objectAt(kqlQuery(filter.query), "match_phrase");
      const filtered = Object.keys(asked).map((field) => ({ where, dataView, field, types: ["keyword"] }));
      if (types !== undefined) expect(own).toHaveLength(1);
      return [...own, ...filtered];
    });
  });
}

function controlsOf(dashboard: SavedObject): readonly { readonly id: string; readonly field: string }[] {
  const controls = objectAt(decoded(dashboard.attributes), "controlGroupInput", "panelsJSON");
  return Object.entries(controls).map(([id, control]) => ({
    id,
    field: textOf(objectAt(control, "explicitInput")["fieldName"]),
  }));
}

function controlUses(): Use[] {
  return dashboards.flatMap((dashboard) =>
    controlsOf(dashboard).map(({ id, field }) => {
      const name = `controlGroup_${id}:optionsListDataView`;
      const dataView = referenced(dashboard.references.find((reference) => reference.name === name));
      return { where: `${dashboard.id} ${id}`, dataView, field, types: ["keyword", "boolean"] };
    }),
  );
}

function filterUses(): Use[] {
  return allObjects
    .filter(({ type }) => type === "dashboard" || type === "search")
    .flatMap((object) => {
      const source = objectAt(decoded(object.attributes), "kibanaSavedObjectMeta", "searchSourceJSON");
      return (source["filter"] as readonly Json[]).map((filter) => {
        const meta = objectAt(filter, "meta");
        const dataView = referenced(object.references.find(({ name }) => name === meta["indexRefName"]));
        expect(objectAt(filter, "query", "match_phrase")).toEqual({
          [textOf(meta["key"])]: objectAt(meta, "params")["query"],
        });
        return { where: object.id, dataView, field: textOf(meta["key"]), types: ["keyword"] };
      });
    });
}

function searchUses(): Use[] {
  return allObjects
    .filter(({ type }) => type === "search")
    .flatMap(({ id, attributes, references }) => {
      const dataView = referenced(references.find(({ type }) => type === "index-pattern"));
      const columns = attributes["columns"] as readonly string[];
      const sort = attributes["sort"] as readonly (readonly [string, string])[];
      return [
        ...columns.map((field) => ({ where: id, dataView, field, types: anyType })),
        ...sort.map(([field]) => ({ where: id, dataView, field, types: ["date", "long"] })),
      ];
    });
}

function dataViewUses(): Use[] {
  return allObjects
    .filter(({ type }) => type === "index-pattern")
    .flatMap((dataView) => {
      const { id, attributes } = dataView;
      const open = objectAt(decoded(attributes));
      const use = (field: string, types: readonly string[]) => ({ where: id, dataView, field, types });
      const time = attributes["timeFieldName"];
      return [
        ...Object.keys(objectAt(open, "fieldAttrs")).map((field) => use(field, anyType)),
        ...Object.entries(objectAt(open, "fieldFormatMap")).map(([field, format]) =>
          use(field, objectAt(format)["id"] === "percent" ? ["float"] : ["keyword", "boolean"]),
        ),
        ...(time === undefined ? [] : [use(textOf(time), ["date"])]),
      ];
    });
}

/** Field to type in the index that the data view names; nothing for a field that can't be searched. */
function mappedTypes(dataView: SavedObject | undefined): ReadonlyMap<string, string> {
  const kind = indexKinds.find((each) => `suara-${each}` === dataView?.attributes["title"]);
  if (kind === undefined) throw new Error(`no index ${textOf(dataView?.attributes["title"])}`);
  const { properties = {} } = mappingOf(kind);
  return new Map(flattened(JSON.parse(JSON.stringify(properties)) as Json, ""));
}

function flattened(properties: Json, prefix: string): (readonly [string, string])[] {
  return Object.entries(objectAt(properties)).flatMap(([name, property]) => {
    const { type, index, properties: inner } = objectAt(property);
    const path = `${prefix}${name}`;
    if (isObject(inner)) return flattened(inner, `${path}.`);
    return typeof type === "string" && index !== false ? [[path, type] as const] : [];
  });
}
