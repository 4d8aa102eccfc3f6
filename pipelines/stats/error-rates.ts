import { dirichletDraw } from "./dirichlet.ts";
import type { Matrix } from "./invert.ts";
import { inverseOf } from "./invert.ts";
import { mulberry32 } from "./mulberry32.ts";

/** How often what is truly of one class (row) was said to be of another (column), in a labelled sample. */
export type Confusion = Matrix;

/** One row for each true class: the share of it that is said to be of each class. Each row adds up to 1. */
export type ErrorRates = Matrix;

export interface ErrorRateOptions {
  readonly seed: number;
  readonly draws: number;
}

/**
 * Error rates that a labelled sample leaves possible: row by row from the posterior of its counts, with half an
 * observation in each cell beforehand (Jeffreys' prior), so that what never happened is not held for impossible.
 *
 * Source: A. Gelman and others (2013), Bayesian Data Analysis, 3rd edition, section 3.4; half an observation in each cell as
 * L. D. Brown, T. T. Cai and A. DasGupta (2001), Statistical Science 16, section 4.
 */
export function possibleErrorRates(
  confusion: Confusion,
  { seed, draws }: ErrorRateOptions,
): readonly ErrorRates[] {
  const random = mulberry32(seed);
  return Array.from({ length: draws }, () =>
    confusion.map((row) =>
      dirichletDraw(
        random,
        row.map((count) => count + 0.5),
      ),
    ),
  );
}

/**
 * The same rates where a classifier errs somewhat differently than in the sample: each row drawn around itself with
 * variance `drift` x rate x (1 - rate), `drift` being the share of the variance of errors that lies between slices (their
 * intraclass correlation). 0 leaves them as they are.
 *
 * Source: the Dirichlet-multinomial model of J. E. Mosimann (1962), Biometrika 49, 65-82, where the weights' sum is
 * 1 / correlation - 1.
 */
export function driftedErrorRates(
  rates: readonly ErrorRates[],
  drift: number,
  seed: number,
): readonly ErrorRates[] {
  if (!(drift >= 0 && drift < 1)) throw new RangeError(`${drift} is not a share of variance below 1`);
  if (drift === 0) return rates;
  const random = mulberry32(seed);
  const weight = 1 / drift - 1;
  return rates.map((draw) =>
    draw.map((row) =>
      dirichletDraw(
        random,
        row.map((rate) => rate * weight),
      ),
    ),
  );
}

/** What leads from shares as said to true shares, rate by rate; `null` where it can't be told from those rates. */
export function inverses(rates: readonly ErrorRates[]): readonly (Matrix | null)[] {
  return rates.map(inverseOf);
}
