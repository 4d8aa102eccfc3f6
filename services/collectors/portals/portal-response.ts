import type { Payload } from "../../../pipelines/ports/source.ts";
import { payloadsInFeed } from "./feeds/feed-items.ts";
import { portalPayload } from "./portal-site.ts";
import { unknownSite } from "./wordpress/wordpress-response.ts";

/** The payloads in an answer of a portal that is no JSON. */
export function payloadsInPortalText(text: string): readonly Payload[] {
  return payloadsInFeed(unknownSite, text) ?? [portalPayload(unknownSite, "unknown", "unknown", {})];
}
