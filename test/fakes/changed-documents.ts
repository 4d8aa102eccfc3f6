import type { CommentDocument } from "../../schemas/document.ts";
import { mulberry32 } from "../../pipelines/stats/mulberry32.ts";
import { channels, commentDocument, sentiment } from "./documents.ts";

const dayMs = 86_400_000;

/** The end of the later of two weeks: a Monday's midnight in Malaysia. */
export const changedEndMs = Date.UTC(2026, 2, 15, 16);

const topics = ["fuel_subsidies", "health", "education", "water", "floods"] as const;

/**
 * Two weeks of made-up comments under 40 posts each, and one from before. Of fuel three times as many are negative in the second
 * week; on floods three times as many comments come, in Johor; on health, education and water nothing changes.
 */
export function changedDocuments(): readonly CommentDocument[] {
  const random = mulberry32(5);
  const said = (week: number, post: number, topic: (typeof topics)[number], at: number): CommentDocument => {
    const negative = topic === "fuel_subsidies" && week === 2 ? 0.75 : 0.25;
    const id = `${topic}-${week}-${post}-${at}`;
    const endMs = changedEndMs - (2 - week) * 7 * dayMs;
    const inJohor = topic === "floods";
    const place = inJohor ? "facebook" : "youtube";
    return commentDocument(
      {
        id: `${place}:${id}`,
        postId: `${place}:post-${week}-${post}`,
        author: `k1.${id}`,
        text: "terima kasih atas maklumat ini",
        publishedAt: new Date(endMs - (post + 1) * 14_000_000 + at * 60_000).toISOString(),
        collectedAt: new Date(changedEndMs).toISOString(),
        topics: [{ id: topic, confidence: 0.9 }],
        sentiment: sentiment(random() < negative ? "negative" : random() < 0.5 ? "neutral" : "positive"),
      },
      { channel: inJohor ? channels.johor : channels.hqYoutube },
    );
  };
  const before = commentDocument({
    id: "youtube:first",
    publishedAt: new Date(changedEndMs - 15 * dayMs).toISOString(),
  });
  return [
    before,
    ...[1, 2].flatMap((week) =>
      Array.from({ length: 40 }, (_, post) =>
        topics.flatMap((topic) => {
          const comments = topic === "floods" && week === 2 ? 9 : 3;
          return Array.from({ length: comments }, (__, at) => said(week, post, topic, at));
        }),
      ).flat(),
    ),
  ];
}
