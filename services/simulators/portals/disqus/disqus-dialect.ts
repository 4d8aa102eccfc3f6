import type { TruthComment } from "../../truth/truth.ts";
import { linkOf, paragraphs } from "../dialect.ts";
import type { HeldPost, HeldThread } from "./forum-content.ts";
import { numberOf } from "./forum-content.ts";

/** The office's own account. */
export const officeAccount = "pejabat_contoh";

/** By every second article's plugin only what the plugin calls it is known, as after an import. */
export function threadObject({ id, article, createdAt, posts }: HeldThread, forum: string) {
  const number = numberOf(article.id);
  const isImported = Number(number) % 2 === 0;
  return {
    id,
    forum,
    title: article.title,
    clean_title: article.title,
    link: isImported ? null : linkOf(article).replace("https://", "http://www."),
    identifiers: [`${number} https://${article.channelId}/?p=${number}`],
    posts: posts.filter(({ held }) => !held).length,
    likes: 0,
    isClosed: false,
    isDeleted: false,
    createdAt: disqusTime(createdAt),
  };
}

export function postObject({ comment, thread, held }: HeldPost, forum: string, isDeleted = false) {
  const { id, parentId, text, publishedAt, likes } = comment;
  return {
    id: numberOf(id),
    parent: parentId === null ? null : Number(numberOf(parentId)),
    thread: thread.id,
    forum,
    author: authorObject(comment, thread.article.channelId),
    message: isDeleted ? "" : paragraphs(text).replaceAll("&#038;", "&amp;"),
    raw_message: isDeleted ? "" : text,
    createdAt: disqusTime(publishedAt),
    likes,
    dislikes: 0,
    points: likes,
    isDeleted,
    isApproved: !held,
    isSpam: false,
    isEdited: comment.editedAt !== null,
    media: [],
  };
}

/** Writers whose id ends in a number have an account, the office has its own, others are guests. */
function authorObject({ author }: TruthComment, portalId: string) {
  const name = author?.name ?? "";
  const username = author === null ? undefined : accountOf(author.id, portalId);
  if (username === undefined) return { name, isAnonymous: true, url: "" };
  return { id: "1", name, username, isAnonymous: false, profileUrl: `https://disqus.com/by/${username}/` };
}

export function accountOf(authorId: string, portalId: string): string | undefined {
  if (authorId === portalId) return officeAccount;
  const number = /\/user\/(\d+)$/u.exec(authorId)?.[1];
  return number === undefined ? undefined : `Pengguna${number}`;
}

/** In UTC without saying so, in whole seconds. */
function disqusTime(instant: string): string {
  return instant.replace(/\.\d+Z$/u, "");
}
