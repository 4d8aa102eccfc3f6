import type { TruthComment } from "../../../services/simulators/truth/truth.ts";

/** Makes the comment `number` under a post, so many minutes after it, or under the comment `parent` there. */
type MadeUpComment = (post: number, number: number, minutes: number, parent?: number) => TruthComment;

/** Comments 1000, 2000 … under one post, a minute apart, each with so many replies 1001, 1002 … */
export const threadsOf =
  (madeUpComment: MadeUpComment) =>
  (post: number, replyCounts: readonly number[]): TruthComment[] =>
    replyCounts.flatMap((replies, index) => {
      const top = (index + 1) * 1_000;
      return [
        madeUpComment(post, top, index),
        ...Array.from({ length: replies }, (_, reply) =>
          madeUpComment(post, top + reply + 1, index + reply, top),
        ),
      ];
    });
