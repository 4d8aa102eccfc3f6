import type { Alert } from "../../../schemas/alert.ts";
import type { SearchIndex } from "../../ports/search-index.ts";

/**
 * Which of the topics speaks of the same as an alert: at least half of the comments of the smaller of the two are about both. One
 * matter is often two topics' (a card reader at a petrol pump is fuel and documents), and is told once.
 */
export async function sameIssue(
  index: Pick<SearchIndex, "aggregate">,
  { series: { topic }, window, observed }: Alert,
  others: readonly string[],
): Promise<string | undefined> {
  if (topic === null || others.length === 0) return undefined;
  const asked = { ...window, official: false } as const;
  const shared = await byTopic(index, { ...asked, topics: [topic] });
  const counts = await byTopic(index, { ...asked, topics: others });
  return others.find((other) => {
    const smaller = Math.min(observed, counts.get(other) ?? 0);
    return smaller > 0 && (shared.get(other) ?? 0) >= smaller / 2;
  });
}

async function byTopic(
  index: Pick<SearchIndex, "aggregate">,
  filter: {
    readonly from: string;
    readonly to: string;
    readonly official: false;
    readonly topics: readonly string[];
  },
): Promise<ReadonlyMap<string, number>> {
  const buckets = await index.aggregate({ scope: { kind: "nation" }, filter, by: [{ field: "topic" }] });
  return new Map(buckets.map(({ keys: [topic = ""], comments }) => [topic, comments]));
}
