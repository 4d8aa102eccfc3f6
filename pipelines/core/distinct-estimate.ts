import type { Cardinality } from "../ports/search-index.ts";
import { distinctHashes } from "./distinct-hash.ts";

/** Up to so many distinct values are counted exactly. */
export const exactUpTo = 40_000;

/** One value in so many is in the sample: those whose hash is below `sampledBelow`. */
const sampledOneIn = 8;
export const sampledBelow = distinctHashes / sampledOneIn;

/**
 * How many distinct values a set has, from how many of them are in the sample. Each value is in it with probability
 * p = 1/8, whatever set it is in, so the estimate is unbiased with a relative standard error of sqrt((1 - p) / (p n)): 1.3 %
 * of 40,000, 0.6 % of 200,000 (Gibbons: Distinct sampling for highly-accurate answers to distinct values queries, VLDB
 * 2001, with a fixed level). As the sample is of the values that are there, it stays right after edits and deletions.
 */
export function estimateDistinct(sampled: number): Cardinality {
  const value = sampled * sampledOneIn;
  return { value, relativeError: standardError(value) };
}

/** Are there surely more than `count` values, by six standard errors? */
export function surelyMoreThan(count: number, sampled: number): boolean {
  return sampled * sampledOneIn > count * (1 + 6 * standardError(count));
}

function standardError(count: number): number {
  return count === 0 ? 0 : Math.sqrt((sampledOneIn - 1) / count);
}
