/** At most this share of what a list calls found is expected to be chance. */
export const falseDiscoveries = 0.05;

/**
 * For each of the probabilities, the smallest share of false discoveries at which it is still one ("q value"): calling
 * all with a q of at most 0.05 discoveries, at most 5 % of them are expected to be false. `tests` is how many hypotheses were
 * tested at all, of which those not listed count as not discovered. In the order of the probabilities. Throws a `RangeError`
 * where fewer tests are said than listed.
 *
 * Source: Y. Benjamini and Y. Hochberg (1995), Controlling the false discovery rate, Journal of the Royal Statistical
 * Society B 57, 289-300; it also holds for positively dependent tests, as terms in the same comments are (Y. Benjamini and
 * D. Yekutieli (2001), Annals of Statistics 29, 1165-1188).
 */
export function falseDiscoveryRates(
  probabilities: readonly number[],
  tests = probabilities.length,
): readonly number[] {
  if (tests < probabilities.length)
    throw new RangeError(`${tests} tests gave ${probabilities.length} results`);
  const falling = probabilities.map((p, position) => ({ p, position })).sort((a, b) => b.p - a.p);
  const rates = probabilities.map(() => 1);
  let smallest = 1;
  for (const [above, { p, position }] of falling.entries()) {
    smallest = Math.min(smallest, (p * tests) / (falling.length - above));
    rates[position] = smallest;
  }
  return rates;
}

/** The same of several tests of each of several things, all of one list; `null` where one was not made. */
export function falseDiscoveryRatesOf(
  things: readonly (readonly (number | null)[])[],
): readonly (readonly (number | null)[])[] {
  const made = things.flat().filter((probability) => probability !== null);
  const rates = falseDiscoveryRates(made).values();
  return things.map((tests) =>
    tests.map((probability) => (probability === null ? null : (rates.next().value ?? null))),
  );
}
