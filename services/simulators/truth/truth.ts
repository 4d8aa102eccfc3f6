import type { ContentKind, Instant } from "../../../schemas/item.ts";

/** What really is on the simulated platforms. Every simulator serves it in its platform's own dialect; tests compare with it. */
export interface Truth {
  readonly channels: readonly TruthChannel[];
  readonly posts: readonly TruthPost[];
  readonly comments: readonly TruthComment[];
}

export interface TruthChannel {
  /** The platform's own id. */
  readonly id: string;
  readonly name: string;
  readonly handle: string;
}

export interface TruthPost {
  readonly id: string;
  readonly channelId: string;
  readonly kind: ContentKind;
  readonly title: string;
  readonly publishedAt: Instant;
  readonly views: number;
  readonly likes: number;
}

export interface TruthComment {
  readonly id: string;
  readonly postId: string;
  /** The comment replied to, always a top comment; `null` for a top comment. */
  readonly parentId: string | null;
  /** `null`: the account was closed. */
  readonly author: { readonly id: string; readonly name: string } | null;
  readonly text: string;
  readonly publishedAt: Instant;
  readonly editedAt: Instant | null;
  readonly likes: number;
}
