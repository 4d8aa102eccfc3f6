import { ListeningError } from "../../../../schemas/errors.ts";
import { sourceError } from "../../source-errors.ts";
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
  article: { readonly id: string; readonly link: string | undefined },
  signal: AbortSignal,
): Promise<string | undefined> {
  const addresses = addressesOf(home, article);
  if (addresses.size === 0) return undefined;
  for (const address of addresses) {
    try {
      return await addressAfter(fetch, address, signal);
    } catch (error) {
      if (!(error instanceof ListeningError)) throw error;
      if (error.code === "SOURCE_AUTH" || error.code === "SOURCE_FORBIDDEN") return undefined;
      if (error.code !== "SOURCE_GONE") throw error;
    }
  }
  throw sourceError("gone", "comments: the article is no longer there");
}

/**
 * Under which it may be: links and ids have lost the slash at their end, without which some sites know no page; WordPress
 * leads from an article's number to its page.
 */
function addressesOf(
  home: PortalHome,
  { id, link }: { readonly id: string; readonly link: string | undefined },
): ReadonlySet<string> {
  const number = numberIn(id);
  const named = [link === undefined ? undefined : home.askAt(link), home.addressOf(id)];
  const paths = named.flatMap((address) => address ?? []).flatMap((address) => [address, withSlash(address)]);
  return new Set(number === undefined ? paths : [...paths, `${home.baseUrl}/?p=${number}`]);
}

function withSlash(address: string): string {
  const url = new URL(address);
  if (!url.pathname.endsWith("/")) url.pathname += "/";
  return url.href;
}

async function addressAfter(fetch: PortalFetch, address: string, signal: AbortSignal): Promise<string> {
  return fetch.get(
    address,
    "article",
    ({ status, url }) => {
      const refusal = statusError(status, "article");
      if (refusal !== undefined) throw refusal;
      return url;
    },
    signal,
  );
}
