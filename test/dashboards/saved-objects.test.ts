import { describe, expect, it } from "vitest";
import { dashboardObjects, toNdjson } from "../../dashboards/build.ts";
import type { SavedObject } from "../../dashboards/saved-object.ts";
import { dashboardLanguages } from "../../dashboards/words/words.ts";
import type { Json } from "./decoded.ts";
import { allObjects, dashboards, decoded, isObject, objectAt, panelsOf, textOf } from "./decoded.ts";

const named = allObjects.map((object) => [`${object.type} ${object.id}`, object] as const);
const namedDashboards = dashboards.map((dashboard) => [dashboard.id, dashboard] as const);

describe.each(dashboardLanguages)("the file in %s", (language) => {
  const objects = dashboardObjects(language, "suara");

  it("has the same bytes each time, one object a line", () => {
    const text = toNdjson(objects);
    expect(toNdjson(dashboardObjects(language, "suara"))).toBe(text);
    const lines = text.trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(objects);
  });

  it("puts each object after those it refers to, and refers to nothing outside", () => {
    const seen = new Set<string>();
    for (const { type, id, references } of objects) {
      for (const reference of references) expect(seen).toContain(`${reference.type} ${reference.id}`);
      seen.add(`${type} ${id}`);
    }
    expect(seen.size).toBe(objects.length);
  });

  it("asks the indices of the prefix it is told", () => {
    const titles = dashboardObjects(language, "jabatan")
      .filter(({ type }) => type === "index-pattern")
      .map(({ attributes }) => textOf(attributes["title"]));
    expect(titles.length).toBeGreaterThan(0);
    for (const title of titles) expect(title).toMatch(/^jabatan-/u);
  });
});

describe("both languages", () => {
  it("share no id but the tag's, so that importing one leaves the other", () => {
    const ids = dashboardLanguages.map((language) => dashboardObjects(language, "suara").map(({ id }) => id));
    const [ms = [], en = []] = ids;
    expect(ms.filter((id) => en.includes(id))).toEqual(["suara"]);
  });

  it("have the same panels in the same places", () => {
    const shape = (language: string) =>
      dashboards
        .filter(({ id }) => id.endsWith(`-${language}`))
        .map((dashboard) => panelsOf(dashboard).map(({ json }) => json["gridData"]));
    expect(shape("ms")).toEqual(shape("en"));
    expect(shape("ms")).toHaveLength(4);
  });
});

describe.each(named)("%s", (_, object) => {
  it("opens as JSON all the way down", () => {
    expect(() => decoded(object.attributes)).not.toThrow();
  });

  it("is used by names that are unique, each of which it looks up itself", () => {
    const names = object.references.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect([...namesLookedUp(object)].sort()).toEqual(names.toSorted());
  });
});

describe.each(namedDashboards)("%s", (_, dashboard) => {
  const grids = panelsOf(dashboard).map(({ id, json }) => ({ id, ...objectAt(json, "gridData") })) as Grid[];

  it("keeps every panel on the grid, and none over another", () => {
    for (const [index, { id, i, x, y, w, h }] of grids.entries()) {
      expect(i).toBe(id);
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
      expect(Math.min(w, h)).toBeGreaterThan(0);
      expect(x + w).toBeLessThanOrEqual(48);
      for (const other of grids.slice(index + 1)) {
        const apart =
          x + w <= other.x || other.x + other.w <= x || y + h <= other.y || other.y + other.h <= y;
        expect(apart, `${id} and ${other.id}`).toBe(true);
      }
    }
    expect(new Set(grids.map(({ id }) => id)).size).toBe(grids.length);
  });

  it("fills every row to its end", () => {
    const area = grids.reduce((sum, { w, h }) => sum + w * h, 0);
    expect(area).toBe(48 * Math.max(...grids.map(({ y, h }) => y + h)));
  });
});

interface Grid {
  readonly id: string;
  readonly i: string;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** The names of references that Kibana will look for in the object, read from its attributes and not from how we made them. */
function namesLookedUp({ type, attributes, references }: SavedObject): Set<string> {
  const open = decoded(attributes);
  const names = new Set<string>(valuesOfKey(open, "indexRefName"));
  for (const { name } of references) if (name.startsWith("tag-ref-")) names.add(name);
  if (type !== "dashboard") return names;
  for (const id of Object.keys(objectAt(open, "controlGroupInput", "panelsJSON"))) {
    names.add(`controlGroup_${id}:optionsListDataView`);
  }
  const panels = (objectAt(open)["panelsJSON"] ?? []) as readonly Json[];
  for (const panel of panels.map((each) => objectAt(each))) {
    const id = textOf(panel["panelIndex"]);
    if (typeof panel["panelRefName"] === "string") names.add(`${id}:${panel["panelRefName"]}`);
    if (panel["type"] !== "lens") continue;
    const attributesOfPanel = objectAt(panel, "embeddableConfig", "attributes");
    const layers = objectAt(attributesOfPanel, "state", "datasourceStates", "formBased", "layers");
    const own = ((attributesOfPanel["references"] ?? []) as readonly Json[]).map((each) => objectAt(each));
    for (const layerId of Object.keys(layers)) {
      const name = `indexpattern-datasource-layer-${layerId}`;
      names.add(`${id}:${name}`);
      const inner = own.find((reference) => reference["name"] === name);
      const outer = references.find((reference) => reference.name === `${id}:${name}`);
      expect(inner).toEqual({ type: "index-pattern", id: outer?.id, name });
    }
  }
  return names;
}

function valuesOfKey(value: Json | undefined, key: string): string[] {
  if (Array.isArray(value)) return value.flatMap((each: Json) => valuesOfKey(each, key));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === key ? [textOf(inner)] : valuesOfKey(inner, key),
  );
}
