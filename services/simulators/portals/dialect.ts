import type { HeldArticle, HeldComment, HeldSite } from "./site-content.ts";
import { numberOf } from "./site-content.ts";
import type { SiteZone } from "./site-zone.ts";

export function articleObject({ number, post, modifiedAt }: HeldArticle, zone: SiteZone) {
  return {
    id: number,
    date: zone.shown(post.publishedAt),
    date_gmt: wordpressTime(post.publishedAt),
    guid: { rendered: `https://${post.channelId}/?p=${number}` },
    modified: zone.shown(modifiedAt),
    modified_gmt: wordpressTime(modifiedAt),
    slug: `berita-${number}`,
    status: "publish",
    type: "post",
    link: linkOf(post),
    title: { rendered: texturised(post.title) },
    content: { rendered: `<p>${texturised(post.title)}</p>\n`, protected: false },
    excerpt: { rendered: `<p>${texturised(post.title)}</p>\n`, protected: false },
    author: 1,
    comment_status: "open",
    ping_status: "closed",
    sticky: false,
    format: post.kind === "video" ? "video" : post.kind === "photo" ? "image" : "standard",
    categories: [1],
    tags: [],
  };
}

export function commentObject({ number, article, comment }: HeldComment, zone: SiteZone) {
  const { parentId, author, text, publishedAt } = comment;
  const account = author === null ? 0 : accountOf(author.id, article.post.channelId);
  return {
    id: number,
    post: article.number,
    parent: parentId === null ? 0 : numberOf(parentId),
    author: account,
    author_name: author?.name ?? "",
    author_url: "",
    date: zone.shown(publishedAt),
    date_gmt: wordpressTime(publishedAt),
    content: { rendered: paragraphs(text) },
    link: `${linkOf(article.post)}#comment-${number}`,
    status: "approved",
    type: "comment",
    author_avatar_urls: { "24": `https://secure.gravatar.com/avatar/${number}?s=24&d=mm&r=g` },
    meta: [],
  };
}

export function rootObject({ site }: HeldSite) {
  return {
    name: site.name,
    description: "",
    url: `https://${site.id}`,
    home: `https://${site.id}`,
    gmt_offset: "8",
    timezone_string: "Asia/Kuala_Lumpur",
    namespaces: ["oembed/1.0", "wp/v2"],
    authentication: [],
    routes: {},
  };
}

export function linkOf({ channelId, id }: HeldArticle["post"]): string {
  return `https://${channelId}/berita-${numberOf(id)}/`;
}

/** The portal itself answers by its first account; writers whose id ends in a number have that, others are guests. */
export function accountOf(authorId: string, portalId: string): number {
  return authorId === portalId ? 1 : Number(/\/user\/(\d+)$/u.exec(authorId)?.[1] ?? 0);
}

/** In UTC without saying so, in whole seconds. */
export function wordpressTime(instant: string): string {
  return instant.replace(/\.\d+Z$/u, "");
}

export function malaysian(instant: string): string {
  return wordpressTime(new Date(Date.parse(instant) + 8 * 3_600_000).toISOString());
}

/** As wpautop and wptexturize do it: paragraphs, entities for what HTML must not hold, addresses made links. */
export function paragraphs(text: string): string {
  if (text === "") return "";
  const blocks = text
    .split(/\n{2,}/u)
    .map((block) => `<p>${linked(escaped(block)).replaceAll("\n", "<br />\n")}</p>\n`);
  return blocks.join("");
}

export function texturised(text: string): string {
  return escaped(text).replaceAll(" - ", " &#8211; ").replaceAll("...", "&#8230;");
}

export function escaped(text: string): string {
  return text.replaceAll("&", "&#038;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function linked(html: string): string {
  return html.replaceAll(/https?:\/\/[^\s<]+/gu, (url) => `<a href="${url}" rel="nofollow ugc">${url}</a>`);
}
