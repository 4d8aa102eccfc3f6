import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CountStep, Judgement } from "../../../pipelines/alerts/detector.ts";
import { stepDetector, unusualScore } from "../../../pipelines/alerts/detector.ts";
import {
  decodeDetectorState,
  encodeDetectorState,
  newDetectorState,
} from "../../../pipelines/alerts/detector-state.ts";
import { stepsPerDay } from "../../../pipelines/trends/series/steps.ts";
import { localOf, makeSeries } from "../../bench/alerts/made-series.ts";

const quiet = { seed: 3, days: 16, level: 2, size: 10, swing: 0.6 };

function judge(steps: readonly CountStep[], state = newDetectorState()): Judgement[] {
  return steps.map((step) => stepDetector(state, step));
}

function unusualSteps(judgements: readonly Judgement[]): number[] {
  return judgements.filter(({ score }) => (score ?? 0) >= unusualScore).map(({ step }) => step);
}

describe("stepDetector", () => {
  it("finds a burst of five times the usual count within half an hour, and says against what", () => {
    const start = 15 * stepsPerDay + 150;
    const judgements = judge(makeSeries({ ...quiet, events: [{ start, factor: () => 5 }] }));
    const [found] = unusualSteps(judgements.slice(start));
    expect(found).toBeLessThan(start + 6);
    const { observed, expected, window, excess } = judgements[found ?? 0] as Judgement;
    expect(observed).toBeGreaterThanOrEqual(expected[1]);
    expect(window.observed).toBeGreaterThan(1.5 * window.usual);
    expect(excess).toBeGreaterThan(2);
  });

  it("expects fewer comments at night, and on days of rest", () => {
    const state = newDetectorState();
    judge(makeSeries({ ...quiet, days: 28, level: 50 }), state);
    const step = 28 * stepsPerDay;
    const at = (minuteOfDay: number, restDay: boolean) =>
      stepDetector(state, { step, count: null, local: { minuteOfDay, weekday: 4, restDay } }).expected[1];
    expect(at(180, false)).toBeLessThan(0.6 * at(900, false));
    expect(at(900, true)).toBeLessThan(0.8 * at(900, false));
  });

  it("does not take a gap for a fall, nor what comes in late after it for a burst", () => {
    const gap = [14 * stepsPerDay + 100, 14 * stepsPerDay + 140] as const;
    const steps = makeSeries({ ...quiet, gaps: [gap] });
    const late = steps.map((each) => (each.step === gap[1] ? { ...each, count: 80 } : each));
    expect(unusualSteps(judge(late).slice(gap[0], gap[1] + 40))).toEqual([]);
  });

  it("takes a missing step as the same, whether it is left out or said to be unknown", () => {
    const steps = makeSeries({ ...quiet, gaps: [[2000, 2100]] });
    const present = steps.filter(({ count }) => count !== null);
    const said = newDetectorState();
    const leftOut = newDetectorState();
    judge(steps, said);
    judge(present, leftOut);
    expect(said).toEqual(leftOut);
  });

  it("finds nothing unusual on a series' first day", () => {
    const counts = [0, 1_000_000, 3, 0, 900];
    const steps = counts.map((count, step) => ({ step, count, local: localOf(step) }));
    expect(unusualSteps(judge(steps))).toEqual([]);
  });

  it("finds nothing in a series of zeros, nor in its first comments", () => {
    const steps = makeSeries({ ...quiet, level: 0 });
    const first = steps.map((each) =>
      each.step > 4000 && each.step % 9 === 0 ? { ...each, count: 1 } : each,
    );
    expect(unusualSteps(judge(steps))).toEqual([]);
    expect(unusualSteps(judge(first).slice(4000, 4010))).toEqual([]);
  });

  it("finds a count of a million, and is back to normal some hours later", () => {
    const at = 10 * stepsPerDay;
    const judgements = judge(
      makeSeries(quiet).map((each) => (each.step === at ? { ...each, count: 1_000_000 } : each)),
    );
    expect(judgements[at]?.score).toBeGreaterThan(0.8);
    expect(unusualSteps(judgements.slice(at + 24, at + stepsPerDay))).toEqual([]);
    expect(judgements[at + stepsPerDay]?.expected[1]).toBeLessThan(20);
  });

  it("passes over steps that are not after the newest one, and goes on when the clock was set back", () => {
    const state = newDetectorState();
    judge(makeSeries(quiet), state);
    const steps = makeSeries({ ...quiet, seed: 5, days: 10 }).slice(9 * stepsPerDay);
    const judgements = judge(steps, state);
    expect(judgements.slice(0, 2).map(({ score }) => score)).toEqual([null, null]);
    expect(judgements.at(-1)?.score).not.toBeNull();
    expect(unusualSteps(judgements)).toEqual([]);
  });

  it("goes on after a restart as if there had been none", () => {
    const steps = makeSeries(quiet);
    const whole = judge(steps);
    const state = newDetectorState();
    judge(steps.slice(0, 3000), state);
    const again = decodeDetectorState(encodeDetectorState(state));
    expect(judge(steps.slice(3000), again)).toEqual(whole.slice(3000));
    expect(decodeDetectorState("AAAA")).toBeUndefined();
  });

  it("gives figures for whatever counts and steps it gets", () => {
    const step = fc.record({
      step: fc.oneof(fc.nat(5000), fc.nat(10_000_000)),
      count: fc.option(fc.oneof(fc.nat(5), fc.nat(1_000_000_000))),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 600 }), (steps) => {
        const judgements = judge(steps.map((each) => ({ ...each, local: localOf(each.step) })));
        for (const { score, expected, window, excess } of judgements) {
          const figures = [score ?? 0, ...expected, window.observed, window.usual, excess];
          expect(figures.every((figure) => Number.isFinite(figure))).toBe(true);
          expect(expected[0]).toBeLessThanOrEqual(expected[1]);
        }
      }),
      { numRuns: 50 },
    );
  });
});
