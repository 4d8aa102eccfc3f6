import type { SentimentLabel } from "../../schemas/analysed.ts";
import type { Estimate } from "./interval.ts";
import { z95 } from "./interval.ts";
import { wilsonInterval } from "./wilson-interval.ts";

export type SentimentCounts = Readonly<Record<SentimentLabel, number>>;

/** Net sentiment in both readings, of counts or shares; `netOfOpinions` is `null` when there is neither. */
export function netsOf({ negative, positive }: Pick<SentimentCounts, "negative" | "positive">) {
  const [net, opinions] = [positive - negative, positive + negative];
  return { net, netOfOpinions: opinions > 0 ? net / opinions : null };
}

export function totalOf({ negative, neutral, positive }: SentimentCounts): number {
  return negative + neutral + positive;
}

/**
 * (positive - negative) / all, from -1 to 1; `null` when there is nothing.
 *
 * Its interval is that of a difference of matched proportions, with half an observation added to each of the four cells:
 * A. Agresti and Y. Min (2005), Simple improved confidence intervals for comparing matched proportions, Statistics in
 * Medicine 24, 729-740.
 */
export function netSentiment(counts: SentimentCounts): Estimate | null {
  const total = totalOf(counts);
  if (total === 0) return null;
  const [up, down, all] = [counts.positive + 0.5, counts.negative + 0.5, total + 2];
  const centre = (up - down) / all;
  const half = (z95 * Math.sqrt(up + down - (up - down) ** 2 / all)) / all;
  return {
    value: (counts.positive - counts.negative) / total,
    interval: { low: Math.max(-1, centre - half), high: Math.min(1, centre + half) },
  };
}

/** (positive - negative) / (positive + negative), from -1 to 1, with Wilson's interval of the positive share, stretched; `null` when there is neither. */
export function netSentimentOfOpinions({ negative, positive }: SentimentCounts): Estimate | null {
  const share = wilsonInterval(positive, positive + negative);
  if (share === null) return null;
  return {
    value: (positive - negative) / (positive + negative),
    interval: { low: 2 * share.low - 1, high: 2 * share.high - 1 },
  };
}
