import type { DrawPage } from "../browser/draw-page.ts";
import type { PortalAnswer, PortalFetch } from "../portal-fetch.ts";
import type { PortalHome } from "../portal-home.ts";
import type { PortalSite } from "../portal-site.ts";
import { sourceError } from "../../source-errors.ts";
import { statusError } from "../status-error.ts";
import type { CommentsUnder } from "./page-comments.ts";
import type { ArticlePage } from "./page-items.ts";
import { readArticlePage } from "./page-items.ts";

/** The pages of one portal. */
export interface AskPage {
  /**
   * What is at an address of the portal; `undefined` for a page of something else than an article. Throws as a `Source`
   * does: SOURCE_GONE where nothing is, a retryable SOURCE_UNAVAILABLE for half a page.
   */
  (address: string, signal: AbortSignal, under?: CommentsUnder): Promise<ArticlePage | undefined>;
}

/** What is longer is no page that anybody could read. */
const longestPage = 5_000_000;

/** `draw`: for a portal whose pages need a browser. */
export function askPage(fetch: PortalFetch, site: PortalSite, home: PortalHome, draw?: DrawPage): AskPage {
  const load = (url: string, signal: AbortSignal) =>
    fetch.get(url, "a part of a page", (part) => part, signal);
  return async (address, signal, under) => {
    const page = await fetch.get(address, "page", wholePage, signal);
    const text = draw === undefined ? page.text : await draw(page, load, signal);
    return readArticlePage(site, text, { idAt: (named) => home.idAt(named), address: page.url, under });
  };
}

function wholePage(page: PortalAnswer): PortalAnswer {
  const error = statusError(page.status, "page");
  if (error !== undefined) throw error;
  if (page.text.length > longestPage) throw sourceError("unexpected", "page: longer than a page is");
  if (!/<\/(?:body|html)\s*>/iu.test(page.text)) throw sourceError("unavailable", "page: not a whole one");
  return page;
}
