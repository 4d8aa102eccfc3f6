/** Say where a reader came from, and nothing of what stands there. */
const tracking = /^(?:utm_\w+|fbclid|gclid|amp)$/u;

/**
 * The one address of an article that is listed under several: without tracking, AMP's variant, its further
 * pages of comments, fragment, `www.`, the difference between http and https, and the slash at its end. `undefined` for what is no address of the web.
 */
export function canonicalUrl(address: string): URL | undefined {
  const url = withoutTracking(address);
  if (url === undefined) return undefined;
  url.protocol = "https:";
  url.hostname = url.hostname.replace(/^www\./u, "");
  url.searchParams.delete("cpage");
  url.searchParams.sort();
  url.pathname = url.pathname.replace(/(?:\/comment-page-\d+)?(?:\/amp)?\/?$/u, "") || "/";
  return url;
}

/** The address of an article where that of a further page of its comments may stand. */
export function withoutCommentPage(address: string): string {
  return address.replace(/comment-page-\d+\/?(?=[?#]|$)/u, "").replace(/[?&]cpage=\d+(?=[&#]|$)/u, "");
}

/** The id within the portal of an article that has no number: the path of its one address. */
export function idOfAddress(address: string): string | undefined {
  const url = canonicalUrl(address);
  return url === undefined ? undefined : `u${url.pathname}${url.search}`;
}

/** Without what only says where a reader came from or where he looks. */
export function withoutTracking(address: string): URL | undefined {
  const url = URL.parse(address);
  if (url === null || !/^https?:$/u.test(url.protocol)) return undefined;
  url.hash = "";
  const tracked = [...url.searchParams.keys()].filter((name) => tracking.test(name));
  for (const name of tracked) url.searchParams.delete(name);
  return url;
}
