import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { edited, typicalEdits } from "../../../../pipelines/enrich/evaluation/typical-edits.ts";
import { mulberry32 } from "../../../../pipelines/stats/mulberry32.ts";

const message = "Subsidi petrol akan ditamatkan bulan depan kata jiran saya semalam";

describe("typical edits", () => {
  it.each(typicalEdits)("%s: changes the message, in the same way for the same seed", (edit) => {
    const changed = edited(message, edit, mulberry32(1));
    expect(changed).not.toBe(message);
    expect(edited(message, edit, mulberry32(1))).toBe(changed);
  });

  it("takes any text", () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...typicalEdits), fc.integer(), (text, edit, seed) => {
        expect(typeof edited(text, edit, mulberry32(seed))).toBe("string");
      }),
    );
  });
});

describe("seeded numbers", () => {
  it("are spread from 0 up to 1", () => {
    const random = mulberry32(3);
    const numbers = Array.from({ length: 10_000 }, random);
    expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
    expect(numbers.reduce((sum, number) => sum + number, 0) / numbers.length).toBeCloseTo(0.5, 1);
  });
});
