import type { Position } from "../serving/paging.ts";
import { insertInOrder, newestFirst } from "../serving/paging.ts";
import { inTruth } from "../truth/in-truth.ts";
import type { Truth, TruthChannel, TruthComment, TruthPost } from "../truth/truth.ts";

/** A wording of a post or quote; each has an id of its own. */
export interface Version {
  readonly id: string;
  readonly text: string;
  readonly at: string;
}

export interface HeldPost {
  readonly post: TruthPost;
  /** Oldest first; the first has the post's id. */
  readonly versions: Version[];
  visibility: "public" | "deleted" | "protected";
  /** Replies and quotes, newest first. */
  readonly comments: HeldComment[];
  reposts: number;
}

export interface HeldComment {
  readonly post: HeldPost;
  comment: TruthComment;
  /** A post of somebody's own that quotes ours, and no reply. */
  readonly isQuote: boolean;
  /** The version of the post that it replies to or quotes. */
  readonly under: string;
  readonly versions: Version[];
}

export const postPosition = ({ post }: HeldPost): Position => ({ at: post.publishedAt, id: post.id });
export const commentPosition = ({ comment }: HeldComment): Position => ({
  at: comment.publishedAt,
  id: comment.id,
});

/** What is on the simulated accounts now: begins as the truth it is given, and changes from there. */
export class AccountContent {
  readonly accounts = new Map<string, { readonly account: TruthChannel; readonly posts: HeldPost[] }>();
  readonly posts = new Map<string, HeldPost>();
  readonly comments = new Map<string, HeldComment>();
  /** Replies under a comment, by its id. */
  readonly replies = new Map<string, number>();
  /** Posts by the ids of all their versions. */
  readonly postsByVersion = new Map<string, HeldPost>();
  readonly #isQuote: (comment: TruthComment) => boolean;

  /** Throws a `TypeError` when the truth contradicts itself. */
  constructor({ channels, posts, comments }: Truth, isQuote: (comment: TruthComment) => boolean) {
    this.#isQuote = isQuote;
    for (const account of channels) this.accounts.set(account.id, { account, posts: [] });
    for (const post of posts) this.addPost(post);
    for (const comment of comments) this.add(comment);
  }

  addPost(post: TruthPost): void {
    const account = this.accounts.get(post.channelId);
    if (account === undefined || this.posts.has(post.id))
      throw new TypeError(`the truth has the post ${post.id} twice, or without its account`);
    const versions = [{ id: post.id, text: post.title, at: post.publishedAt }];
    const reposts = Math.floor(post.likes / 5);
    const held: HeldPost = { post, versions, visibility: "public", comments: [], reposts };
    this.posts.set(post.id, held);
    this.postsByVersion.set(post.id, held);
    insertInOrder(account.posts, postPosition, newestFirst, held);
  }

  add(comment: TruthComment): void {
    const { id, postId, text, publishedAt } = comment;
    if (this.comments.has(id)) throw new TypeError(`the truth has the comment ${id} twice`);
    const post = this.post(postId);
    const held: HeldComment = {
      post,
      comment,
      isQuote: comment.parentId === null && this.#isQuote(comment),
      under: latest(post.versions).id,
      versions: [{ id, text, at: publishedAt }],
    };
    this.comments.set(id, held);
    this.#count(comment, 1);
    insertInOrder(post.comments, commentPosition, newestFirst, held);
  }

  /** Replies to it stay where they are. */
  remove(id: string): void {
    const { post, comment } = this.comment(id);
    this.comments.delete(id);
    this.#count(comment, -1);
    post.comments.splice(
      post.comments.findIndex((held) => held.comment.id === id),
      1,
    );
  }

  /** A new version, ten minutes after the last. */
  editPost(id: string, text: string): void {
    const post = this.post(id);
    const version = edited(latest(post.versions), text);
    post.versions.push(version);
    this.postsByVersion.set(version.id, post);
  }

  /** Of quotes only: X lets nobody edit a reply. */
  edit(id: string, text: string): void {
    const held = this.comment(id);
    if (!held.isQuote) return;
    held.versions.push(edited(latest(held.versions), text));
    held.comment = { ...held.comment, text };
  }

  #count({ parentId }: TruthComment, change: 1 | -1): void {
    if (parentId !== null) this.replies.set(parentId, (this.replies.get(parentId) ?? 0) + change);
  }

  post(id: string): HeldPost {
    return inTruth(this.posts, "post", id);
  }

  comment(id: string): HeldComment {
    return inTruth(this.comments, "comment", id);
  }
}

export function latest(versions: readonly Version[]): Version {
  const last = versions.at(-1);
  if (last === undefined) throw new TypeError("a post has at least one version");
  return last;
}

const tenMinutesMs = 600_000;

function edited({ id, at }: Version, text: string): Version {
  return {
    id: String(BigInt(id) + (BigInt(tenMinutesMs) << 22n) + 1n), // never that of another post of that moment
    text,
    at: new Date(Date.parse(at) + tenMinutesMs).toISOString(),
  };
}
