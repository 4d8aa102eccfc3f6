import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { murmur2, partitionOf } from "../../../pipelines/core/murmur2.ts";

describe("murmur2", () => {
  // org.apache.kafka.common.utils.UtilsTest.testMurmur2
  it.each([
    ["21", -973932308],
    ["foobar", -790332482],
    ["a-little-bit-long-string", -985981536],
    ["a-little-bit-longer-string", -1486304829],
    ["lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8", -58897971],
    ["abc", 479470107],
  ])("hashes %j as Kafka does", (key, hash) => {
    expect(murmur2(key)).toBe(hash);
  });
});

describe("partitionOf", () => {
  it.each([
    ["21", (-973932308 & 0x7fff_ffff) % 10],
    ["abc", 479470107 % 10],
  ])("clears the sign of the hash of %j before dividing", (key, partition) => {
    expect(partitionOf(key, 10)).toBe(partition);
  });

  it("stays within the partitions, whatever the key", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.integer({ min: 1, max: 256 }), (key, partitions) => {
        const partition = partitionOf(key, partitions);
        expect(Number.isInteger(partition) && partition >= 0 && partition < partitions).toBe(true);
      }),
    );
  });
});
