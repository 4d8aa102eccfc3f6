import type { RawItem } from "../../../schemas/raw-item.ts";
import type { Instant } from "../../../schemas/item.ts";
import type { Checked } from "../checks.ts";
import { checkInstant } from "../checks.ts";
import { graphTimeInUtc } from "../graph/graph-time.ts";

/** The day on which Facebook opened: nothing there is older. */
export const facebookBegan: Instant = "2004-02-04T00:00:00.000Z";

const prefix = "facebook:";

export function postIdOf({ postId }: RawItem): string {
  return postId.slice(prefix.length);
}

export function checkGraphTime(value: string, field: string, collectedAt: Instant): Checked<Instant> {
  return checkInstant(graphTimeInUtc(value), field, { earliest: facebookBegan, collectedAt });
}

/** Addresses are shown as links: only Facebook's own are. */
export function facebookUrl(value: string | undefined): string | null {
  return value !== undefined &&
    value.length < 2_000 &&
    /^https:\/\/(?:[a-z]+\.)?facebook\.com\/\S*$/u.test(value)
    ? value
    : null;
}
