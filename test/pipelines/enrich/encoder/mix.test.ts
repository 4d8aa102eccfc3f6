import { describe, expect, it } from "vitest";
import { decodeHeads } from "../../../../pipelines/enrich/encoder/heads.ts";
import { taxonomy } from "../../../../pipelines/enrich/taxonomy/taxonomy.ts";
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
  const outputs = 3 + 2 + 4 + taxonomy.topics.length;

  it("are linear models over the mean, one behind the other, those of topics last", () => {
    const numbers = new Float32Array((width + 1) * outputs);
    numbers[2 * width] = 3; // positive, first number of the mean
    numbers[width * outputs + 4] = 1; // the bias of "sarcastic"
    const mean = new Float32Array(width);
    mean[0] = 1;
    numbers[10 * width] = 2; // the second topic
    const { sentiment, sarcasm, language, topics } = decodeHeads(
      "encoder-heads.bin",
      new Uint8Array(numbers.buffer),
    )(mean);
    expect(sentiment[2]).toBeCloseTo(Math.exp(3) / (Math.exp(3) + 2));
    expect(sarcasm[1]).toBeCloseTo(Math.E / (Math.E + 1));
    expect([...language]).toEqual([0.25, 0.25, 0.25, 0.25]);
    expect([...topics]).toEqual(taxonomy.topics.map((_, topic) => (topic === 1 ? 2 : 0)));
  });

  it("are refused with one more or less", () => {
    for (const heads of [outputs - 1, outputs + 1])
      expect(() => decodeHeads("encoder-heads.bin", new Uint8Array((width + 1) * heads * 4))).toThrow(
        expect.objectContaining({ code: "NLP_MODEL_INVALID" }),
      );
  });
});
