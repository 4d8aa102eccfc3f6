import { describe, expect, it } from "vitest";
import { createFeatureCounter } from "../../../../pipelines/enrich/features/feature-counter.ts";
import { bucketCount, wordBuckets } from "../../../../pipelines/enrich/features/feature-space.ts";

/** Bucket to count, as a plain object: the counter's arrays are used again. */
function counted(count: ReturnType<typeof createFeatureCounter>, words: readonly string[]) {
  const { buckets, counts, size, wordSize } = count(words);
  const all = [...buckets.subarray(0, size)];
  return {
    words: all.slice(0, wordSize).map((bucket) => counts[bucket]),
    pieces: all.slice(wordSize).map((bucket) => counts[bucket]),
    buckets: all,
  };
}

describe("counting features", () => {
  const count = createFeatureCounter();

  it("counts words, pairs, and pieces of 2 to 5 characters with the spaces around", () => {
    const { words, pieces } = counted(count, ["air", "naik"]);
    expect(words).toEqual([1, 1, 1]); // air, naik, "air naik"
    // " air " has 4 + 3 + 2 + 1 pieces, " naik " has 5 + 4 + 3 + 2; "ai" is in both
    expect(pieces.length).toBe(10 + 14 - 1);
    expect(pieces.filter((each) => each === 2)).toEqual([2]);
  });

  it("counts what comes again", () => {
    expect(counted(count, ["air", "air"]).words).toEqual([2, 1]);
  });

  it("forgets the text before", () => {
    counted(count, ["banjir", "teruk"]);
    expect(counted(count, ["air"])).toEqual(counted(createFeatureCounter(), ["air"]));
    expect(counted(count, [])).toEqual({ words: [], pieces: [], buckets: [] });
  });

  it("takes emoji and placeholders whole", () => {
    expect(counted(count, ["👏", "<url>", "??"]).pieces).toEqual([]);
  });

  it("keeps words and pieces apart in the space", () => {
    const { buckets, words } = counted(count, ["hujan", "lebat", "semalam"]);
    expect(buckets.slice(0, words.length).every((bucket) => bucket < wordBuckets)).toBe(true);
    expect(buckets.slice(words.length).every((bucket) => bucket >= wordBuckets && bucket < bucketCount)).toBe(
      true,
    );
  });
});
