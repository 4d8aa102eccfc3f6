import type { Position } from "../serving/paging.ts";
import { insertInOrder, newestFirst } from "../serving/paging.ts";
import { inTruth } from "../truth/in-truth.ts";
import type { Truth, TruthChannel, TruthComment, TruthPost } from "../truth/truth.ts";

export interface HeldArticle {
  /** WordPress's own. */
  readonly number: number;
  post: TruthPost;
  modifiedAt: string;
  /** In the bin, everything under it is there too, and comes back with it. */
  binned: boolean;
  /** A plugin shows its comments to members only. */
  membersOnly: boolean;
}

export interface HeldComment {
  /** WordPress's own. */
  readonly number: number;
  readonly article: HeldArticle;
  comment: TruthComment;
  /** Waits for review, or counts as spam. */
  held: boolean;
}

/** The number at the end of an id: `portal-contoh.test/p12` is article 12, and `…/c34` comment 34. */
export function numberOf(id: string): number {
  const digits = /\/[pc](\d+)$/u.exec(id)?.[1];
  if (digits === undefined) throw new TypeError(`${id} is no id of a portal`);
  return Number(digits);
}

export interface HeldSite {
  readonly site: TruthChannel;
  /** Newest first. */
  readonly articles: HeldArticle[];
  /** Newest first, of all articles. */
  readonly comments: HeldComment[];
}

const articlePosition = ({ post }: HeldArticle): Position => ({ at: post.publishedAt, id: post.id });
const commentPosition = ({ comment }: HeldComment): Position => ({ at: comment.publishedAt, id: comment.id });

/** What is on the simulated portals now: begins as the truth it is given, and changes from there. */
export class SiteContent {
  readonly sites = new Map<string, HeldSite>();
  readonly articles = new Map<string, HeldArticle>();
  readonly comments = new Map<string, HeldComment>();

  /** Throws a `TypeError` when the truth contradicts itself. */
  constructor({ channels, posts, comments }: Truth) {
    for (const site of channels) this.sites.set(site.id, { site, articles: [], comments: [] });
    for (const post of posts) this.addPost(post);
    for (const comment of comments.filter(({ parentId }) => parentId === null)) this.add(comment);
    for (const comment of comments.filter(({ parentId }) => parentId !== null)) this.add(comment);
  }

  addPost(post: TruthPost): void {
    if (this.articles.has(post.id)) throw new TypeError(`the truth has the article ${post.id} twice`);
    const number = numberOf(post.id);
    const article = { number, post, modifiedAt: post.publishedAt, binned: false, membersOnly: false };
    this.articles.set(post.id, article);
    insertInOrder(this.#siteOf(post).articles, articlePosition, newestFirst, article);
  }

  add(comment: TruthComment): void {
    const { id, postId, parentId } = comment;
    if (this.comments.has(id)) throw new TypeError(`the truth has the comment ${id} twice`);
    if (parentId !== null && this.comments.get(parentId)?.comment.postId !== postId)
      throw new TypeError(`the comment ${id} does not reply to a comment of its article`);
    const article = this.article(postId);
    const held = { number: numberOf(id), article, comment, held: false };
    this.comments.set(id, held);
    insertInOrder(this.#siteOf(article.post).comments, commentPosition, newestFirst, held);
  }

  /** Replies move up to what the removed comment answered, as WordPress does it. */
  remove(id: string): void {
    const removed = this.comment(id);
    for (const reply of this.comments.values()) {
      if (reply.comment.parentId === id)
        reply.comment = { ...reply.comment, parentId: removed.comment.parentId };
    }
    this.comments.delete(id);
    const { comments } = this.#siteOf(removed.article.post);
    comments.splice(comments.indexOf(removed), 1);
  }

  article(id: string): HeldArticle {
    return inTruth(this.articles, "article", id);
  }

  comment(id: string): HeldComment {
    return inTruth(this.comments, "comment", id);
  }

  #siteOf({ channelId, id }: TruthPost): HeldSite {
    const site = this.sites.get(channelId);
    if (site === undefined) throw new TypeError(`the truth has the article ${id} without its portal`);
    return site;
  }
}
