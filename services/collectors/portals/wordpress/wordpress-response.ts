import { otherPortalPayload } from "../../../../pipelines/normalise/portal/normalise.ts";
import type { Payload } from "../../../../pipelines/ports/source.ts";
import type { PortalSite } from "../portal-site.ts";
import { portalPayload } from "../portal-site.ts";
import { articlePayload, commentPayload } from "./wordpress-items.ts";

/** Stands in for the portal that a recorded answer does not name. */
export const unknownSite: PortalSite = { nativeId: "unknown", officers: new Set() };

const articleFields = ["title", "content", "comment_status"];
const commentFields = ["post", "author_name", "content"];

/** What else the API answers with: its root, an error, pictures, categories and tags, and WordPress.com's own API. */
const otherFields = [
  ["namespaces", "routes"],
  ["code", "message"],
  ["media_type", "source_url"],
  ["taxonomy", "slug"],
  ["found", "site_ID"],
  ["found", "likes"],
];

/** The payloads in an answer of WordPress's REST API, as the source would hand them on. */
export function payloadsInWordpressResponse(response: unknown): readonly Payload[] {
  return Array.isArray(response) ? response.map(payloadIn) : [payloadIn(response)];
}

function payloadIn(item: unknown): Payload {
  const found = has(item, commentFields)
    ? commentPayload(unknownSite, item)
    : has(item, articleFields)
      ? articlePayload(unknownSite, item)
      : undefined;
  if (found !== undefined) return found;
  const kind = otherFields.some((fields) => has(item, fields)) ? otherPortalPayload : "unknown";
  return portalPayload(unknownSite, kind, "unknown", {});
}

function has(item: unknown, fields: readonly string[]): boolean {
  return item instanceof Object && fields.every((field) => field in item);
}
