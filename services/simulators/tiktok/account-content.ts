import { insertInOrder, newestFirst } from "../serving/paging.ts";
import { inTruth } from "../truth/in-truth.ts";
import type { Truth, TruthChannel, TruthComment, TruthPost } from "../truth/truth.ts";

export interface HeldComment {
  readonly video: HeldVideo;
  comment: TruthComment;
  /** By the account; whoever holds its token still sees it. */
  hidden: boolean;
  /** Newest first. */
  readonly replies: HeldComment[];
}

export interface HeldVideo {
  readonly post: TruthPost;
  visibility: "public" | "private" | "deleted";
  /** Our token may not read its comments. */
  closed: boolean;
  /** Top comments, newest first. */
  readonly threads: HeldComment[];
  /** Comments and replies. */
  count: number;
  likes: number;
  shares: number;
}

export interface HeldAccount {
  readonly account: TruthChannel;
  /** Newest first. */
  readonly videos: HeldVideo[];
}

/** What is on the simulated accounts now: begins as the truth it is given, and changes from there. */
export class AccountContent {
  readonly accounts = new Map<string, HeldAccount>();
  readonly videos = new Map<string, HeldVideo>();
  readonly comments = new Map<string, HeldComment>();

  /** Throws a `TypeError` when the truth contradicts itself. */
  constructor({ channels, posts, comments }: Truth) {
    for (const account of channels) this.accounts.set(account.id, { account, videos: [] });
    for (const post of posts) this.addPost(post);
    for (const comment of comments.filter(({ parentId }) => parentId === null)) this.add(comment);
    for (const comment of comments.filter(({ parentId }) => parentId !== null)) this.add(comment);
  }

  addPost(post: TruthPost): void {
    const account = this.accounts.get(post.channelId);
    if (account === undefined || this.videos.has(post.id))
      throw new TypeError(`the truth has the post ${post.id} twice, or without its account`);
    const { likes } = post;
    const state = {
      visibility: "public",
      closed: false,
      count: 0,
      likes,
      shares: Math.floor(likes / 5),
    } as const;
    const held: HeldVideo = { post, threads: [], ...state };
    this.videos.set(post.id, held);
    insertInOrder(account.videos, ({ post }) => ({ at: post.publishedAt, id: post.id }), newestFirst, held);
  }

  add(comment: TruthComment): void {
    const { id, postId, parentId } = comment;
    const parent = parentId === null ? undefined : this.comments.get(parentId);
    if (this.comments.has(id)) throw new TypeError(`the truth has the comment ${id} twice`);
    if (parentId !== null && (parent?.comment.parentId !== null || parent.comment.postId !== postId))
      throw new TypeError(`the comment ${id} does not reply to a top comment of its post`);
    const video = this.video(postId);
    const held: HeldComment = { video, comment, hidden: false, replies: [] };
    this.comments.set(id, held);
    video.count += 1;
    insertInOrder(
      parent?.replies ?? video.threads,
      ({ comment }) => ({ at: comment.publishedAt, id: comment.id }),
      newestFirst,
      held,
    );
  }

  /** A top comment takes its replies with it. */
  remove(id: string): void {
    const held = this.comment(id);
    const { video, comment } = held;
    const siblings = this.comments.get(comment.parentId ?? "")?.replies ?? video.threads;
    siblings.splice(siblings.indexOf(held), 1);
    for (const { comment } of [held, ...held.replies]) this.comments.delete(comment.id);
    video.count -= 1 + held.replies.length;
  }

  video(id: string): HeldVideo {
    return inTruth(this.videos, "post", id);
  }

  comment(id: string): HeldComment {
    return inTruth(this.comments, "comment", id);
  }
}
