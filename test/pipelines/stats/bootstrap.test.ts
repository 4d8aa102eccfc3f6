import { describe, expect, it } from "vitest";
import { bootstrapInterval } from "../../../pipelines/stats/bootstrap.ts";
import { mulberry32 } from "../../../pipelines/stats/mulberry32.ts";

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe("bootstrapInterval", () => {
  it("is the same for the same seed", () => {
    const groups = [[1], [0], [1], [1], [0]];
    const interval = bootstrapInterval(groups, mean, { seed: 3 });
    expect(bootstrapInterval(groups, mean, { seed: 3 })).toEqual(interval);
    expect(bootstrapInterval(groups, mean, { seed: 4, draws: 99 })).not.toEqual(interval);
  });

  it("holds the true share about 95 times in 100", () => {
    const random = mulberry32(7);
    const trials = 200;
    let held = 0;
    for (let trial = 0; trial < trials; trial++) {
      const groups = Array.from({ length: 200 }, () => [random() < 0.3 ? 1 : 0]);
      const interval = bootstrapInterval(groups, mean, { seed: trial, draws: 200 });
      if (interval !== null && interval.low <= 0.3 && interval.high >= 0.3) held += 1;
    }
    expect(held / trials).toBeGreaterThan(0.9);
    expect(held / trials).toBeLessThanOrEqual(0.99);
  });

  it("is wider where the members of a group are alike", () => {
    const values = Array.from({ length: 200 }, (_, at) => (at % 20 < 6 ? 1 : 0));
    const alone = bootstrapInterval(
      values.map((value) => [value]),
      mean,
      { seed: 1 },
    );
    const groups = Array.from({ length: 20 }, (_, at) => Array.from({ length: 10 }, () => (at < 6 ? 1 : 0)));
    const alike = bootstrapInterval(groups, mean, { seed: 1 });
    const width = (interval: typeof alone) => (interval?.high ?? 0) - (interval?.low ?? 0);
    expect(width(alike)).toBeGreaterThan(2 * width(alone));
  });

  it("is unknown where the statistic mostly is", () => {
    expect(bootstrapInterval([[1], [2]], () => null, { seed: 1 })).toBeNull();
    expect(bootstrapInterval([], () => null, { seed: 1 })).toBeNull();
  });
});
