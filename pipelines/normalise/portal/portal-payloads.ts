import type { Channel } from "../../../schemas/channel.ts";
import type { Instant } from "../../../schemas/item.ts";
import { documentId } from "../../../schemas/item.ts";
import type { DocumentId } from "../../../schemas/item.ts";
import type { RawItem } from "../../../schemas/raw-item.ts";
import type { Checked } from "../checks.ts";
import { checkInstant } from "../checks.ts";

/** The day on which the first web page was announced: no portal is older. */
const webBegan: Instant = "1991-08-06T00:00:00.000Z";

/**
 * What stands on a portal has an id within that portal, such as `p12` for an article of WordPress and `c34` for a comment
 * there; all portals share one platform, so the portal's own id goes before it.
 */
export function portalNativeId({ nativeId }: Pick<Channel, "nativeId">, localId: string): string {
  return `${nativeId}/${localId}`;
}

export function portalDocumentId({ channel }: RawItem, localId: string): DocumentId {
  return documentId("portal", portalNativeId(channel, localId));
}

export function checkPortalTime(value: string, { collectedAt }: RawItem): Checked<Instant> {
  return checkInstant(value, "publishedAt", { earliest: webBegan, collectedAt });
}

/** Addresses are shown as links: only the portal's own are, with or without `www.`. */
export function portalUrl(value: string | undefined, { nativeId }: Pick<Channel, "nativeId">): string | null {
  if (value === undefined || value.length >= 2_000) return null;
  const url = URL.parse(value);
  if (url === null || !/^https?:$/u.test(url.protocol)) return null;
  const [host = ""] = nativeId.split("/");
  return withoutWww(url.host) === withoutWww(host) ? url.href : null;
}

function withoutWww(host: string): string {
  return host.toLowerCase().replace(/^www\./u, "");
}
