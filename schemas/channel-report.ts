import type { BackfillProgress } from "./backfill.ts";
import type { ChannelCoverage } from "./channel-coverage.ts";
import type { HabitVerdict } from "./channel-habit.ts";
import type { Platform } from "./channel.ts";
import type { Subscription } from "./subscription.ts";
import type { ChannelVisit, PushTally } from "./visit.ts";

/**
 * Why the comments of a post are not or not all here. `notWalked`: never read to its end yet; `countChanged`: the platform
 * counts other than when it last was; `notCounted`: comments are turned off, or the platform tells no count.
 */
export type MissingReason = "notWalked" | "countChanged" | "forbidden" | "gone" | "notCounted";

/** What is left of the budget that visits of a channel spend from. */
export interface BudgetLeft {
  /** Calls, or what the platform counts instead. */
  readonly units: number;
  readonly of: number;
  /** This day or month in the platform's own zone, or any 24 hours. */
  readonly per: "day" | "month" | "24hours";
  /** Whether every channel of the platform spends from it. */
  readonly shared: boolean;
}

/** How collecting from one channel goes. */
export interface ChannelReport {
  readonly channel: string;
  readonly platform: Platform;
  readonly posts: number;
  /** Comments by the platform's own counts of those posts; posts of which it tells no count add nothing. */
  readonly platformCount: number;
  /** Comments in the index, the channel's own included, deleted ones left out. */
  readonly held: number;
  /** How many posts there are of each. */
  readonly reasons: Readonly<Record<MissingReason, number>>;
  /** When the last visit that reached its end ended; `null` before the first. */
  readonly succeededAt: string | null;
  readonly failure: ChannelVisit["failure"];
  readonly nextAt: string | null;
  /** What its newest comments say against its habit; `null` before it was judged, and for imported channels. */
  readonly habit: HabitVerdict | null;
  /** How complete it was hour by hour; `null` before anybody looked. */
  readonly coverage: ChannelCoverage | null;
  /** Of the comments that polling found, how many a push had announced, and how many not; `null` where none ever came. */
  readonly pushes: Pick<PushTally, "announced" | "missed"> | null;
  /** How it stands with the hub that is asked to push for it; `null` where none was. */
  readonly subscription: Pick<Subscription, "endsAt" | "failure"> | null;
  /** `null` where Suara counts no budget. */
  readonly budget: BudgetLeft | null;
  /** How far the reading of all its posts since some day is, or that it is done; `null` when nobody asked for it. */
  readonly backfill: BackfillProgress | null;
}
