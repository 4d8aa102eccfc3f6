import type { Moments } from "../../stats/negative-binomial.ts";
import { quantile, upperTail } from "../../stats/negative-binomial.ts";

/** Voices in the newest hours, and in the same hours of each week before. */
export interface Counts {
  readonly now: number;
  readonly before: readonly number[];
}

/** Those that said a term, and all that could have. */
export interface TermCounts extends Counts {
  readonly all: Counts;
}

/** How unusual a term is against its own past, in voices (distinct authors). */
export interface Surprise {
  readonly observed: number;
  /** If people spoke of it as they did in the weeks before. */
  readonly expected: number;
  /** Between these two the count would lie in 95 of 100 such periods. */
  readonly expectedLow: number;
  readonly expectedHigh: number;
  /** `null` where nobody had said it in the weeks before. */
  readonly ratio: number | null;
  /** Of so many voices or more, if nothing had changed. */
  readonly probability: number;
  /** Log-likelihood ratio: how much there is to explain, large for what is both frequent and unexpected. */
  readonly score: number;
}

/** Half a voice more than heard: Jeffreys' prior for a rate, without which a new word would be infinitely surprising. */
const prior = 0.5;

/**
 * Judges a term by its share of the voices, because more people speak in some weeks than in others and what was not collected is
 * missing in both; a term of one language by its share of the voices in that language, because under some posts people write
 * English and under others Malay. The count to expect follows a negative binomial distribution: its mean is the share before times
 * the voices now; its variance adds Poisson's, the error of a mean of a few weeks, and `dispersion` × mean², by which people
 * speak of a thing in one week and not in another.
 *
 * Sources: for the predictive distribution of a Poisson count with Jeffreys' prior, A. Gelman and others (2013), Bayesian Data
 * Analysis, 3rd edition, section 2.6; for the score, T. Dunning (1993), Accurate Methods for the Statistics of
 * Surprise and Coincidence, Computational Linguistics 19, 61-74, against a known expectation: 2 (o ln(o / e) - (o - e)).
 */
export function surprise(counts: TermCounts, dispersion: number): Surprise {
  const past = sum(counts.before);
  const mean = (counts.all.now * (past + prior)) / Math.max(1, sum(counts.all.before));
  const moments: Moments = { mean, variance: mean + mean ** 2 / (past + prior) + dispersion * mean ** 2 };
  const observed = counts.now;
  return {
    observed,
    expected: mean,
    expectedLow: quantile(0.025, moments),
    expectedHigh: quantile(0.975, moments),
    ratio: past === 0 ? null : observed / mean,
    probability: upperTail(observed, moments),
    score: observed === 0 ? 0 : 2 * (observed * Math.log(observed / mean) - (observed - mean)),
  };
}

/** What the weeks before say of how unsteady terms are: squared deviations beyond Poisson's, and what they are measured in. */
interface Unsteadiness {
  readonly excess: number;
  readonly squares: number;
}

/** From the weeks before alone, so that what rises now does not make itself look usual. */
function unsteadiness({ before, all }: TermCounts): Unsteadiness {
  const rate = sum(before) / sum(all.before);
  let excess = 0;
  let squares = 0;
  for (const [week, count] of before.entries()) {
    const expected = rate * (all.before[week] ?? 0);
    const share = expected === 0 ? 0 : expected / sum(before);
    excess += (count - expected) ** 2 - expected * (1 - share); // the rate was fitted to these very weeks
    squares += expected ** 2;
  }
  return { excess, squares };
}

/**
 * The dispersion of each term: its own, by moments, but never less than that of the terms about as frequent as it together, since
 * a few weeks say little of one term.
 */
export function dispersions(terms: readonly TermCounts[]): readonly number[] {
  const own = terms.map(unsteadiness);
  const ofClass = new Map<number, { excess: number; squares: number }>();
  for (const [position, { excess, squares }] of own.entries()) {
    const key = frequencyClass(terms[position]);
    const together = ofClass.get(key) ?? { excess: 0, squares: 0 };
    ofClass.set(key, { excess: together.excess + excess, squares: together.squares + squares });
  }
  return own.map((each, position) => {
    const together = ofClass.get(frequencyClass(terms[position])) ?? each;
    return Math.max(0, ratioOf(each), ratioOf(together));
  });
}

/** Powers of two of the voices before; all rare terms are one class. */
function frequencyClass(counts: TermCounts | undefined): number {
  return Math.floor(Math.log2(Math.max(4, sum(counts?.before ?? []))));
}

const ratioOf = ({ excess, squares }: Unsteadiness) => (squares === 0 ? 0 : excess / squares);

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
