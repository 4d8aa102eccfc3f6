import type { AnalysedComment } from "../../schemas/analysed.ts";
import type { CommentDocument } from "../../schemas/document.ts";
import { commentDocument, sentiment } from "./documents.ts";

export const copiedKey = "00000000000000aa";
export const copiedAtMs = Date.UTC(2026, 10, 23, 4);

const minuteMs = 60_000;

/** So many people who sent one message, a minute apart, the first of them as `youtube:copied-KEY-0`; all facts are made up. */
export function copied(
  people: number,
  facts: Partial<AnalysedComment> = {},
  copyKey = copiedKey,
): readonly CommentDocument[] {
  return Array.from({ length: people }, (_, person) => {
    const publishedAt = new Date(copiedAtMs + person * minuteMs).toISOString();
    return commentDocument({
      id: `youtube:copied-${copyKey}-${person}`,
      author: `k1.copier${person}`,
      text: "jambatan kampung retak seribu penduduk bimbang kontraktor hilang",
      publishedAt,
      collectedAt: publishedAt,
      sentiment: sentiment("negative"),
      copyKey,
      ...facts,
    });
  });
}
