/**
 * How far apart two values are, from 0: a table for `values`, which occur `counts` times among all. See `nominal`,
 * `ordinal` and `masi`.
 */
export type Difference = (
  values: readonly string[],
  counts: readonly number[],
) => readonly (readonly number[])[];

/** Equal or not. */
export const nominal: Difference = (values) => values.map((a) => values.map((b) => (a === b ? 0 : 1)));

/** Values in an order, such as negative, neutral, positive: the more of the data lies between two, the farther apart they are. */
export function ordinal(order: readonly string[]): Difference {
  return (values, counts) => {
    const countOf = (value: string) => counts[values.indexOf(value)] ?? 0;
    const before = (value: string) =>
      order.slice(0, order.indexOf(value)).reduce((sum, lower) => sum + countOf(lower), 0) +
      countOf(value) / 2;
    return values.map((a) => values.map((b) => (before(a) - before(b)) ** 2));
  };
}

/**
 * Sets, each written as its members joined by spaces: 1 - Jaccard index x a weight for how one holds the other (1 equal,
 * 2/3 a part, 1/3 overlapping, 0 apart).
 *
 * Source: R. Passonneau (2006), Measuring agreement on set-valued items (MASI) for semantic and pragmatic annotation,
 * LREC, 831-836.
 */
export const masi: Difference = (values) => {
  const sets = values.map((value) => new Set(value.split(" ").filter((member) => member !== "")));
  return sets.map((a) =>
    sets.map((b) => {
      const [common, all] = [a.intersection(b).size, a.union(b).size];
      if (all === 0) return 0;
      const weight = common === all ? 1 : a.isSubsetOf(b) || b.isSubsetOf(a) ? 2 / 3 : common > 0 ? 1 / 3 : 0;
      return 1 - (common / all) * weight;
    }),
  );
};

/**
 * Krippendorff's alpha: 1 when all who labelled agree, 0 when they agree as chance would have it, below it when less.
 * `units` are the values that each thing was given, by two or more of any number of people; things with one value or none
 * tell nothing. `null` where alpha is undefined: nothing was labelled twice, or all of it with one value.
 *
 * Source: K. Krippendorff (2019), Content Analysis, 4th edition, chapter 12; computed from coincidences as in his
 * Computing Krippendorff's alpha-reliability (2011).
 */
export function krippendorffAlpha(
  units: readonly (readonly string[])[],
  difference: Difference,
): number | null {
  const pairable = units.filter((unit) => unit.length > 1);
  const values = [...new Set(pairable.flat())].sort();
  const place = new Map(values.map((value, at) => [value, at]));
  const counts = values.map(() => 0);
  const coded = pairable.map((unit) => unit.map((value) => place.get(value) ?? 0));
  for (const unit of coded) for (const at of unit) counts[at] = (counts[at] ?? 0) + 1;
  const apart = difference(values, counts);
  const total = counts.reduce((sum, count) => sum + count, 0);

  let observed = 0;
  for (const unit of coded) {
    let within = 0;
    for (const a of unit) for (const b of unit) within += apart[a]?.[b] ?? 0;
    observed += within / (unit.length - 1);
  }
  let expected = 0;
  for (const [a, countA] of counts.entries()) {
    for (const [b, countB] of counts.entries()) expected += countA * countB * (apart[a]?.[b] ?? 0);
  }
  return expected === 0 ? null : 1 - ((total - 1) * observed) / expected;
}
