import { describe, expect, it } from "vitest";
import { bucketCount } from "../../../../pipelines/enrich/features/feature-space.ts";
import { createFeatureCounter } from "../../../../pipelines/enrich/features/feature-counter.ts";
import { rarityOf, weigh } from "../../../../pipelines/enrich/features/weighting.ts";
import { encodeLinearModel } from "../../../../pipelines/enrich/linear/model-file.ts";
import { createScorer } from "../../../../pipelines/enrich/linear/scorer.ts";
import { balance } from "../../../../pipelines/enrich/training/balance.ts";
import {
  foldCount,
  foldOf,
  heldOutScores,
  linearScores,
  trainLinear,
} from "../../../../pipelines/enrich/training/cross-validate.ts";
import { minimise } from "../../../../pipelines/enrich/training/lbfgs.ts";
import { createWordReader } from "../../../../pipelines/enrich/wording/words.ts";

const good = ["bagus sangat", "terima kasih semua", "syabas terbaik", "bagus terima kasih", "terbaik sangat"];
const bad = ["teruk sangat", "bodoh semua", "teruk menyusahkan", "bodoh menyusahkan", "teruk bodoh"];
const texts = [...good, ...bad].flatMap((text) => [text, `${text} ini`, `${text} itu`]);
const labelOf = (text: string) => (good.some((each) => text.startsWith(each)) ? 0 : 1);

const read = createWordReader();
const count = createFeatureCounter();
const frequencies = new Uint32Array(bucketCount).fill(3);
const rarity = rarityOf({ texts: 30, frequencies }, 1);
const samples = texts.map((text) => ({
  vector: weigh(count(read(text)), rarity),
  label: labelOf(text),
  fold: foldOf(text),
}));
const sources = [{ name: "made up", share: 1, samples }];
const options = { classes: 2, l2: 1e-3, iterations: 30 };
const description = { name: "mood-linear@1", labels: ["good", "bad"], temperature: 1, threshold: 0 };

describe("training", () => {
  it("learns, and predicts texts it has not seen", () => {
    const held = heldOutScores(sources, options).get("made up") ?? [];
    const right = samples.filter(
      ({ label }, at) => held[at]?.indexOf(Math.max(...(held[at] ?? []))) === label,
    );
    expect(right.length).toBeGreaterThan(samples.length * 0.8);
  });

  it("gives the same bytes again", () => {
    const once = encodeLinearModel(trainLinear(sources, options, description));
    expect(encodeLinearModel(trainLinear(sources, options, description))).toEqual(once);
  });

  it("scores alike in training and in use", () => {
    const model = trainLinear(sources, options, description);
    const score = createScorer([model, model], rarity);
    for (const text of [...texts, "teruk tapi bagus", "😀", ""]) {
      const slow = linearScores(model, weigh(count(read(text)), rarity));
      for (const { scores } of score(count(read(text)))) {
        for (const [label, value] of scores.entries())
          expect(value).toBeCloseTo(slow[label] ?? Number.NaN, 9);
      }
    }
  });

  it("keeps what belongs together in one of the folds", () => {
    expect(foldOf("caption")).toBe(foldOf("caption"));
    expect(new Set(texts.map(foldOf)).size).toBe(foldCount);
  });
});

describe("balancing", () => {
  it("lets labels count alike within a source, and sources by their share", () => {
    const vector = weigh(count(read("a")), rarity);
    const many = Array.from({ length: 6 }, (_, at) => ({ vector, label: at < 5 ? 0 : 1 }));
    const weights = balance([
      { samples: many, share: 1 },
      { samples: [{ vector, label: 2 }], share: 0.25 },
    ]).map(({ weight }) => weight);
    expect(weights).toEqual([0.1, 0.1, 0.1, 0.1, 0.1, 0.5, 0.25]);
  });
});

describe("minimising", () => {
  it("finds the lowest point of Rosenbrock's valley", () => {
    const lowest = minimise(
      (point, gradient) => {
        const [x = 0, y = 0] = point;
        gradient[0] = -2 * (1 - x) - 400 * x * (y - x * x);
        gradient[1] = 200 * (y - x * x);
        return (1 - x) ** 2 + 100 * (y - x * x) ** 2;
      },
      2,
      { iterations: 200, tolerance: 1e-8 },
    );
    expect(lowest[0]).toBeCloseTo(1, 5);
    expect(lowest[1]).toBeCloseTo(1, 5);
  });
});
