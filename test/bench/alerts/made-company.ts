import { randomNormal, randomPareto } from "d3-random";
import type { CountStep } from "../../../pipelines/alerts/detector.ts";
import { stepsPerDay } from "../../../pipelines/trends/series/steps.ts";
import { mulberry32 } from "../../../pipelines/stats/mulberry32.ts";
import { localOf, usualMean } from "./made-series.ts";
import { negativeBinomial } from "./random-counts.ts";

export interface CompanyPlan {
  readonly seed: number;
  readonly days: number;
}

/**
 * A series like the mentions of a company: its level wanders, single high steps of a heavy (Pareto) tail are usual in it,
 * and two to five events, rising within minutes and fading over hours, are not. All of it follows from the seed.
 */
export function makeCompany({ seed, days }: CompanyPlan): {
  readonly steps: CountStep[];
  readonly onsets: readonly number[];
} {
  const random = mulberry32(seed);
  const level = 10 ** (random() * 2.3 - 0.3);
  const swing = 0.3 + 0.5 * random();
  const size = 3 + 12 * random();
  const spikes = { perDay: 0.5 + 3 * random(), index: 1.3 + random(), reach: 2 + 2 * random() };
  const wander = 0.1 + 0.3 * random();
  const length = days * stepsPerDay;
  const count = 2 + Math.floor(random() * 4);
  const onsets = Array.from({ length: count }, (_, index) =>
    Math.floor(length * (0.15 + (0.82 * (index + 0.1 + 0.8 * random())) / count)),
  );
  const events = onsets.map((start) => {
    const height = 4 + 6 * randomPareto.source(random)(1.3)();
    const fading = (1 + 5 * random()) * 12;
    const rise = 1 + Math.floor(random() * 6);
    return {
      start,
      factor: (after: number) => 1 + height * Math.min(1, (after + 1) / rise) * Math.exp(-after / fading),
    };
  });
  const normal = randomNormal.source(random)();
  const tail = randomPareto.source(random)(spikes.index);
  let strayed = 0;
  let spike = 0;
  const steps = Array.from({ length }, (_, step): CountStep => {
    const local = localOf(step);
    strayed = strayed * 0.98 + wander * 0.2 * normal();
    spike *= random() < 0.6 ? 0 : 0.5;
    if (random() < spikes.perDay / stepsPerDay) spike = spikes.reach * tail();
    const factor = events.reduce(
      (factor, event) => factor * (step < event.start ? 1 : event.factor(step - event.start)),
      1,
    );
    const mean = usualMean({ level, swing }, step, local) * Math.exp(strayed) * (factor + spike);
    return { step, count: negativeBinomial(random, mean, size), local };
  });
  return { steps, onsets };
}
