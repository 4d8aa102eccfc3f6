import type { Sought } from "../answers-as.ts";
import { answersAs } from "../answers-as.ts";
import type { PortalFetch } from "../portal-fetch.ts";
import type { PortalHome } from "../portal-home.ts";
import { statusError } from "../status-error.ts";
import { readSitemap } from "./sitemap-file.ts";

/** robots.txt is the host's, which may have many portals. */
const mostSitemaps = 20;

/** Of WordPress itself, of its best known plugin, and of everybody else. */
const usual = ["wp-sitemap.xml", "sitemap_index.xml", "sitemap.xml"];

/**
 * The addresses of the portal's sitemaps: those that robots.txt names, else where one usually is. Empty where there is
 * none. Throws where the portal does not answer.
 */
export async function findSitemaps(
  fetch: PortalFetch,
  home: PortalHome,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const { sitemaps } = await fetch.robots(`${home.baseUrl}/`, signal);
  const named = sitemaps.flatMap((address) => {
    const url = URL.parse(address)?.href;
    return url === undefined ? [] : (home.askAt(url) ?? url);
  });
  const found: string[] = [];
  for (const address of [...new Set(named)].slice(0, mostSitemaps))
    if (await answersAs(fetch, address, sitemap, signal)) found.push(address);
  if (found.length > 0) return found;
  for (const name of usual) {
    const address = `${home.baseUrl}/${name}`;
    if (await answersAs(fetch, address, sitemap, signal)) return [address];
  }
  return [];
}

const sitemap: Sought = {
  what: "sitemap",
  isIt({ status, text }) {
    const error = statusError(status, "sitemap");
    if (error !== undefined) throw error;
    return readSitemap(text) !== undefined;
  },
};
