import type { Position } from "../serving/paging.ts";
import { insertInOrder, newestFirst } from "../serving/paging.ts";
import { inTruth } from "../truth/in-truth.ts";
import type { Truth, TruthChannel, TruthComment, TruthPost } from "../truth/truth.ts";

export const reactionTypes = ["LIKE", "LOVE", "CARE", "HAHA", "WOW", "SAD", "ANGRY", "THANKFUL"] as const;
type ReactionType = (typeof reactionTypes)[number];
export type ReactionCounts = Readonly<Record<ReactionType, number>>;

export interface HeldComment {
  readonly post: HeldPost;
  comment: TruthComment;
  /** Under a top comment. */
  replies: number;
  /** By the page; whoever holds the page's token still sees it. */
  hidden: boolean;
}

export interface HeldPost {
  readonly post: TruthPost;
  visibility: "public" | "unpublished" | "deleted";
  /** Our token may not read its comments. */
  closed: boolean;
  /** Of all levels, newest first. */
  readonly comments: HeldComment[];
  reactions: ReactionCounts;
  shares: number;
}

export interface HeldPage {
  readonly page: TruthChannel;
  /** Newest first. */
  readonly posts: HeldPost[];
}

export const commentPosition = ({ comment }: HeldComment): Position => ({
  at: comment.publishedAt,
  id: comment.id,
});
export const postPosition = ({ post }: HeldPost): Position => ({ at: post.publishedAt, id: post.id });

/** What is on the simulated pages now: begins as the truth it is given, and changes from there. */
export class PageContent {
  readonly pages = new Map<string, HeldPage>();
  readonly posts = new Map<string, HeldPost>();
  readonly comments = new Map<string, HeldComment>();

  /** Throws a `TypeError` when the truth contradicts itself. */
  constructor({ channels, posts, comments }: Truth) {
    for (const page of channels) this.pages.set(page.id, { page, posts: [] });
    for (const post of posts) this.addPost(post);
    for (const comment of comments.filter(({ parentId }) => parentId === null)) this.add(comment);
    for (const comment of comments.filter(({ parentId }) => parentId !== null)) this.add(comment);
  }

  addPost(post: TruthPost): void {
    const page = this.pages.get(post.channelId);
    if (page === undefined || this.posts.has(post.id))
      throw new TypeError(`the truth has the post ${post.id} twice, or without its page`);
    const held: HeldPost = {
      post,
      visibility: "public",
      closed: false,
      comments: [],
      reactions: reactionsOf(post),
      shares: Math.floor(post.likes / 5),
    };
    this.posts.set(post.id, held);
    insertInOrder(page.posts, postPosition, newestFirst, held);
  }

  add(comment: TruthComment): void {
    const { id, postId, parentId } = comment;
    const parent = parentId === null ? undefined : this.comments.get(parentId);
    if (this.comments.has(id)) throw new TypeError(`the truth has the comment ${id} twice`);
    if (parentId !== null && (parent?.comment.parentId !== null || parent.comment.postId !== postId))
      throw new TypeError(`the comment ${id} does not reply to a top comment of its post`);
    const post = this.post(postId);
    const held: HeldComment = { post, comment, replies: 0, hidden: false };
    if (parent !== undefined) parent.replies += 1;
    this.comments.set(id, held);
    insertInOrder(post.comments, commentPosition, newestFirst, held);
  }

  /** A top comment takes its replies with it. */
  remove(id: string): void {
    const { post, comment } = this.comment(id);
    const parent = this.comments.get(comment.parentId ?? "");
    if (parent !== undefined) parent.replies -= 1;
    for (const { comment } of post.comments.filter((each) => isIn(each, id)))
      this.comments.delete(comment.id);
    const left = post.comments.filter((each) => !isIn(each, id));
    post.comments.splice(0, post.comments.length, ...left);
  }

  post(id: string): HeldPost {
    return inTruth(this.posts, "post", id);
  }

  comment(id: string): HeldComment {
    return inTruth(this.comments, "comment", id);
  }
}

function isIn({ comment }: HeldComment, thread: string): boolean {
  return comment.id === thread || comment.parentId === thread;
}

/** The truth counts likes only: the other types follow from them. */
function reactionsOf({ likes }: TruthPost): ReactionCounts {
  const share = (part: number) => Math.floor(likes / part);
  return {
    LIKE: likes,
    LOVE: share(6),
    CARE: share(20),
    HAHA: share(9),
    WOW: share(25),
    SAD: share(15),
    ANGRY: share(8),
    THANKFUL: share(50),
  };
}
