import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recentCache } from "../../../pipelines/protect/recent-cache.ts";

describe("recentCache", () => {
  it("makes a value once while its key is among the last used", () => {
    const made: string[] = [];
    const cached = recentCache(2, (key) => {
      made.push(key);
      return key.toUpperCase();
    });
    expect(Array.from("aabbab", cached)).toEqual(["A", "A", "B", "B", "A", "B"]);
    expect(made).toEqual(["a", "b"]);
  });

  it("forgets keys that were not used for long", () => {
    const made: string[] = [];
    const cached = recentCache(2, (key) => made.push(key));
    for (const key of "abcdefa") cached(key);
    expect(made).toEqual(["a", "b", "c", "d", "e", "f", "a"]);
  });

  it("never answers with another key's value, and remembers the last keys used", () => {
    const keys = fc.array(fc.constantFrom("a", "b", "c", "d", "e", "f"), { maxLength: 60 });
    fc.assert(
      fc.property(keys, fc.integer({ min: 1, max: 4 }), (used, capacity) => {
        const made: string[] = [];
        const cached = recentCache(capacity, (key) => {
          made.push(key);
          return `value of ${key}`;
        });
        for (const [position, key] of used.entries()) {
          const madeBefore = made.length;
          expect(cached(key)).toBe(`value of ${key}`);
          const lastUsed = [...new Set(used.slice(0, position).reverse())].slice(0, capacity);
          expect(lastUsed.includes(key) && made.length > madeBefore).toBe(false);
        }
      }),
    );
  });
});
