import { ListeningError } from "../../../../schemas/errors.ts";
import type { PortalFetch } from "../portal-fetch.ts";
import type { PortalHome } from "../portal-home.ts";
import { statusError } from "../status-error.ts";
import { numberIn } from "../wordpress/wordpress-items.ts";

/**
 * Where the page of an article is, after all redirects; `undefined` where the page is kept from us. Throws SOURCE_GONE for an article
 * that is no longer there, of which Disqus knows nothing: it keeps the comments. Else as a `Source` does.
 */
export async function articleAddress(
  fetch: PortalFetch,
  home: PortalHome,
  articleId: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const number = numberIn(articleId);
  const address = number === undefined ? home.addressOf(articleId) : `${home.baseUrl}/?p=${number}`;
  if (address === undefined) return undefined;
  try {
    return await fetch.get(
      address,
      "article",
      ({ status, url }) => {
        const refusal = statusError(status, "article");
        if (refusal !== undefined) throw refusal;
        return url;
      },
      signal,
    );
  } catch (error) {
    if (error instanceof ListeningError && keptFromUs.has(error.code)) return undefined;
    throw error;
  }
}

const keptFromUs: ReadonlySet<string> = new Set(["SOURCE_AUTH", "SOURCE_FORBIDDEN"]);
