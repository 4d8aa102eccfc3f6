import { escaped, linkOf, texturised } from "./dialect.ts";
import type { HeldArticle, HeldComment, HeldSite } from "./site-content.ts";
import { shownUnder } from "./shown-comments.ts";

/** WordPress's feed of articles, newest first, by pages of `size`; `undefined` behind the last one. */
export function articlesFeed(held: HeldSite, page: number, size: number): string | undefined {
  const shown = held.articles.filter(({ binned }) => !binned);
  return feedOf(held, shown, (article) => item(held, article), page, size);
}

/** WordPress's feed of the comments under all articles. */
export function commentsFeed(held: HeldSite, page: number, size: number): string | undefined {
  const shown = held.comments.filter((comment) => !comment.held && !comment.article.binned);
  return feedOf(held, shown, commentItem, page, size);
}

function feedOf<T>(
  { site }: HeldSite,
  all: readonly T[],
  toItem: (each: T) => string,
  page: number,
  size: number,
): string | undefined {
  const items = all.slice((page - 1) * size, page * size);
  if (items.length === 0 && page > 1) return undefined;
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/">
<channel><title>${escaped(site.name)}</title><link>https://${site.id}</link>
${items.map(toItem).join("\n")}
</channel></rss>`;
}

function item(site: HeldSite, article: HeldArticle): string {
  const { number, post } = article;
  return `<item><title>${texturised(post.title)}</title><link>${linkOf(post)}?utm_source=rss</link><dc:creator><![CDATA[Editor]]></dc:creator>
<pubDate>${new Date(post.publishedAt).toUTCString()}</pubDate><guid isPermaLink="false">https://${post.channelId}/?p=${number}</guid>
<slash:comments>${shownUnder(site, article).length}</slash:comments></item>`;
}

function commentItem({ number, article, comment }: HeldComment): string {
  const { author, text, publishedAt } = comment;
  return `<item><title>Oleh: ${escaped(author?.name ?? "Tanpa Nama")}</title><link>${linkOf(article.post)}#comment-${number}</link>
<pubDate>${new Date(publishedAt).toUTCString()}</pubDate><guid isPermaLink="false">https://${article.post.channelId}/?p=${article.number}#comment-${number}</guid>
<description>${escaped(text)}</description></item>`;
}
