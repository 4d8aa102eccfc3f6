import process from "node:process";
import { stepDetector } from "../../pipelines/alerts/detector.ts";
import type { DetectorState } from "../../pipelines/alerts/detector-state.ts";
import { encodeDetectorState, newDetectorState } from "../../pipelines/alerts/detector-state.ts";
import { stepsPerDay } from "../../pipelines/trends/series/steps.ts";
import { localOf, makeSeries } from "./alerts/made-series.ts";
import type { Measurement } from "./measurement.ts";

const series = 100_000;
const levels = [0.05, 0.2, 1, 2, 5, 20, 50, 200];
const days = 3;

/** What a step of 5 minutes costs for every topic, state and language at once. */
export function measure(): readonly Measurement[] {
  const learnt = levels.map((level, seed) => {
    const state = newDetectorState();
    const steps = makeSeries({ seed, days: days + 1, level, size: 10, swing: 0.6 });
    for (const step of steps.slice(0, days * stepsPerDay)) stepDetector(state, step);
    return { state, next: steps.slice(days * stepsPerDay) };
  });
  const states: DetectorState[] = Array.from({ length: series }, (_, index) =>
    Float32Array.from(learnt[index % learnt.length]?.state ?? newDetectorState()),
  );
  const rounds = Array.from({ length: 7 }, (_, round) => {
    const step = days * stepsPerDay + round;
    const local = localOf(step);
    const counts = learnt.map(({ next }) => next[round]?.count ?? 0);
    const start = process.cpuUsage();
    let unusual = 0;
    for (const [index, state] of states.entries()) {
      const { score } = stepDetector(state, { step, count: counts[index % counts.length] ?? 0, local });
      if ((score ?? 0) >= 0.5) unusual += 1;
    }
    const { user, system } = process.cpuUsage(start);
    return { ms: (user + system) / 1000, unusual };
  });
  // Of processor time, because others may use the core too.
  const middle = rounds.map(({ ms }) => ms).toSorted((a, b) => a - b)[3] ?? 0;
  const [state] = states;
  return [
    {
      name: `detector: a step of ${series.toLocaleString("en-MY")} series on one core`,
      value: middle,
      unit: "ms",
      target: { atMost: 1000 },
    },
    { name: "detector: memory of a series", value: state?.byteLength ?? 0, unit: "bytes" },
    {
      name: "detector: a series as text in the store",
      value: state === undefined ? 0 : encodeDetectorState(state).length,
      unit: "characters",
    },
  ];
}
