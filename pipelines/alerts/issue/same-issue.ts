import type { Alert } from "../../../schemas/alert.ts";
import type { CommentFilter, SearchIndex } from "../../ports/search-index.ts";
import { countComments } from "../../core/count-comments.ts";
import type { Subject } from "./subject.ts";
import { commentsOn } from "./subject.ts";

type Index = Pick<SearchIndex, "aggregate">;

/**
 * What else speaks of the same as an alert on a subject: at least half of the comments of the smaller of the two are about both. One
 * matter is often two topics' (a card reader at a petrol pump is fuel and documents), or has a topic and words of its own, and is
 * told once.
 */
export async function sameIssue(
  index: Index,
  subject: Subject,
  { window, observed }: Pick<Alert, "observed" | "window">,
  others: readonly Subject[],
): Promise<Subject | undefined> {
  for (const other of others) {
    const smaller = Math.min(observed, await countComments(index, { ...commentsOn(other), ...window }));
    if (smaller > 0 && (await countBoth(index, window, subject, other)) >= smaller / 2) return other;
  }
  return undefined;
}

/** A filter's topics are joined by OR and its words by AND, so that two topics are counted apart. */
async function countBoth(
  index: Index,
  window: Alert["window"],
  one: Subject,
  other: Subject,
): Promise<number> {
  const [first, second] = [commentsOn(one), commentsOn(other)];
  const words = [first.words, second.words].filter((each) => each !== undefined).join(" ");
  const filter = { ...first, ...second, ...window, words };
  return one.topic === null
    ? await countComments(index, filter)
    : await countOfTopic(index, filter, one.topic);
}

async function countOfTopic(index: Index, filter: CommentFilter, topic: string): Promise<number> {
  const by = [{ field: "topic" }] as const;
  const byTopic = await index.aggregate({ scope: { kind: "nation" }, filter, by });
  return byTopic.find(({ keys }) => keys[0] === topic)?.comments ?? 0;
}
