import { describe, expect, it } from "vitest";
import {
  bestFlagThreshold,
  bestTemperature,
  calibrationError,
  relianceAt,
  surenessOf,
  thresholdFor,
} from "../../../../pipelines/enrich/evaluation/calibration.ts";
import { scoresOf } from "../../../../pipelines/enrich/evaluation/scores.ts";

const row = (gold: string, said: string, language: string | null = null) => ({
  gold,
  said,
  language,
  confidence: 0.5,
  together: gold,
});

describe("scores", () => {
  const scores = scoresOf(
    [row("a", "a", "ms"), row("a", "b", "ms"), row("b", "b", "en"), row("b", "c", "en"), row("b", "b")],
    ["a", "b", "c"],
  );

  it("counts precision, recall and F1 of each class", () => {
    expect(scores.perClass["a"]).toEqual({ precision: 1, recall: 0.5, f1: 2 / 3, n: 2 });
    expect(scores.perClass["b"]).toEqual({ precision: 2 / 3, recall: 2 / 3, f1: 2 / 3, n: 3 });
    expect(scores.confusion["b"]).toEqual({ a: 0, b: 2, c: 1 });
  });

  it("means F1 over the classes that occur in the gold labels", () => {
    expect(scores.macroF1).toBeCloseTo(2 / 3);
    expect(scores.accuracy).toBe(0.6);
    expect(scores.perLanguage).toEqual({
      en: { n: 2, macroF1: 2 / 3 },
      ms: { n: 2, macroF1: 2 / 3 },
    });
  });

  it("is 0, not NaN, where there is nothing to count", () => {
    expect(scoresOf([], ["a"])).toMatchObject({ n: 0, macroF1: 0, accuracy: 0, ece: null });
  });

  it("has an interval, and the calibration error of what the models said they knew", () => {
    expect(scores.interval?.low).toBeLessThanOrEqual(scores.macroF1);
    expect(scores.interval?.high).toBeGreaterThanOrEqual(scores.macroF1);
    expect(scores.ece).toBeCloseTo(0.1);
  });
});

describe("calibration", () => {
  // A model that says 95 % and is right in 3 of 4 cases is too sure of itself.
  const rows = Array.from({ length: 100 }, (_, at) => ({
    scores: Float64Array.of(Math.log(0.95), Math.log(0.05)),
    label: at % 4 === 0 ? 1 : 0,
  }));

  const sureness = (temperature: number) => rows.map((each) => surenessOf(each, temperature));

  it("finds the temperature at which probabilities are right", () => {
    const temperature = bestTemperature(rows);
    expect(temperature).toBeCloseTo(Math.log(19) / Math.log(3), 2);
    expect(calibrationError(sureness(1))).toBeCloseTo(0.2);
    expect(calibrationError(sureness(temperature))).toBeCloseTo(0, 2);
  });

  it("says what a threshold buys", () => {
    expect(relianceAt(sureness(1), 0.9)).toEqual({ threshold: 0.9, precision: 0.75, share: 1 });
    expect(relianceAt(sureness(1), 0.96)).toEqual({ threshold: 0.96, precision: 0, share: 0 });
  });

  it("finds the threshold for a stated precision, and 1 where none has it", () => {
    const mixed = [
      { confidence: 0.6, right: false },
      { confidence: 0.7, right: true },
      { confidence: 0.9, right: true },
    ];
    expect(thresholdFor(mixed, 0.9)).toBe(0.61);
    expect(thresholdFor(mixed, 0.5)).toBe(0);
    expect(thresholdFor([{ confidence: 0.6, right: false }], 0.9)).toBe(1);
  });

  it("finds the threshold at which a flag's F1 is best", () => {
    const texts = [
      { probability: 0.1, is: false },
      { probability: 0.3, is: true },
      { probability: 0.8, is: true },
    ];
    expect(bestFlagThreshold(texts)).toBe(0.11);
  });
});
