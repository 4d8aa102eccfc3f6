import type { Sample } from "./fit-linear.ts";

/** Samples of one origin. */
export interface SampleSource {
  readonly samples: readonly Omit<Sample, "weight">[];
  /** How much the whole source counts, against the sum of all sources. */
  readonly share: number;
}

/**
 * Gives samples their weights: a source counts by its share, and within it every label that occurs counts the same. So a
 * large set can't outvote a small one, and a set with few negatives doesn't teach that negatives are rare.
 */
export function balance(sources: readonly SampleSource[]): Sample[] {
  return sources.flatMap(({ samples, share }) => {
    const counts = new Map<number, number>();
    for (const { label } of samples) counts.set(label, (counts.get(label) ?? 0) + 1);
    return samples.map((sample) => ({
      ...sample,
      weight: share / counts.size / (counts.get(sample.label) ?? 1),
    }));
  });
}
