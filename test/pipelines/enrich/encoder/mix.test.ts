import { describe, expect, it } from "vitest";
import { decodeHeads } from "../../../../pipelines/enrich/encoder/heads.ts";
import { mixed } from "../../../../pipelines/enrich/encoder/mix.ts";

describe("two models as one", () => {
  it("is their mean by the encoder's share, and at temperature 1 nothing else", () => {
    const both = mixed([0.6, 0.3, 0.1], [0.2, 0.3, 0.5], { encoder: 0.25, temperature: 1 });
    expect([...both].map((each) => each.toFixed(6))).toEqual(["0.500000", "0.300000", "0.200000"]);
  });

  it("is less sure at a higher temperature, with the same order", () => {
    const [first = 0, second = 0] = mixed([0.8, 0.2], [0.8, 0.2], { encoder: 0.5, temperature: 2 });
    expect(first).toBeCloseTo(2 / 3);
    expect(first + second).toBeCloseTo(1);
  });
});

describe("the encoder's heads", () => {
  const width = 384;

  it("are linear models over the mean, one behind the other", () => {
    const numbers = new Float32Array((width + 1) * 9);
    numbers[2 * width] = 3; // positive, first number of the mean
    numbers[width * 9 + 4] = 1; // the bias of "sarcastic"
    const opinionOf = decodeHeads("encoder-heads.bin", new Uint8Array(numbers.buffer));
    const mean = new Float32Array(width);
    mean[0] = 1;
    const { sentiment, sarcasm, language } = opinionOf(mean);
    expect(sentiment[2]).toBeCloseTo(Math.exp(3) / (Math.exp(3) + 2));
    expect(sarcasm[1]).toBeCloseTo(Math.E / (Math.E + 1));
    expect([...language]).toEqual([0.25, 0.25, 0.25, 0.25]);
  });

  it("are refused in another size", () => {
    expect(() => decodeHeads("encoder-heads.bin", new Uint8Array(8))).toThrow(
      expect.objectContaining({ code: "NLP_MODEL_INVALID" }),
    );
  });
});
