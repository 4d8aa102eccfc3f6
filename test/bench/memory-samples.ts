/** How much memory a process held when so many comments were indexed. */
export interface MemorySample {
  readonly indexed: number;
  readonly mebibytes: number;
}

/** Those after the first quarter of the comments: caches and buffers have filled by then. */
export function settled(samples: readonly MemorySample[], comments: number): readonly MemorySample[] {
  return samples.filter(({ indexed }) => indexed > comments / 4);
}

/** Slope of the least-squares line through the samples. */
export function mebibytesPerComment(samples: readonly MemorySample[]): number {
  const mean = (of: (each: MemorySample) => number) =>
    samples.reduce((sum, each) => sum + of(each), 0) / samples.length;
  const x = mean(({ indexed }) => indexed);
  const y = mean(({ mebibytes }) => mebibytes);
  const covariance = mean(({ indexed, mebibytes }) => (indexed - x) * (mebibytes - y));
  return covariance / mean(({ indexed }) => (indexed - x) ** 2);
}
