import type { Json } from "./decoded.ts";
import { isObject, textOf } from "./decoded.ts";

/** Objects whose keys are names of somebody's own, such as ids and fields. */
const named = new Set([
  "columns",
  "layers",
  "fieldAttrs",
  "fieldFormatMap",
  "match_phrase",
  "runtimeFieldMap",
]);

/**
 * Every key in a saved object with the kind of its value, as paths such as `lens/lnsXY/layers/seriesType: string`. Where a
 * key has another meaning by a type that stands beside it, as in columns and panels, the type is part of the path.
 */
export function keyPaths(object: Json): Set<string> {
  const paths = new Set<string>();
  walk(object, isObject(object) ? textOf(object["type"]) : "", "", paths);
  return paths;
}

function walk(value: Json | undefined, path: string, key: string, paths: Set<string>): void {
  if (Array.isArray(value)) {
    for (const each of value as readonly Json[]) walk(each, path, key, paths);
    return;
  }
  if (!isObject(value)) return;
  const at = contextOf(value, path, key);
  for (const [name, inner] of Object.entries(value)) {
    if (named.has(key) || (key === "panelsJSON" && at.includes("controlGroupInput"))) {
      walk(inner, `${at}/*`, "*", paths);
      continue;
    }
    paths.add(`${at}/${name}: ${kindOf(inner)}`);
    walk(inner, `${at}/${name}`, name, paths);
  }
}

/** Panels, charts and columns have shapes by their own types, wherever they lie. */
function contextOf(value: { readonly [key: string]: Json }, path: string, key: string): string {
  if ("operationType" in value) return `column/${textOf(value["operationType"])}`;
  if ("visualizationType" in value) return "lens";
  if ("panelIndex" in value) return `panel/${textOf(value["type"])}`;
  if (key === "savedVis") return `savedVis/${textOf(value["type"])}`;
  if ("tinymathAst" in value || ("location" in value && "args" in value)) return "tinymath";
  if ("meta" in value && "$state" in value) return "filter";
  if (key === "references") return "reference";
  return path;
}

function kindOf(value: Json): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
