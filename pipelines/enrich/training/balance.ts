import type { Sample } from "./fit-linear.ts";

/** Samples of one origin. */
export interface SampleSource {
  readonly samples: readonly Omit<Sample, "weight">[];
  /** How much the whole source counts, against the sum of all sources. */
  readonly share: number;
}

/**
 * Gives samples their weights: a source counts by its share, and within it every likeliest label counts the same. So a
 * large set can't outvote a small one, and a set with few negatives doesn't teach that negatives are rare.
 */
export function balance(sources: readonly SampleSource[]): Sample[] {
  return sources.flatMap(({ samples, share }) => {
    const counts = new Map<number, number>();
    const labels = samples.map(({ target }) => target.indexOf(Math.max(...target)));
    for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
    return samples.map((sample, at) => ({
      ...sample,
      weight: share / counts.size / (counts.get(labels[at] ?? 0) ?? 1),
    }));
  });
}
