import type { Platform } from "./channel.ts";
import type { DocumentId, Instant } from "./item.ts";

/**
 * Why what a platform counts under a post and what is held differ. `notRead`: not asked for since; `permission`, `quota`,
 * `failed`: asked for in vain; `gone`: the post is no longer shown; `removed`: hidden or deleted, which some platforms go on
 * counting; `unexplained`: read to its end and not shown; `notCounted`: the platform tells no count, so that nothing can be
 * compared; `directOnly`: the platform counts no replies to replies; `heldMore`: its count is behind, or a deletion not known yet.
 */
export type GapReason =
  | "notRead"
  | "permission"
  | "quota"
  | "failed"
  | "gone"
  | "removed"
  | "unexplained"
  | "notCounted"
  | "directOnly"
  | "heldMore";

export interface Gap {
  readonly reason: GapReason;
  /** So much of the difference, negative where more is held; `null` where nobody can tell how much. */
  readonly count: number | null;
  /** Where `count` is `null`: no more than so many, if that is known. */
  readonly atMost: number | null;
}

/** What the platform counts under one post, what is held of it, and why they differ. Official comments are in both. */
export interface PostLedger {
  /** The platform's own count at its latest observation, and when that was; `null` where it tells none. */
  readonly platformCount: number | null;
  readonly platformCountAt: Instant | null;
  readonly held: number;
  /** Comments known to be hidden or deleted; not in `held`. */
  readonly removed: number;
  /** What the platform counts less what is held; `null` where it tells no count. */
  readonly difference: number | null;
  /** The counts that are known add up to `difference`. */
  readonly gaps: readonly Gap[];
}

/** The ledger of one post, for a list of several. */
export interface PostLedgerRow extends PostLedger {
  readonly post: DocumentId;
  readonly channel: string;
  readonly platform: Platform;
  /** `null` while it is not in the index. */
  readonly caption: string | null;
}
