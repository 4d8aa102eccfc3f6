import { describe, expect, it } from "vitest";
import { newDetectorState, shortWindows, windowSteps } from "../../../pipelines/alerts/detector-state.ts";
import { moveWindows } from "../../../pipelines/alerts/windows.ts";

const usual = 5;

/** What the windows hold after the last of these counts, each after as many missing steps as `gap` says. */
function afterAll(counts: readonly { readonly count: number; readonly gap?: number }[]) {
  const state = newDetectorState();
  return counts.map(({ count, gap = 0 }) => moveWindows(state, { count, usual, gap })).at(-1) ?? [];
}

const heldIn = (windows: ReturnType<typeof afterAll>) =>
  windows.slice(0, shortWindows).map(({ observed, usual: expected }) => [observed, expected]);

describe("moveWindows", () => {
  it("adds up the newest one, two and three steps", () => {
    expect(heldIn(afterAll([{ count: 9 }, { count: 4 }, { count: 0 }, { count: 7 }]))).toEqual([
      [7, 5],
      [7, 10],
      [11, 15],
    ]);
  });

  it("adds up what there is after a gap, against as many usual counts", () => {
    const before = [{ count: 9 }, { count: 4 }];
    expect(heldIn(afterAll([...before, { count: 7, gap: 1 }]))).toEqual([
      [7, 5],
      [7, 5],
      [11, 10],
    ]);
    expect(heldIn(afterAll([...before, { count: 7, gap: 100 }]))).toEqual([
      [7, 5],
      [7, 5],
      [7, 5],
    ]);
  });

  it("weighs steps by age in the longer ones, as a sum of so many", () => {
    const windows = afterAll(Array.from({ length: 3000 }, () => ({ count: 5 })));
    const lengths = windows.map(({ usual: expected }) => expected / usual);
    for (const [index, steps] of windowSteps.entries()) expect(lengths[index]).toBeCloseTo(steps, 1);
    for (const { deviation } of windows) expect(deviation).toBeCloseTo(0, 3);
  });

  it("takes a step of a million for itself, and into what lasts no further than it may go", () => {
    const [single, ...longer] = afterAll([{ count: 5 }, { count: 5 }, { count: 1_000_000 }]);
    expect(single?.observed).toBe(1_000_000);
    for (const { observed } of longer) expect(observed).toBeLessThan(200);
  });
});
