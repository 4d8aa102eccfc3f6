import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LinearModel } from "../../../../pipelines/enrich/linear/linear-model.ts";
import {
  decodeLinearModel,
  decodeTable,
  encodeLinearModel,
  encodeTable,
} from "../../../../pipelines/enrich/linear/model-file.ts";

const model: LinearModel = {
  name: "mood-linear@1",
  labels: ["good", "bad"],
  buckets: 3,
  weights: Int8Array.of(-127, 127, 0, 1, -1, 5),
  scales: Float64Array.of(0.01, 0.02),
  biases: Float64Array.of(-0.5, 0.25),
  temperature: 1.3,
  threshold: 0.5,
};

describe("a model file", () => {
  it("holds a model", () => {
    expect(decodeLinearModel("mood.bin", encodeLinearModel(model))).toEqual(model);
  });

  it("is read from the middle of a larger buffer, as files are", () => {
    const bytes = encodeLinearModel(model);
    const larger = Buffer.concat([Buffer.alloc(13), bytes, Buffer.alloc(5)]);
    expect(decodeLinearModel("mood.bin", larger.subarray(13, 13 + bytes.length))).toEqual(model);
  });

  it("holds a table, and is refused as one of another kind", () => {
    const table = Uint8Array.of(0, 255, 7);
    const bytes = encodeTable("rarity", "rarity@1", table);
    expect(decodeTable("rarity", "rarity.bin", bytes)).toEqual(table);
    expect(() => decodeTable("word-languages", "rarity.bin", bytes)).toThrow(
      expect.objectContaining({ code: "NLP_MODEL_INVALID" }),
    );
  });

  it("is refused when any byte is damaged", () => {
    const bytes = encodeLinearModel(model);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = Uint8Array.from(bytes);
        damaged[at] = (damaged[at] ?? 0) ^ change;
        expect(() => decodeLinearModel("mood.bin", damaged)).toThrow(
          expect.objectContaining({
            code: "NLP_MODEL_INVALID",
            message: expect.stringContaining("mood.bin"),
          }),
        );
      }),
    );
  });

  it("is refused when it is cut, empty or another kind", () => {
    const bytes = encodeLinearModel(model);
    const invalid = expect.objectContaining({ code: "NLP_MODEL_INVALID" });
    expect(() => decodeLinearModel("mood.bin", bytes.subarray(0, 60))).toThrow(invalid);
    expect(() => decodeLinearModel("mood.bin", new Uint8Array(0))).toThrow(invalid);
    expect(() => decodeTable("rarity", "mood.bin", bytes)).toThrow(invalid);
  });
});
