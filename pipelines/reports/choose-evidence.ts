import type { SentimentLabel } from "../../schemas/analysed.ts";
import type { ReportEvidence } from "../../schemas/report.ts";
import { chooseComments } from "../alerts/issue/choose-comments.ts";
import type { FoundComment } from "../ports/search-index.ts";
import type { SentimentCounts } from "../stats/net-sentiment.ts";
import { totalOf } from "../stats/net-sentiment.ts";

/** Comments that an issue shows at most. */
export const mostEvidence = 5;

/** In which seats that are worth the same go. */
const order: readonly SentimentLabel[] = ["negative", "positive", "neutral"];

/**
 * Up to five comments that show what was said: as many of each sentiment as its share is of all, by largest remainders, each
 * by another person, no copy of one another, of several languages and posts where there are any (`chooseComments`). In an order (of
 * Sainte-Laguë's quotients) in which also the first one, two or three are as all of them, for a day's report shows no more.
 */
export function chooseEvidence(
  candidates: readonly FoundComment[],
  counts: SentimentCounts,
): readonly ReportEvidence[] {
  const seats = seatsOf(counts);
  const chosen = order
    .flatMap((label) =>
      chooseComments(
        candidates.flatMap(({ comment }) => (comment.sentiment.label === label ? [comment] : [])),
      )
        .slice(0, seats[label])
        .map((comment, at) => ({ comment, weight: counts[label] / (2 * at + 1) })),
    )
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ comment }) => comment);
  const authors = new Set<string>();
  const byDifferent = chosen.filter(({ author }) => {
    if (author === null) return true;
    const first = !authors.has(author);
    authors.add(author);
    return first;
  });
  return byDifferent.map(evidenceOf);
}

export const evidenceOf = ({
  id,
  channelId,
  publishedAt,
}: Pick<FoundComment["comment"], "id" | "channelId" | "publishedAt">): ReportEvidence => ({
  id,
  channelId,
  publishedAt,
});

function seatsOf(counts: SentimentCounts): SentimentCounts {
  const total = totalOf(counts);
  const seats = { negative: 0, neutral: 0, positive: 0 };
  if (total === 0) return seats;
  const quota = (label: SentimentLabel) => (counts[label] / total) * mostEvidence;
  for (const label of order) seats[label] = Math.floor(quota(label));
  const byRemainder = order.toSorted((a, b) => quota(b) - seats[b] - (quota(a) - seats[a]));
  for (const label of byRemainder.slice(0, mostEvidence - totalOf(seats))) seats[label] += 1;
  return seats;
}
