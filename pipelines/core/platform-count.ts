import type { Coverage, Post } from "../../schemas/item.ts";
import type { PostView } from "../ports/search-index.ts";

/** The later of the two observations: the post's own count, if it states one, and the latest coverage, which may say that there is none. */
export function latestCount(
  { comments, collectedAt }: Pick<Post, "comments" | "collectedAt">,
  coverage: Coverage | undefined,
): Pick<PostView, "platformCount" | "platformCountAt"> {
  if (comments !== null && (coverage === undefined || collectedAt > coverage.observedAt)) {
    return { platformCount: comments, platformCountAt: collectedAt };
  }
  if (coverage === undefined || coverage.platformCount === null)
    return { platformCount: null, platformCountAt: null };
  return { platformCount: coverage.platformCount, platformCountAt: coverage.observedAt };
}
