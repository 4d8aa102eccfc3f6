/**
 * Scores alerts on a series with labelled events as the Numenta Anomaly Benchmark does (A. Lavin and S. Ahmad (2015), Evaluating
 * real-time anomaly detection algorithms, ICMLA 2015): a window around each event, a tenth of the series together; the first
 * alert in a window gains the more the earlier it is, a window without one loses 1, and each alert outside loses 0.11, less
 * soon after a window. The first steps, 15 % of them but at most 750, are not scored. 100 is perfect, 0 is no alert at all.
 */
export function eventScore(length: number, onsets: readonly number[], alerts: readonly number[]) {
  const half = Math.floor((0.1 * length) / onsets.length / 2);
  const windows = onsets.map((onset) => ({ from: onset - half, to: onset + half }));
  const first = Math.min(750, Math.floor(0.15 * length));
  let score = 0;
  let missed = 0;
  let outside = 0;
  for (const { from, to } of windows) {
    const found = alerts.find((alert) => alert >= Math.max(first, from) && alert <= to);
    if (found === undefined) missed += 1;
    score += found === undefined ? -1 : sigmoid((found - to) / (to - from)) / sigmoid(-1);
  }
  for (const alert of alerts) {
    if (alert < first || windows.some(({ from, to }) => alert >= from && alert <= to)) continue;
    outside += 1;
    const before = windows
      .filter(({ to }) => to < alert)
      .toSorted((a, b) => b.to - a.to)
      .at(0);
    score += 0.11 * (before === undefined ? -1 : sigmoid(Math.min(3, (alert - before.to) / (2 * half))));
  }
  return { points: score, possible: windows.length, missed, outside };
}

function sigmoid(position: number): number {
  return 2 / (1 + Math.exp(5 * position)) - 1;
}
