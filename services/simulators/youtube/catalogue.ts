import { inTruth } from "../truth/in-truth.ts";
import type { Truth, TruthChannel, TruthComment, TruthPost } from "../truth/truth.ts";
import type { Position } from "../serving/paging.ts";
import { byId, insertInOrder, newestFirst } from "../serving/paging.ts";

export interface HeldComment {
  readonly video: HeldVideo;
  comment: TruthComment;
  /** Grows with every change, for the etag. */
  revision: number;
  /** By id, which tells nothing about time: the order of replies is not documented. */
  readonly replies: HeldComment[];
}

export interface HeldVideo {
  post: TruthPost;
  visibility: "public" | "private" | "deleted";
  commentsDisabled: boolean;
  /** Top comments, newest first. */
  readonly threads: HeldComment[];
  /** Comments and replies there are. */
  count: number;
  /** The count that is shown, which may lag. */
  shownCount: number;
}

export interface HeldChannel {
  readonly channel: TruthChannel;
  readonly uploadsId: string;
  /** Newest first. */
  readonly uploads: HeldVideo[];
}

export const commentPosition = ({ comment }: HeldComment): Position => ({
  at: comment.publishedAt,
  id: comment.id,
});
export const videoPosition = ({ post }: HeldVideo): Position => ({ at: post.publishedAt, id: post.id });

/** What is on the simulated YouTube now: begins as the truth it is given, and changes from there. */
export class Catalogue {
  readonly channels = new Map<string, HeldChannel>();
  readonly uploads = new Map<string, HeldChannel>();
  readonly videos = new Map<string, HeldVideo>();
  readonly comments = new Map<string, HeldComment>();
  #countsLag = false;

  /** Throws a `TypeError` when the truth contradicts itself. */
  constructor({ channels, posts, comments }: Truth) {
    for (const channel of channels) {
      const held = { channel, uploadsId: channel.id.replace(/^UC/u, "UU"), uploads: [] };
      this.channels.set(channel.id, held);
      this.uploads.set(held.uploadsId, held);
    }
    for (const post of posts) this.addPost(post);
    for (const comment of comments)
      if (comment.parentId === null) this.#hold(comment).video.threads.push(this.#held(comment.id));
    for (const comment of comments)
      if (comment.parentId !== null) this.#parentOf(comment).replies.push(this.#hold(comment));
    for (const { threads } of this.videos.values()) {
      threads.sort((a, b) => newestFirst(commentPosition(a), commentPosition(b)));
      for (const { replies } of threads) replies.sort((a, b) => byId(commentPosition(a), commentPosition(b)));
    }
  }

  addPost(post: TruthPost): void {
    const channel = this.channels.get(post.channelId);
    if (channel === undefined || this.videos.has(post.id)) {
      throw new TypeError(`the truth has the post ${post.id} twice, or without its channel`);
    }
    const video: HeldVideo = {
      post,
      visibility: "public",
      commentsDisabled: false,
      threads: [],
      count: 0,
      shownCount: 0,
    };
    this.videos.set(post.id, video);
    insertInOrder(channel.uploads, videoPosition, newestFirst, video);
  }

  add(comment: TruthComment): void {
    const siblings =
      comment.parentId === null ? this.video(comment.postId).threads : this.#parentOf(comment).replies;
    const order = comment.parentId === null ? newestFirst : byId;
    const held = this.#hold(comment);
    insertInOrder(siblings, commentPosition, order, held);
  }

  change(id: string, change: (comment: TruthComment) => TruthComment): void {
    const held = this.#held(id);
    held.comment = change(held.comment);
    held.revision += 1;
  }

  /** A top comment takes its replies with it. */
  remove(id: string): void {
    const held = this.#held(id);
    const { parentId } = held.comment;
    const siblings = parentId === null ? held.video.threads : this.#held(parentId).replies;
    siblings.splice(siblings.indexOf(held), 1);
    for (const { comment } of [held, ...held.replies]) {
      this.comments.delete(comment.id);
      this.#count(held.video, -1);
    }
  }

  /** While they lag, the counts that are shown stay; afterwards all are right again. */
  lagCounts(lag: boolean): void {
    this.#countsLag = lag;
    if (!lag) for (const video of this.videos.values()) video.shownCount = video.count;
  }

  video(id: string): HeldVideo {
    return inTruth(this.videos, "post", id);
  }

  #hold(comment: TruthComment): HeldComment {
    if (this.comments.has(comment.id)) throw new TypeError(`the truth has the comment ${comment.id} twice`);
    const video = this.video(comment.postId);
    const held: HeldComment = { video, comment, revision: 0, replies: [] };
    this.comments.set(comment.id, held);
    this.#count(video, 1);
    return held;
  }

  #held(id: string): HeldComment {
    return inTruth(this.comments, "comment", id);
  }

  #parentOf({ id, parentId, postId }: TruthComment): HeldComment {
    const parent = this.comments.get(parentId ?? "");
    if (parent === undefined || parent.comment.parentId !== null || parent.comment.postId !== postId) {
      throw new TypeError(`the comment ${id} does not reply to a top comment of its post`);
    }
    return parent;
  }

  #count(video: HeldVideo, change: number): void {
    video.count += change;
    if (!this.#countsLag) video.shownCount = video.count;
  }
}
