import { describe, expect, it } from "vitest";
import type { Formula } from "../../dashboards/chart.ts";
import { formulaColumns, formulaText } from "../../dashboards/lens/formula.ts";
import type { Json } from "./decoded.ts";
import { isObject, textOf } from "./decoded.ts";

const positive: Formula = { op: "count", only: { field: "label", value: "positive" } };
const negative: Formula = { op: "count", only: { field: "label", value: "negative" } };
const all: Formula = { op: "count" };

const cases: readonly (readonly [string, Formula])[] = [
  ["count()", all],
  [`count(kql='label : "negative"') / count()`, { op: "divide", left: negative, right: all }],
  [
    `(count(kql='label : "positive"') - count(kql='label : "negative"')) / count()`,
    { op: "divide", left: { op: "subtract", left: positive, right: negative }, right: all },
  ],
  [
    `count() - (count() + count(kql='label : "positive"'))`,
    { op: "subtract", left: all, right: { op: "add", left: all, right: positive } },
  ],
];

describe.each(cases)("the formula %s", (text, formula) => {
  const columns = formulaColumns("f", "word", formula, { id: "percent" });

  it("reads as a person would write it", () => {
    expect(formulaText(formula)).toBe(text);
    expect(columns["f"]?.params["formula"]).toBe(text);
  });

  it("leads from the formula over its arithmetic to one hidden count for each in it", () => {
    const [math = ""] = columns["f"]?.references ?? [];
    const counts = columns[math]?.references ?? [];
    expect(columns[math]?.operationType).toBe("math");
    expect(counts).toHaveLength(text.split("count(").length - 1);
    expect(Object.keys(columns)).toEqual(["f", ...counts, math]);
  });

  it("gives every part of its arithmetic the place it has in the text", () => {
    for (const [place, part] of partsOf(mathOf(columns))) {
      expect(text.slice(place.min, place.max)).toBe(part);
    }
  });
});

it("refuses a value that would end the quotes", () => {
  const sly: Formula = { op: "count", only: { field: "label", value: 'a" or "b' } };
  expect(() => formulaText(sly)).toThrow(TypeError);
});

function mathOf(columns: ReturnType<typeof formulaColumns>): Json | undefined {
  const math = Object.values(columns).find(({ operationType }) => operationType === "math");
  return math?.params["tinymathAst"] as Json | undefined;
}

function partsOf(node: Json | undefined): (readonly [{ min: number; max: number }, string])[] {
  if (!isObject(node)) return [];
  const place = node["location"] as { min: number; max: number };
  const args = node["args"] as readonly Json[];
  return [[place, textOf(node["text"])], ...args.flatMap(partsOf)];
}
