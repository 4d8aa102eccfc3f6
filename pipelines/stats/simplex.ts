/**
 * The shares nearest to `values`, by the sum of squares: none below 0, 1 in all. What adds up to 1 and has nothing below 0
 * stays as it is. Throws a `RangeError` for no values.
 *
 * Source: J. Duchi, S. Shalev-Shwartz, Y. Singer and T. Chandra (2008), Efficient projections onto the l1-ball for learning
 * in high dimensions, ICML, figure 1.
 */
export function nearestShares(values: readonly number[]): readonly number[] {
  const falling = values.toSorted((a, b) => b - a);
  let [sum, excess] = [0, Number.NaN];
  for (const [above, value] of falling.entries()) {
    sum += value;
    const candidate = (sum - 1) / (above + 1);
    if (value > candidate) excess = candidate;
  }
  if (Number.isNaN(excess)) throw new RangeError("there are no shares near these values");
  return values.map((value) => Math.max(0, value - excess));
}
