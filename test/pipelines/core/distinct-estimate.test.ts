import { describe, expect, it } from "vitest";
import {
  estimateDistinct,
  exactUpTo,
  sampledBelow,
  surelyMoreThan,
} from "../../../pipelines/core/distinct-estimate.ts";
import { distinctHash, distinctHashes } from "../../../pipelines/core/distinct-hash.ts";

const sampleOf = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, n) => distinctHash(`${prefix}${n}`)).filter((hash) => hash < sampledBelow)
    .length;

describe("distinct hashes", () => {
  it("are whole numbers below 2^53, equal for equal texts and different for different ones", () => {
    const hashes = Array.from({ length: 100_000 }, (_, n) => distinctHash(`k1.${n.toString(16)}`));
    expect(hashes.every((hash) => Number.isSafeInteger(hash) && hash >= 0 && hash < distinctHashes)).toBe(
      true,
    );
    expect(new Set(hashes).size).toBe(100_000);
    expect(distinctHash("k1.abc")).toBe(distinctHash("k1.abc"));
  });

  it("are spread evenly, also over texts that differ in one sign only", () => {
    const bins = Array.from({ length: 64 }, () => 0);
    for (let n = 0; n < 64_000; n += 1) {
      const bin = Math.floor((distinctHash(`k1.${n}`) / distinctHashes) * 64);
      bins[bin] = (bins[bin] ?? 0) + 1;
    }
    const chiSquare = bins.reduce((sum, found) => sum + (found - 1000) ** 2 / 1000, 0);
    expect(chiSquare).toBeLessThan(125); // 63 degrees of freedom: exceeded once in 100,000 times by chance
  });
});

describe("the estimate of distinct values", () => {
  it.each([45_000, 200_000, 1_000_000])("lies within the error it states for %d values", (truth) => {
    const { value, relativeError } = estimateDistinct(sampleOf("k1.", truth));
    expect(Math.abs(value - truth)).toBeLessThan(4 * relativeError * truth);
    expect(relativeError).toBeLessThan(0.014);
  });

  it("misses by as much as it states, over many sets", () => {
    const truth = 2_000;
    const misses = Array.from(
      { length: 200 },
      (_, n) => estimateDistinct(sampleOf(`set ${n} `, truth)).value / truth - 1,
    );
    const spread = Math.sqrt(misses.reduce((sum, miss) => sum + miss * miss, 0) / misses.length);
    const { relativeError } = estimateDistinct(truth / 8);
    expect(spread / relativeError).toBeGreaterThan(0.85);
    expect(spread / relativeError).toBeLessThan(1.15);
  });

  it("is not trusted where the truth may be small enough to count", () => {
    expect(surelyMoreThan(exactUpTo, sampleOf("k1.", exactUpTo))).toBe(false);
    expect(surelyMoreThan(exactUpTo, sampleOf("k1.", 50_000))).toBe(true);
    expect(surelyMoreThan(0, 0)).toBe(false);
  });
});
