import type { Instant } from "../../../schemas/item.ts";
import type { RawItem } from "../../../schemas/raw-item.ts";
import type { Checked } from "../checks.ts";
import { checkInstant } from "../checks.ts";
import { graphTimeInUtc } from "../graph/graph-time.ts";

/** The day on which Instagram opened: nothing there is older. */
const instagramBegan: Instant = "2010-10-06T00:00:00.000Z";

const prefix = "instagram:";

export function mediaIdOf({ postId }: RawItem): string {
  return postId.slice(prefix.length);
}

export function checkInstagramTime(value: string, collectedAt: Instant): Checked<Instant> {
  return checkInstant(graphTimeInUtc(value), "timestamp", { earliest: instagramBegan, collectedAt });
}

/** Addresses are shown as links: only Instagram's own are. */
export function instagramUrl(value: string | undefined): string | null {
  return value !== undefined &&
    value.length < 2_000 &&
    /^https:\/\/(?:www\.)?instagram\.com\/\S*$/u.test(value)
    ? value
    : null;
}
