import { describe, expect, it } from "vitest";
import { mulberry32 } from "../../../pipelines/stats/mulberry32.ts";
import { eventScore } from "./event-score.ts";
import { negativeBinomial } from "./random-counts.ts";

describe("eventScore", () => {
  const onsets = [4000, 8000];
  // Windows of 500 steps: 3750 to 4250 and 7750 to 8250.
  const score = (...alerts: readonly number[]) => eventScore(10_000, onsets, alerts);

  it("is full for an alert at the beginning of each window, and loses one for each without", () => {
    expect(score(3750, 7750)).toMatchObject({ points: 2, possible: 2, missed: 0, outside: 0 });
    expect(score()).toMatchObject({ points: -2, missed: 2 });
  });

  it("rewards the earlier alert, and only the first in a window", () => {
    expect(score(3900, 7750).points).toBeGreaterThan(score(4100, 7750).points);
    expect(score(3750, 3800, 4200, 7750)).toEqual(score(3750, 7750));
  });

  it("punishes each alert outside, less soon after a window, none in the first steps", () => {
    expect(score(100, 3750, 7750).points).toBe(2);
    expect(score(2000, 3750, 7750)).toMatchObject({ points: 1.89, outside: 1 });
    expect(score(3750, 4260, 7750).points).toBeGreaterThan(1.98);
    expect(score(3750, 7750, 9990).points).toBeCloseTo(1.89, 2);
  });
});

describe("negativeBinomial", () => {
  it.each([
    [0.2, 5],
    [4, 10],
    [500, 3],
  ])("draws counts of mean %d and size %d with the variance of theirs", (mean, size) => {
    const random = mulberry32(1);
    const draws = Array.from({ length: 20_000 }, () => negativeBinomial(random, mean, size));
    const average = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
    const variance = draws.reduce((sum, draw) => sum + (draw - average) ** 2, 0) / draws.length;
    expect(average / mean).toBeCloseTo(1, 1);
    expect(variance / (mean + mean ** 2 / size)).toBeCloseTo(1, 1);
  });
});
