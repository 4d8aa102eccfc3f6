import { accountOf, escaped, linkOf, malaysian, paragraphs, texturised } from "./dialect.ts";
import type { HeldArticle, HeldComment } from "./site-content.ts";

/** What a theme shows under an article: one page of its comments, the oldest first, replies under what they answer. */
export interface ShownComments {
  readonly shown: readonly HeldComment[];
  /** Of all pages. */
  readonly count: number;
  /** From 1, the oldest, and how many there are. */
  readonly page: number;
  readonly pages: number;
}

/** A page as WordPress's own themes make it. `comments`: `undefined` where only members see any. */
export function articleHtml(article: HeldArticle, comments: ShownComments | undefined): string {
  const { number, post, modifiedAt } = article;
  const linked = {
    "@context": "https://schema.org",
    "@graph": [
      { "@type": "WebSite", name: post.channelId },
      {
        "@type": "NewsArticle",
        headline: texturised(post.title),
        datePublished: malaysian(post.publishedAt) + zone,
        dateModified: malaysian(modifiedAt) + zone,
        ...(comments !== undefined && { commentCount: comments.count }),
      },
    ],
  };
  const head = `<title>${texturised(post.title)}</title><link rel="canonical" href="${linkOf(post)}" />
<link rel="shortlink" href="https://${post.channelId}/?p=${number}" />
<script type="application/ld+json">${JSON.stringify(linked).replaceAll("<", "\\u003c")}</script>`;
  const under =
    comments === undefined ? "<p>Hanya ahli boleh melihat komen.</p>" : commentsHtml(article, comments);
  return htmlPage(
    head,
    `single single-post postid-${number}`,
    `<article id="post-${number}"><h1 class="entry-title">${texturised(post.title)}</h1>
<time class="entry-date published" datetime="${malaysian(post.publishedAt)}${zone}">${post.publishedAt.slice(0, 10)}</time>
<div class="entry-content"><p>${texturised(post.title)}</p></div></article>
${under}`,
  );
}

export function htmlPage(head: string, bodyClass: string, body: string): string {
  return `<!DOCTYPE html><html lang="ms"><head>${head}</head><body class="${bodyClass}">${body}</body></html>`;
}

const zone = "+08:00";

function commentsHtml({ post }: HeldArticle, { shown, page, pages }: ShownComments): string {
  const top = shown.filter(({ comment }) => comment.parentId === null);
  const items = top.map((each) => commentHtml(each, shown, 1)).join("\n");
  const list = top.length === 0 ? "" : `<ol class="comment-list">${items}</ol>`;
  const link = (number: number, words: string) =>
    `<a href="${linkOf(post)}comment-page-${number}/#comments">${words}</a>`;
  const older = page > 1 ? `<div class="nav-previous">${link(page - 1, "Komen lama")}</div>` : "";
  const newer = page < pages ? `<div class="nav-next">${link(page + 1, "Komen baharu")}</div>` : "";
  return `<div id="comments" class="comments-area">${list}<nav class="comment-navigation">${older}${newer}</nav>
<div id="respond" class="comment-respond"></div></div>`;
}

function commentHtml(held: HeldComment, shown: readonly HeldComment[], depth: number): string {
  const { number, article, comment } = held;
  const { author, text, publishedAt, id } = comment;
  const account = author !== null && accountOf(author.id, article.post.channelId) > 0;
  const classes = account ? `comment byuser comment-author-${niceName(author.name)}` : "comment";
  const replies = shown
    .filter((each) => each.comment.parentId === id)
    .map((each) => commentHtml(each, shown, depth + 1));
  const under = replies.length === 0 ? "" : `<ol class="children">${replies.join("\n")}</ol>`;
  return `<li id="comment-${number}" class="${classes} depth-${depth}"><article id="div-comment-${number}" class="comment-body">
<footer class="comment-meta"><div class="comment-author vcard"><b class="fn">${escaped(author?.name ?? "Tanpa Nama")}</b> <span class="says">berkata:</span></div>
<div class="comment-metadata"><a href="${linkOf(article.post)}#comment-${number}"><time datetime="${malaysian(publishedAt)}${zone}">${publishedAt.slice(0, 10)}</time></a></div></footer>
<div class="comment-content">${paragraphs(text)}</div></article>${under}</li>`;
}

/** As WordPress makes the name in an account's address. */
export function niceName(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]+/gu, "-");
}
