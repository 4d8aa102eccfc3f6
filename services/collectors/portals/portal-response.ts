import type { Payload } from "../../../pipelines/ports/source.ts";
import { payloadsInDisqusResponse } from "./disqus/disqus-response.ts";
import { payloadsInFeed } from "./feeds/feed-payloads.ts";
import { payloadsInPage } from "./pages/page-items.ts";
import { payloadsInWordpressResponse, unknownSite } from "./wordpress/wordpress-response.ts";

/** The payloads in an answer of a portal that is no JSON. */
export function payloadsInPortalText(text: string): readonly Payload[] {
  return payloadsInFeed(unknownSite, text) ?? payloadsInPage(unknownSite, text);
}

/** The payloads in an answer of WordPress's REST API, or of Disqus's. */
export function payloadsInPortalJson(response: unknown): readonly Payload[] {
  return payloadsInDisqusResponse(response) ?? payloadsInWordpressResponse(response);
}
