import { describe, expect, it } from "vitest";
import { labelWeights } from "../../../../pipelines/enrich/evaluation/label-weights.ts";
import { weightiest } from "../../../../pipelines/enrich/weightiest.ts";

/** A row whose probabilities are `chances`, at temperature 1. */
const row = (label: number, ...chances: readonly number[]) => ({
  label,
  scores: Float64Array.from(chances, Math.log),
});

const times = <Row>(count: number, make: (at: number) => Row): Row[] =>
  Array.from({ length: count }, (_, at) => make(at));

describe("labelWeights", () => {
  it("lets a label that is never the likeliest come out as often as people gave it", () => {
    // Of 100 rows 30 are of the second label, and the model gives those a little more of it: 0.31 to 0.40.
    const rows = [
      ...times(70, (at) => row(0, 0.9 - at / 1000, 0.1 + at / 1000)),
      ...times(30, (at) => row(1, 0.69 - at / 333, 0.31 + at / 333)),
    ];
    const weights = labelWeights(rows, 1);
    const said = rows.filter(({ scores }) => weightiest(scores.map(Math.exp), weights) === 1);
    expect(weights[0]).toBe(1);
    expect(Math.abs(said.length - 30)).toBeLessThanOrEqual(1);
  });

  it("leaves alone what is right already, and labels of which there are too few rows", () => {
    const rows = [...times(50, () => row(0, 0.8, 0.1, 0.1)), ...times(50, () => row(1, 0.1, 0.8, 0.1))];
    expect(labelWeights([...rows, ...times(19, () => row(2, 0.5, 0.4, 0.1))], 1)[2]).toBe(1);
    expect(labelWeights(rows, 1)).toEqual([1, 1, 1]);
  });
});
