import { describe, expect, it } from "vitest";
import { seriesModels } from "../../../pipelines/trends/model-joins.ts";

const buckets = (...rows: readonly (readonly [step: string, model: string, comments: number])[]) =>
  rows.map(([step, model, comments]) => ({ keys: [step, model], comments, likes: 0 }));

describe("the models of a series", () => {
  it("have a join where another labels most comments than in the last step that has any", () => {
    const series = buckets(["d1", "a", 5], ["d3", "b", 2], ["d4", "b", 9], ["d5", "a", 1]);
    expect(seriesModels(series)).toEqual({
      models: [
        { model: "b", comments: 11 },
        { model: "a", comments: 6 },
      ],
      joins: [
        { at: "d3", from: "a", to: "b" },
        { at: "d5", from: "b", to: "a" },
      ],
      mixedSteps: 0,
    });
  });

  it("may share a step, which is counted, and is a join only when the other has more", () => {
    const series = buckets(["d1", "a", 5], ["d2", "a", 5], ["d2", "b", 4], ["d3", "b", 5], ["d3", "a", 4]);
    const { joins, mixedSteps } = seriesModels(series);
    expect(joins).toEqual([{ at: "d3", from: "a", to: "b" }]);
    expect(mixedSteps).toBe(2);
  });

  it("are one without a join where one labelled all, and none where nothing is held", () => {
    expect(seriesModels(buckets(["d1", "a", 5], ["d2", "a", 1])).joins).toEqual([]);
    expect(seriesModels([])).toEqual({ models: [], joins: [], mixedSteps: 0 });
  });
});
