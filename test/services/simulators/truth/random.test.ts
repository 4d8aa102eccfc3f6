import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../../../services/simulators/truth/random.ts";

function draws<T>(seed: number, count: number, draw: (random: ReturnType<typeof seededRandom>) => T): T[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => draw(random));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

describe("seededRandom", () => {
  it("repeats itself for a seed, and not for another", () => {
    const first = draws(7, 20, (random) => random.next());
    expect(draws(7, 20, (random) => random.next())).toEqual(first);
    expect(draws(8, 20, (random) => random.next())).not.toEqual(first);
  });

  it("gives the known first draws of mulberry32", () => {
    expect(draws(0, 3, (random) => Math.floor(random.next() * 2 ** 32))).toEqual([
      1_144_304_738, 1_416_247, 958_946_056,
    ]);
  });

  it("stays in its bounds for any seed", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 1000 }), (seed, below) => {
        const random = seededRandom(seed);
        const drawn = random.int(below);
        expect(drawn).toBeGreaterThanOrEqual(0);
        expect(drawn).toBeLessThan(below);
        expect(random.exponential(5)).toBeGreaterThanOrEqual(0);
        expect(random.pareto(3, 1.2)).toBeGreaterThanOrEqual(3);
        expect(random.id(11)).toMatch(/^[\w-]{11}$/u);
      }),
    );
  });

  it("draws with the chances, means and weights it was given", () => {
    expect(mean(draws(1, 20_000, (random) => (random.chance(0.3) ? 1 : 0)))).toBeCloseTo(0.3, 1);
    expect(mean(draws(2, 20_000, (random) => random.exponential(5)))).toBeCloseTo(5, 0);
    const picked = draws(3, 20_000, (random) =>
      random.pickWeighted([0, 1], (choice) => (choice === 1 ? 3 : 1)),
    );
    expect(mean(picked)).toBeCloseTo(0.75, 1);
  });

  it("refuses to choose from nothing", () => {
    expect(() => seededRandom(1).pick([])).toThrow(RangeError);
    expect(() => seededRandom(1).pickWeighted([], () => 1)).toThrow(RangeError);
  });
});
