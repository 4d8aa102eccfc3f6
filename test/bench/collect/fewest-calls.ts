import type { TruthComment, TruthPost } from "../../../services/simulators/truth/truth.ts";
import { freshForMs, fullWalkDueAfterMs } from "../../../services/workers/visit-plan.ts";
import type { CallShape } from "./simulated-platforms.ts";

const dayMs = 86_400_000;

/** Calls by what they are for. */
export interface Calls {
  /** Lists of posts. */
  lists: number;
  /** Reading what is new under posts that changed. */
  news: number;
  /** Reading again what is known, for edits, likes, deletions and replies that move nothing. */
  again: number;
}

interface Post {
  readonly publishedMs: number;
  /** How many replies each top comment has, by its id. */
  readonly threads: Map<string, number>;
  comments: number;
  newInList: number;
  /** When the oldest came that was not read yet; infinite where there is none. */
  unreadSinceMs: number;
  /** Threads with a reply that stands in no list of comments. */
  readonly repliedTo: Set<string>;
  readAllMs: number;
}

/**
 * The smallest number of calls that the API permits for what Suara promises, told by somebody who knows what comes when
 * and so never asks in vain:
 *
 * - at each visit the list of posts, as far as those under a week old reach, and once a day the whole of it: nothing else
 *   shows a new post, or that a count changed;
 * - under a post of less than a week, what came since the visit before: as many pages as that fills. Under an older
 *   one, once a day. Replies that do not stand in the list (YouTube, TikTok) move nothing, so under an older post that got
 *   one the whole list is read, and each thread with a new one that carries fewer than it has;
 * - everything under every post as often as `fullWalkDueAfterMs` says: no other call shows an edit, a deletion, likes or,
 *   in a young post, those replies. What is new comes along. Under every post at least as often as the platform's terms
 *   ask (X: a day, for deletions).
 *
 * A question names one post. X would let one search name several conversations; what is read there counts by the post
 * read, not by the call.
 *
 * Not in it: asking by name for what is gone (nothing is removed in this run), tokens, and calls that fail.
 */
export class FewestCalls {
  readonly #shape: CallShape;
  readonly #posts = new Map<string, Post>();
  #listedAllMs = Number.NEGATIVE_INFINITY;

  constructor(shape: CallShape) {
    this.#shape = shape;
  }

  addPost({ id, publishedAt }: TruthPost): void {
    this.#posts.set(id, {
      publishedMs: Date.parse(publishedAt),
      threads: new Map(),
      comments: 0,
      newInList: 0,
      unreadSinceMs: Number.POSITIVE_INFINITY,
      repliedTo: new Set(),
      readAllMs: Number.NEGATIVE_INFINITY,
    });
  }

  add({ id, postId, parentId, publishedAt }: TruthComment): void {
    const post = this.#posts.get(postId);
    if (post === undefined) throw new TypeError(`${postId} is not known`);
    post.comments += 1;
    post.unreadSinceMs = Math.min(post.unreadSinceMs, Date.parse(publishedAt));
    if (parentId === null) post.threads.set(id, 0);
    else post.threads.set(parentId, (post.threads.get(parentId) ?? 0) + 1);
    if (parentId === null || this.#shape.repliesCarried === "all") post.newInList += 1;
    else post.repliedTo.add(parentId);
  }

  /** What one visit at this time must ask. */
  visit(nowMs: number): Calls {
    const calls = { lists: this.#lists(nowMs), news: 0, again: 0 };
    for (const post of this.#posts.values()) {
      const ageMs = nowMs - post.publishedMs;
      const { againAtLeastEveryMs = Number.POSITIVE_INFINITY } = this.#shape;
      if (nowMs - post.readAllMs >= Math.min(fullWalkDueAfterMs(ageMs), againAtLeastEveryMs)) {
        calls.again += this.#all(post, () => true);
        post.readAllMs = nowMs;
        read(post, true);
      } else if (ageMs < freshForMs) {
        calls.news += pages(post.newInList, this.#shape.comments);
        read(post, false);
      } else if (nowMs - post.unreadSinceMs >= dayMs) {
        calls.news +=
          post.repliedTo.size > 0
            ? this.#all(post, (thread) => post.repliedTo.has(thread))
            : pages(post.newInList, this.#shape.comments);
        read(post, true);
      }
    }
    return calls;
  }

  #lists(nowMs: number): number {
    const { posts, callsPerPostsPage } = this.#shape;
    const all = nowMs - this.#listedAllMs >= dayMs;
    if (all) this.#listedAllMs = nowMs;
    const asked = [...this.#posts.values()].filter(
      ({ publishedMs }) => all || nowMs - publishedMs < freshForMs,
    );
    return Math.max(1, pages(asked.length, posts)) * callsPerPostsPage;
  }

  /** The whole list of a post, and the replies of those threads that carry fewer than they have. */
  #all({ comments, threads }: Post, chosen: (thread: string) => boolean): number {
    const { repliesCarried, ...shape } = this.#shape;
    if (repliesCarried === "all") return Math.max(1, pages(comments, shape.comments));
    let calls = Math.max(1, pages(threads.size, shape.comments));
    for (const [thread, replies] of threads)
      if (replies > repliesCarried && chosen(thread)) calls += pages(replies, shape.replies);
    return calls;
  }
}

function read(post: Post, repliesToo: boolean): void {
  post.newInList = 0;
  if (repliesToo) post.repliedTo.clear();
  if (post.repliedTo.size === 0) post.unreadSinceMs = Number.POSITIVE_INFINITY;
}

const pages = (items: number, atOnce: number) => Math.ceil(items / atOnce);
