import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { batchesOf } from "../../../../pipelines/enrich/encoder/batches.ts";
import { control } from "../../../../pipelines/enrich/encoder/vocabulary.ts";

const text = fc.array(fc.integer({ min: 4, max: 9 }), { minLength: 1, maxLength: 70 });

describe("batches", () => {
  it("hold every text once, padded by its own length alone", () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 120 }), (texts) => {
        const seen: number[] = [];
        for (const { rows, length, ids } of batchesOf(texts)) {
          expect(ids).toHaveLength(rows.length * length);
          for (const [row, at] of rows.entries()) {
            const own = texts[at] ?? [];
            const padding = Array.from({ length: length - own.length }, () => control.padding);
            expect([...ids.subarray(row * length, (row + 1) * length)]).toEqual([...own, ...padding]);
            expect(length).toBe(Math.ceil(own.length / 4) * 4);
            seen.push(at);
          }
        }
        expect(seen.sort((a, b) => a - b)).toEqual(texts.map((_, at) => at));
      }),
    );
  });
});
