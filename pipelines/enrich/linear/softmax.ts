/** In place: scores become probabilities that add up to 1. */
export function softmax(scores: Float64Array): void {
  let most = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < scores.length; at++) most = Math.max(most, scores[at] ?? 0);
  let total = 0;
  for (let at = 0; at < scores.length; at++) {
    const part = Math.exp((scores[at] ?? 0) - most);
    scores[at] = part;
    total += part;
  }
  for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) / total;
}
