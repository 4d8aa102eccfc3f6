import type { Depth, Payload, PostSighting } from "../../../../pipelines/ports/source.ts";
import type { StateStore } from "../../../../pipelines/ports/state-store.ts";
import type { DrawPage } from "../../../../services/collectors/portals/browser/draw-page.ts";
import type { PortalSettings } from "../../../../services/collectors/portals/open-reader.ts";
import { portalSource } from "../../../../services/collectors/portals/portal-source.ts";
import { memoryState } from "../../../fakes/memory-state.ts";
import { channel, never } from "./made-up-portal.ts";
import type { Answers } from "./small-site.ts";
import { smallSite } from "./small-site.ts";

interface SmallPortalOptions extends Omit<PortalSettings, "nativeId" | "baseUrl"> {
  readonly state?: StateStore;
  readonly wholeListEveryMs?: number;
  readonly draw?: DrawPage;
}

/** A portal of a few pages, said path by path, and the source that reads it. */
export async function smallPortal(
  answers: Answers,
  { state = memoryState(), wholeListEveryMs = 0, draw, ...settings }: SmallPortalOptions = {},
) {
  const site = await smallSite(answers);
  const source = portalSource({
    version: "0.0",
    delayMs: 0,
    privateHosts: new Set([new URL(site.origin).host]),
    sites: [{ nativeId: channel.nativeId, baseUrl: site.origin, ...settings }],
    officers: [],
    ...(draw && { draw }),
    wholeListEveryMs,
    requestTimeoutMs: 10_000,
    state,
    clock: site.clock,
    metrics: site.metrics,
  });
  return {
    ...site,
    state,
    /** All payloads and posts of the list; `seen` is told of each post as it comes. */
    async listed(seen: (post: PostSighting) => unknown = () => {}) {
      const payloads: Payload[] = [];
      const posts: PostSighting[] = [];
      for await (const page of source.pages({ kind: "posts", channel }, undefined, never)) {
        payloads.push(...page.payloads);
        posts.push(...page.posts);
        for (const post of page.posts) seen(post);
      }
      return { payloads, posts };
    },
    async thread(localId: string, depth: Depth = { kind: "all" }) {
      const post = { nativeId: `${channel.nativeId}/${localId}`, caption: null };
      const query = { kind: "thread", channel, post, depth } as const;
      const pages = await Array.fromAsync(source.pages(query, undefined, never));
      return pages.flatMap(({ payloads }) => payloads.map(({ body }) => body));
    },
    /** What was asked since the last time. */
    asked: (): readonly string[] => site.asked.splice(0).map(({ path }) => path),
  };
}

/** A feed that lists these addresses. */
export function feedOf(...items: readonly string[]): { readonly body: string } {
  return {
    body: `<?xml version="1.0"?><rss version="2.0"><channel><title>Portal</title>${items.join("")}</channel></rss>`,
  };
}

export function feedItem(path: string, more = ""): string {
  return `<item><title>Tajuk</title><link>https://${channel.nativeId}${path}</link><pubDate>Fri, 20 Nov 2026 02:03:04 GMT</pubDate>${more}</item>`;
}

interface ArticleParts {
  readonly canonical?: string;
  readonly head?: string;
  readonly bodyClass?: string;
  readonly comments?: string;
  readonly published?: string;
}

/** A page of an article. */
export function articleAt(
  path: string,
  {
    canonical = `https://${channel.nativeId}${path}`,
    head = "",
    bodyClass = "",
    comments = '<div id="comments"></div>',
    published = "2026-11-20T10:03:04+08:00",
  }: ArticleParts = {},
): { readonly body: string } {
  const linked = { "@type": "NewsArticle", headline: `Tajuk ${path}`, datePublished: published };
  return {
    body: `<!DOCTYPE html><html><head><link rel="canonical" href="${canonical}">${head}
<script type="application/ld+json">${JSON.stringify(linked)}</script></head><body class="${bodyClass}">${comments}</body></html>`,
  };
}

export function commentItem(number: number, replies = "", classes = "comment"): string {
  const under = replies === "" ? "" : `<ol class="children">${replies}</ol>`;
  return `<li id="comment-${number}" class="${classes}"><article><b class="comment-author"><b class="fn">Ali ${number}</b></b>
<time datetime="2026-11-20T12:00:${String(number % 60).padStart(2, "0")}+08:00"></time><div class="comment-content"><p>Komen ${number}</p></div></article>${under}</li>`;
}

/** A place for comments, with these. */
export function commentsOf(items: string, links = ""): string {
  return `<div id="comments"><ol class="comment-list">${items}</ol>${links}</div>`;
}
