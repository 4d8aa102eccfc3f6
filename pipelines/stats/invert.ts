export type Matrix = readonly (readonly number[])[];

/**
 * The inverse of a square matrix, by Gauss and Jordan's elimination with the largest pivot of each column; `null` where it
 * has none, or one so large that rounding decides it.
 */
export function inverseOf(matrix: Matrix): Matrix | null {
  const size = matrix.length;
  const rows = matrix.map((row, at) => [...row, ...row.map((_, column) => (column === at ? 1 : 0))]);
  for (let column = 0; column < size; column++) {
    const below = rows.slice(column);
    const best = below.reduce((a, b) => (Math.abs(b[column] ?? 0) > Math.abs(a[column] ?? 0) ? b : a));
    const pivot = best[column] ?? 0;
    if (Math.abs(pivot) < smallestPivot) return null;
    rows[column + below.indexOf(best)] = rows[column] ?? best;
    rows[column] = best.map((value) => value / pivot);
    for (const [at, row] of rows.entries()) {
      const times = row[column] ?? 0;
      if (at !== column) rows[at] = row.map((value, place) => value - times * (rows[column]?.[place] ?? 0));
    }
  }
  return rows.map((row) => row.slice(size));
}

const smallestPivot = 1e-9;

/** The row of sums that `shares`, as a row, times the matrix gives. */
export function rowTimes(shares: readonly number[], matrix: Matrix): readonly number[] {
  const sums = matrix.map(() => 0);
  for (const [at, share] of shares.entries()) {
    const row = matrix[at] ?? [];
    for (let column = 0; column < sums.length; column++)
      sums[column] = (sums[column] ?? 0) + share * (row[column] ?? 0);
  }
  return sums;
}
