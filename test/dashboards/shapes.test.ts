import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import process from "node:process";
import { describe, expect, it } from "vitest";
import type { Json } from "./decoded.ts";
import { allObjects, decoded, isObject } from "./decoded.ts";
import { keyPaths } from "./key-paths.ts";

/** Exports from real Kibanas, kept beside the checkout by those who develop Suara; not part of it. */
const examples = resolve(import.meta.dirname, "../../../shared/kibana/examples");
const files = existsSync(examples) ? readdirSync(examples).filter((name) => name.endsWith(".ndjson")) : [];

/** Keys of ours that none of the examples happens to have, and where they are documented. */
const documented: Readonly<Record<string, string>> = {
  ...each("Kibana's attributes of a dashboard that restores its time", [
    "dashboard/attributes/timeFrom: string",
    "dashboard/attributes/timeTo: string",
    "dashboard/attributes/refreshInterval: object",
    "dashboard/attributes/refreshInterval/pause: boolean",
    "dashboard/attributes/refreshInterval/value: number",
  ]),
  ...each("Data_views_fieldattrs and Data_views_fieldformats in Kibana's OpenAPI", [
    "index-pattern/attributes/fieldAttrs/*/customLabel: string",
    "index-pattern/attributes/fieldFormatMap/*/id: string",
    "index-pattern/attributes/fieldFormatMap/*/params: object",
    "index-pattern/attributes/fieldFormatMap/*/params/lookupEntries: array",
    "index-pattern/attributes/fieldFormatMap/*/params/lookupEntries/key: string",
    "index-pattern/attributes/fieldFormatMap/*/params/lookupEntries/value: string",
    "index-pattern/attributes/fieldFormatMap/*/params/pattern: string",
  ]),
  ...each("seen on every other kind of column, or of object", [
    "column/average/customLabel: boolean",
    "column/sum/customLabel: boolean",
    "tag/managed: boolean",
  ]),
  ...each("seen on the columns of a maximum, a count and a formula", [
    "column/average/params/format: object",
    "column/average/params/format/id: string",
    "column/average/params/format/params: object",
    "column/average/params/format/params/decimals: number",
  ]),
};

function each(source: string, paths: readonly string[]): Record<string, string> {
  return Object.fromEntries(paths.map((path) => [path, source]));
}

describe.skipIf(files.length === 0)(`compared with the exports in ${examples}`, () => {
  const known = new Set(exportedObjects().flatMap((object) => [...keyPaths(object)]));
  const ours = new Set(allObjects.flatMap((object) => [...keyPaths(decoded(object))]));

  it("reads the exports at all", () => {
    expect(known.size).toBeGreaterThan(300);
    expect(known).toContain("column/terms/params/orderAgg: object");
  });

  it("uses no key that Kibana does not, nor with another kind of value", () => {
    const unknown = [...ours].filter((path) => !known.has(path) && documented[path] === undefined);
    expect(unknown.sort()).toEqual([]);
  });

  it("excuses no key that it does not use", () => {
    expect(Object.keys(documented).filter((path) => !ours.has(path) || known.has(path))).toEqual([]);
  });
});

if (files.length === 0) {
  process.stderr.write(`${examples} is not there: no shape was compared with Kibana's own exports\n`);
}

function exportedObjects(): Json[] {
  return files
    .flatMap((name) => readFileSync(join(examples, name), "utf8").trim().split("\n"))
    .map((line) => decoded(JSON.parse(line)))
    .filter((object) => isObject(object) && typeof object["type"] === "string");
}
