import { z } from "zod";

/** A comment or reply by itself, as the platform gave it. */
export interface SingleComment {
  readonly kind: "comment" | "reply";
  readonly body: unknown;
}

const Reply = z.looseObject({ parent_comment_id: z.string() });
const Thread = z.looseObject({ reply_list: z.array(z.unknown()) });

/**
 * A comment, and the replies that came inside it. Apart, because the names in one payload are masked in all of its texts:
 * a reply would be masked otherwise when it comes with its comment than when it is fetched by itself.
 */
export function commentsApart(body: unknown): readonly SingleComment[] {
  const thread = Thread.safeParse(body).data;
  if (thread === undefined) return [{ kind: Reply.safeParse(body).success ? "reply" : "comment", body }];
  const { reply_list: replies, ...top } = thread;
  return [
    { kind: "comment", body: top },
    ...replies.map((reply) => ({ kind: "reply" as const, body: reply })),
  ];
}
