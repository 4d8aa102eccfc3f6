import { describe, expect, it } from "vitest";
import { bucketCount } from "../../../../pipelines/enrich/features/feature-space.ts";
import { createFeatureCounter } from "../../../../pipelines/enrich/features/feature-counter.ts";
import { rarityOf, weigh } from "../../../../pipelines/enrich/features/weighting.ts";
import { encodeLinearModel } from "../../../../pipelines/enrich/linear/model-file.ts";
import { linearScores } from "../../../../pipelines/enrich/linear/linear-scores.ts";
import { createScorer } from "../../../../pipelines/enrich/linear/scorer.ts";
import { balance } from "../../../../pipelines/enrich/training/balance.ts";
import { minimise } from "../../../../pipelines/enrich/training/lbfgs.ts";
import { foldCount, foldOf, partOf } from "../../../../pipelines/enrich/training/partition.ts";
import { trainLinear } from "../../../../pipelines/enrich/training/train-linear.ts";
import { createWordReader } from "../../../../pipelines/enrich/wording/words.ts";

const good = ["bagus sangat", "terima kasih semua", "syabas terbaik", "bagus terima kasih", "terbaik sangat"];
const bad = ["teruk sangat", "bodoh semua", "teruk menyusahkan", "bodoh menyusahkan", "teruk bodoh"];
const texts = [...good, ...bad].flatMap((text) => [text, `${text} ini`, `${text} itu`]);
const labelOf = (text: string) => (good.some((each) => text.startsWith(each)) ? 0 : 1);

const read = createWordReader();
const count = createFeatureCounter();
const countWords = createFeatureCounter(false);
const frequencies = new Uint32Array(bucketCount).fill(3);
const rarity = rarityOf({ texts: 30, frequencies }, 1);
const samples = texts.map((text) => ({
  vector: weigh(count(read(text)), rarity),
  target: labelOf(text) === 0 ? [1, 0] : [0, 1],
}));
const sources = [{ share: 1, samples }];
const options = { classes: 2, l2: 1e-3, iterations: 30 };
const description = { name: "mood-linear@1", labels: ["good", "bad"], temperature: 1, threshold: 0 };

describe("training", () => {
  it("learns, and predicts texts it has not seen", () => {
    const [learnt, unseen] = [
      samples.filter((_, at) => at % 3 !== 0),
      samples.filter((_, at) => at % 3 === 0),
    ];
    const model = trainLinear([{ share: 1, samples: learnt }], options, description);
    const right = unseen.filter(({ vector, target }) => {
      const scores = linearScores(model, vector);
      return scores.indexOf(Math.max(...scores)) === target.indexOf(1);
    });
    expect(right.length).toBeGreaterThan(unseen.length * 0.8);
  });

  it("takes a teacher's probabilities for labels", () => {
    const taught = samples.map((sample) => ({ ...sample, target: [0.7, 0.3] }));
    const { biases, scales, weights, buckets } = trainLinear(
      [{ share: 1, samples: taught }],
      options,
      description,
    );
    const scores = linearScores(
      { ...description, biases, scales, weights, buckets },
      weigh(count(read("bagus")), rarity),
    );
    const [first = 0, second = 0] = scores.map(Math.exp);
    expect(first / (first + second)).toBeCloseTo(0.7, 1);
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

  it("scores words of one count with the pieces of another", () => {
    const score = createScorer([trainLinear(sources, options, description)], rarity);
    const scoresOf = (words: string, pieces: string) =>
      score(countWords(read(words)), count(read(pieces))).flatMap(({ scores }) => [...scores]);
    expect(scoresOf("teruk sangat", "teruk sangat")).toEqual(
      score(count(read("teruk sangat"))).flatMap(({ scores }) => [...scores]),
    );
    expect(scoresOf("teruk sangat", "bagus sangat")).not.toEqual(scoresOf("teruk sangat", "teruk sangat"));
  });

  it("keeps what belongs together in one of the folds", () => {
    expect(foldOf("caption")).toBe(foldOf("caption"));
    expect(new Set(texts.map(foldOf)).size).toBe(foldCount);
  });

  it("parts the main set as the training of the encoder does", () => {
    // The MD5 begins with 04, 1b and f6, says md5sum; rows.py parts below 1a and 2a.
    expect(["post23", "post8", "post24"].map(partOf)).toEqual(["dev", "calibration", "train"]);
  });
});

describe("balancing", () => {
  it("lets labels count alike within a source, and sources by their share", () => {
    const vector = weigh(count(read("a")), rarity);
    const many = Array.from({ length: 6 }, (_, at) => ({ vector, target: at < 5 ? [1, 0, 0] : [0, 1, 0] }));
    const weights = balance([
      { samples: many, share: 1 },
      { samples: [{ vector, target: [0, 0, 1] }], share: 0.25 },
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
