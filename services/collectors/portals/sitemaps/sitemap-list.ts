import type { ArticleList, ListedArticle } from "../pages/article-list.ts";
import type { PortalFetch } from "../portal-fetch.ts";
import type { PortalHome } from "../portal-home.ts";
import { sourceError } from "../../source-errors.ts";
import { statusError } from "../status-error.ts";
import { inUtcIfZoned } from "../utc-time.ts";
import type { SitemapEntry, SitemapFile } from "./sitemap-file.ts";
import { longestSitemap, readSitemap } from "./sitemap-file.ts";

/** Of one portal, at a time. More are sitemaps that do not end. */
const mostFiles = 1_000;

/** What WordPress and its plugins call sitemaps of something else than articles. */
const ofOtherThings =
  /\/(?:wp-sitemap-(?:taxonomies|users|posts-(?:page|attachment))-|(?:page|attachment|category|post_tag|tag|author)-sitemap\d*\.xml)/u;

/**
 * The articles that a sitemap names, and the sitemaps that it names. Unless everything is asked for, those are left out
 * of which their index says that they did not change.
 */
export function sitemapList(fetch: PortalFetch, home: PortalHome, root: string): ArticleList {
  const readIn = new Map<string, string>();
  return {
    address: root,
    newestFirst: false,
    namesOnlyNews: false,
    async *parts(isWhole, signal) {
      const seen = new Set([root]);
      const waiting: { readonly address: string; readonly state: string }[] = [{ address: root, state: "" }];
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const { address, state } = next;
        const file = await fetch.get(
          address,
          "sitemap",
          ({ status, text }) => fileIn(status, text, address === root),
          signal,
        );
        if (file.kind === "pages") {
          yield file.entries.flatMap((entry) => listedArticle(home, entry) ?? []);
          readIn.set(address, state); // only now, when whoever reads has everything safe
          continue;
        }
        for (const entry of file.entries) {
          const child = URL.parse(entry.address)?.href;
          if (child === undefined || seen.has(child) || ofOtherThings.test(child)) continue;
          seen.add(child);
          if (seen.size > mostFiles) throw sourceError("unexpected", "sitemap: more files than a portal has");
          const asked = home.askAt(child) ?? child;
          const isSame = entry.changedAt !== undefined && readIn.get(asked) === entry.changedAt;
          if (isWhole || !isSame) waiting.push({ address: asked, state: entry.changedAt ?? "" });
        }
      }
    },
  };
}

const nothing: SitemapFile = { kind: "pages", entries: [] };

/** An index may name files that are not there any more. */
function fileIn(status: number, text: string, isRoot: boolean): SitemapFile {
  const error = statusError(status, "sitemap");
  if (error?.code === "SOURCE_GONE" && !isRoot) return nothing;
  if (error?.code === "SOURCE_GONE") throw sourceError("unexpected", error.message);
  if (error !== undefined) throw error;
  if (text.length > longestSitemap) throw sourceError("unexpected", "sitemap: longer than one is");
  const file = readSitemap(text);
  if (file === undefined) throw sourceError("unavailable", "sitemap: an answer that is no whole sitemap");
  return file;
}

/** `undefined` for what is elsewhere. */
function listedArticle(home: PortalHome, entry: SitemapEntry): ListedArticle | undefined {
  const address = home.askAt(entry.address);
  if (address === undefined) return undefined;
  return {
    key: home.idAt(address) ?? address,
    address,
    state: entry.changedAt ?? "",
    publishedAt: inUtcIfZoned(entry.publishedAt),
  };
}
