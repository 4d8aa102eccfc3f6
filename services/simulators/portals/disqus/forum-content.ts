import type { Position } from "../../serving/paging.ts";
import { insertInOrder, newestFirst } from "../../serving/paging.ts";
import { inTruth } from "../../truth/in-truth.ts";
import type { Truth, TruthComment, TruthPost } from "../../truth/truth.ts";

export interface HeldPost {
  comment: TruthComment;
  readonly thread: HeldThread;
  /** Waits for review, or counts as spam. */
  held: boolean;
}

/** Disqus makes one when the first reader opens the article's page; here, when the first one writes. */
export interface HeldThread {
  readonly id: string;
  readonly article: TruthPost;
  readonly createdAt: string;
  /** Only moderators may read it. */
  closed: boolean;
  /** Newest first. */
  readonly posts: HeldPost[];
}

export const positionOf = ({ comment }: HeldPost): Position => ({ at: comment.publishedAt, id: comment.id });
export const threadPosition = ({ id, createdAt }: HeldThread): Position => ({ at: createdAt, id });

/** The number at the end of an id: `portal-contoh.test/d34` is comment 34, and `…/p12` article 12. */
export function numberOf(id: string): string {
  const digits = /\/[pd](\d+)$/u.exec(id)?.[1];
  if (digits === undefined) throw new TypeError(`${id} is no id at Disqus`);
  return digits;
}

/** What is in a simulated forum now: begins as the truth it is given, and changes from there. */
export class ForumContent {
  readonly threads = new Map<string, HeldThread>();
  readonly posts = new Map<string, HeldPost>();
  readonly removed = new Map<string, HeldPost>();
  readonly #articles = new Map<string, TruthPost>();

  /** Throws a `TypeError` when the truth contradicts itself. */
  constructor({ posts, comments }: Pick<Truth, "posts" | "comments">) {
    for (const article of posts) this.addArticle(article);
    for (const comment of comments.filter(({ parentId }) => parentId === null)) this.add(comment);
    for (const comment of comments.filter(({ parentId }) => parentId !== null)) this.add(comment);
  }

  addArticle(article: TruthPost): void {
    this.#articles.set(article.id, article);
  }

  add(comment: TruthComment): void {
    const { id, postId, parentId } = comment;
    const parent = parentId === null ? undefined : (this.posts.get(parentId) ?? this.removed.get(parentId));
    if (this.posts.has(id) || (parentId !== null && parent?.comment.postId !== postId))
      throw new TypeError(`the truth has the comment ${id} twice or under another article than its parent`);
    const thread = this.threads.get(postId) ?? this.#begun(postId, comment.publishedAt);
    const held = { comment, thread, held: false };
    this.posts.set(id, held);
    insertInOrder(thread.posts, positionOf, newestFirst, held);
  }

  /** Replies stay where they are. */
  remove(id: string): void {
    const held = this.post(id);
    this.posts.delete(id);
    this.removed.set(id, held);
    held.thread.posts.splice(held.thread.posts.indexOf(held), 1);
  }

  post(id: string): HeldPost {
    return inTruth(this.posts, "comment", id);
  }

  #begun(postId: string, createdAt: string): HeldThread {
    const article = inTruth(this.#articles, "article", postId);
    const thread = { id: `9${numberOf(postId)}`, article, createdAt, closed: false, posts: [] };
    this.threads.set(postId, thread);
    return thread;
  }
}
