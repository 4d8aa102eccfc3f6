import { describe, expect, it } from "vitest";
import { gather } from "../../../services/workers/gather.ts";

describe("gather", () => {
  it("sends the calls of one turn together and answers each with its own", async () => {
    const batches: number[][] = [];
    const double = gather(async (inputs: readonly number[]) => {
      batches.push([...inputs]);
      return inputs.map((input) => input * 2);
    }, 3);
    expect(await Promise.all([1, 2, 3, 4].map(double))).toEqual([2, 4, 6, 8]);
    expect(await double(5)).toBe(10);
    expect(batches).toEqual([[1, 2, 3], [4], [5]]);
  });

  it("fails every call of a batch that fails", async () => {
    const failing = gather<number, number>(() => Promise.reject(new Error("no")), 10);
    const results = await Promise.allSettled([failing(1), failing(2)]);
    expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  });

  it("does not leave a caller waiting when answers are missing", async () => {
    const short = gather<number, number>(async () => [], 10);
    await expect(short(1)).rejects.toThrow("fewer answers");
  });
});
