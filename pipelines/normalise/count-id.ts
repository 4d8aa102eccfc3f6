import { malaysianDay } from "../core/malaysian-day.ts";
import type { Platform } from "../../schemas/channel.ts";
import type { DocumentId, Instant } from "../../schemas/item.ts";
import { documentId } from "../../schemas/item.ts";

/** The id of a post's counts: one document a day in Malaysia, the latest of the day. A history that does not grow with every visit. */
export function countId(
  platform: Platform,
  postNativeId: string,
  what: "coverage" | "reactions",
  observedAt: Instant,
): DocumentId {
  return documentId(platform, `${postNativeId}/${what}/${malaysianDay(observedAt)}`);
}
