import type { Normalise } from "../../../../pipelines/normalise/normalise.ts";
import type { Clock } from "../../../../pipelines/ports/clock.ts";
import type { Metrics } from "../../../../pipelines/ports/metrics.ts";
import type { Source } from "../../../../pipelines/ports/source.ts";
import type { StateStore } from "../../../../pipelines/ports/state-store.ts";
import type { StoredFieldsByPayload } from "../../../../pipelines/protect/stored-fields.ts";
import type { Channel } from "../../../../schemas/channel.ts";
import type { RawItem } from "../../../../schemas/raw-item.ts";
import type { FaultPlan } from "../../../../services/simulators/serving/faults.ts";
import type { PushPlan, Pushing } from "../../../../services/simulators/serving/push-sender.ts";
import type { Truth, TruthComment, TruthPost } from "../../../../services/simulators/truth/truth.ts";
import type { HubPlan } from "../../../../services/simulators/youtube/push-hub.ts";

/** What every simulated platform lets happen to it. */
export interface ChangeableSimulator extends AsyncDisposable {
  /** What it tells us by itself; nothing where it does not. */
  readonly pushes?: Pushing | undefined;
  /** All comments there are now, those included that it shows nobody. */
  comments(): readonly TruthComment[];
  addPost(post: TruthPost): void;
  add(comment: TruthComment): void;
  edit(id: string, text: string): void;
  /** A top comment takes its replies with it. */
  remove(id: string): void;
}

export interface SimulatorStart<ErrorName extends string> {
  readonly truth: Truth;
  readonly now: () => number;
  readonly faults: FaultPlan<ErrorName>;
  /** Of the faults. */
  readonly seed: number;
  readonly onRequest: () => void;
  /** For those platforms that have webhooks. */
  readonly pushes?: PushPlan;
  /** For those that push by a hub. */
  readonly hub?: HubPlan;
}

export interface SourceStart {
  readonly clock: Clock;
  readonly state: StateStore;
  readonly metrics: Metrics;
}

/** What a change of the platform's own may befall. */
export interface Befallen {
  readonly post: string;
  readonly comment: TruthComment | undefined;
  /** From 0 to 999. */
  readonly at: number;
}

/** What the chaos needs to know of a platform. */
export interface ChaosPlatform<Simulator extends ChangeableSimulator, ErrorName extends string> {
  readonly channel: Channel;
  readonly normalise: Normalise;
  readonly fields: StoredFieldsByPayload;
  start(options: SimulatorStart<ErrorName>): Promise<Simulator>;
  /** A new source, as of a new process: only the state remembers anything. */
  open(simulator: Simulator, start: SourceStart): Source;

  /** Errors that may befall any request and that a later visit makes up for. */
  readonly errors: readonly ErrorName[];
  /** Changes that only this platform knows, by name. */
  readonly changes: Readonly<Record<string, (simulator: Simulator, befallen: Befallen) => void>>;
  removePost(simulator: Simulator, postId: string): void;

  post(number: number): TruthPost;
  /** The comment `number` under the post of that number, or under the comment `parent` there. */
  comment(post: number, number: number, minutes: number, parent?: number): TruthComment;

  isHidden(simulator: Simulator, commentId: string): boolean;
  /** Whether it says how many replies a top comment has. */
  readonly countsReplies: boolean;
  /** `false`: the platform lets nobody keep a text that can't be fetched again. */
  readonly keepsEarlier?: false;
  /** Whether a payload carries its author's display name, which the text may mention; it does unless told. */
  readonly namesAuthors?: boolean;
  /** How many comments it says a post has, `null` where it does not say; all there are unless told. */
  commentCount?(simulator: Simulator, postId: string): number | null;
  /** `false`: it has no likes of comments. */
  readonly countsLikes?: false;
  /** `false`: what it shows nobody is not in its own count of a post's comments. */
  readonly countsHidden?: false;
  /** By what an author is known there, where that is not the id in the truth. */
  idOfAuthor?(author: NonNullable<TruthComment["author"]>): string;
  /** The counts of a post by type, as they must be indexed; `undefined` where there are none. */
  reactions(simulator: Simulator, postId: string): Readonly<Record<string, number>> | undefined;
  /** Native ids of the comments in a stored payload. */
  commentIdsIn(raw: RawItem): readonly string[];
}
