/** The position of the label whose probability times its weight is largest; the first of equals. */
export function weightiest(probabilities: ArrayLike<number>, weights: readonly number[]): number {
  let best = 0;
  const worth = (at: number) => (probabilities[at] ?? 0) * (weights[at] ?? 1);
  for (let at = 1; at < probabilities.length; at++) if (worth(at) > worth(best)) best = at;
  return best;
}
