export interface Smallest<T> {
  add(value: T, number: number): void;
  /** Ascending by number. */
  all(): readonly T[];
}

/**
 * Keeps the values with the `most` smallest numbers of however many are added, one of each `keyOf`, in memory for about
 * twice as many.
 */
export function smallest<T>(most: number, keyOf: (value: T) => unknown): Smallest<T> {
  let kept: { readonly value: T; readonly number: number }[] = [];
  const cut = () => {
    const seen = new Set<unknown>();
    kept = kept
      .toSorted((a, b) => a.number - b.number)
      .filter(({ value }) => seen.size < seen.add(keyOf(value)).size)
      .slice(0, most);
  };
  return {
    add(value, number) {
      kept.push({ value, number });
      if (kept.length > 2 * most) cut();
    },
    all() {
      cut();
      return kept.map(({ value }) => value);
    },
  };
}
