import type { CommentDocument } from "../../schemas/document.ts";
import { commentDocument } from "./documents.ts";
import { dayMs, hourMs, ordinaryTalk, talkStartMs } from "./made-up-talk.ts";

/** The end of the last hour of `emergingDocuments`: a Sunday's midnight in Malaysia. */
export const emergingEndMs = talkStartMs + 28 * dayMs;

/** Four weeks of ordinary talk on one channel, in the last day of which thirty people speak of a cracked bridge. */
export function emergingDocuments(): readonly CommentDocument[] {
  const collectedAt = new Date(emergingEndMs).toISOString();
  const ordinary = ordinaryTalk({ seed: 3, weeks: 4, commentsADay: 80 }).map(({ ...facts }) =>
    commentDocument({ ...facts, collectedAt }),
  );
  const issue = Array.from({ length: 30 }, (_, at) =>
    commentDocument({
      id: `youtube:bridge-${at}`,
      postId: `youtube:post-${at % 5}`,
      author: `k1.bridge-${at}`,
      text: `bila jambatan retak ini nak dibaiki (${at})`,
      publishedAt: new Date(emergingEndMs - 10 * hourMs + at * 1_000_000).toISOString(),
      topics: [{ id: "roads", confidence: 0.9 }],
      collectedAt,
    }),
  );
  return [...ordinary, ...issue];
}
