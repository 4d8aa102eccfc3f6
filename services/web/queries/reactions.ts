import type { ReactionCounts, Scope, SearchIndex, TimeStep } from "../../../pipelines/ports/search-index.ts";
import type { DocumentId, Instant } from "../../../schemas/item.ts";
import { startOfStep, stepFor, stepsBetween } from "../malaysian-time.ts";

/** How the reactions to a post grew. */
export interface ReactionHistory {
  /** Reactions proper in the order in which people know them, then the rest, then how often it was passed on. */
  readonly types: readonly string[];
  /** Oldest first, at least one. */
  readonly counted: readonly ReactionCounts[];
  readonly latest: ReactionCounts;
  readonly step: TimeStep;
  /** Every step, with the latest counts in it; `null` where nothing was counted. */
  readonly steps: readonly { readonly start: Instant; readonly counts: ReactionCounts["counts"] | null }[];
}

/** `undefined` where the platform gave no reactions. */
export async function readReactions(
  index: SearchIndex,
  scope: Scope,
  postId: DocumentId,
): Promise<ReactionHistory | undefined> {
  const counted = await index.reactions({ scope, postId });
  const [first, latest] = [counted[0], counted.at(-1)];
  if (first === undefined || latest === undefined) return undefined;
  const usual = stepFor(first.observedAt, latest.observedAt);
  const step = usual === "hour" ? "day" : usual; // one count a day is kept
  const byStep = new Map(counted.map(({ observedAt, counts }) => [startOfStep(observedAt, step), counts]));
  const end = new Date(Date.parse(latest.observedAt) + 1).toISOString();
  return {
    types: [...new Set(counted.flatMap(({ counts }) => Object.keys(counts)))].sort(
      (a, b) => rank(a) - rank(b) || (a < b ? -1 : 1),
    ),
    counted,
    latest,
    step,
    steps: stepsBetween(first.observedAt, end, step, byStep.keys()).map((start) => ({
      start,
      counts: byStep.get(start) ?? null,
    })),
  };
}

const known = ["like", "love", "care", "haha", "wow", "sad", "angry"];
const last = ["other", "quote", "bookmark", "share"];

function rank(type: string): number {
  const place = known.indexOf(type);
  return place === -1 ? known.length + 1 + last.indexOf(type) : place;
}
