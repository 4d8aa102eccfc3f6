import { threadsOf } from "../made-up-threads.ts";
import type { Channel } from "../../../../schemas/channel.ts";
import type { Depth } from "../../../../pipelines/ports/source.ts";
import { rollingBudget } from "../../../../services/collectors/rolling-budget.ts";
import { tiktokSource } from "../../../../services/collectors/tiktok/tiktok-source.ts";
import type {
  TiktokSimulator,
  TiktokSimulatorOptions,
} from "../../../../services/simulators/tiktok/tiktok-simulator.ts";
import { startTiktokSimulator } from "../../../../services/simulators/tiktok/tiktok-simulator.ts";
import type { Truth, TruthComment, TruthPost } from "../../../../services/simulators/truth/truth.ts";
import { countingMetrics } from "../../../fakes/counting-metrics.ts";
import type { FakeClock } from "../../../fakes/fake-clock.ts";
import { fakeClock } from "../../../fakes/fake-clock.ts";
import { memoryState } from "../../../fakes/memory-state.ts";

export const channel: Channel = {
  id: "hq-tiktok",
  platform: "tiktok",
  nativeId: "akaun-contoh",
  name: "Jabatan Contoh",
  level: "hq",
};
export const never = new AbortController().signal;

const startMs = Date.UTC(2026, 9, 1);

/** `2026-10-01` and so many minutes. */
export function minute(minutes: number): string {
  return new Date(startMs + minutes * 60_000).toISOString();
}

export function madeUpPost(number: number): TruthPost {
  return {
    id: `${number}`,
    channelId: channel.nativeId,
    kind: "short_video",
    title: `Tajuk ${number}`,
    publishedAt: minute(number),
    views: number * 3,
    likes: number,
  };
}

/** The comment `number` under the video `post`, or under the comment `parent` there. */
export function madeUpComment(post: number, number: number, minutes: number, parent?: number): TruthComment {
  return {
    id: `${post}-${number}`,
    postId: `${post}`,
    parentId: parent === undefined ? null : `${post}-${parent}`,
    author: { id: `orang-${number}`, name: `Pengarang Rekaan ${number}` },
    text: `Komen ${number}`,
    publishedAt: minute(minutes),
    editedAt: null,
    likes: number % 7,
  };
}

export const madeUpThreads = threadsOf(madeUpComment);

export function truthOf(posts: readonly TruthPost[], comments: readonly TruthComment[] = []): Truth {
  return { channels: [{ id: channel.nativeId, name: channel.name, handle: "@contoh" }], posts, comments };
}

/** What a source needs of a simulator to read its accounts. */
export function accessTo(simulator: TiktokSimulator) {
  const { url: baseUrl, refreshUrl, appId, appSecret } = simulator;
  const refreshTokens = new Map([[channel.id, simulator.refreshToken(channel.nativeId)]]);
  return { baseUrl, refreshUrl, appId, appSecret, refreshTokens };
}

export interface PlaceOptions extends TiktokSimulatorOptions {
  readonly clock?: FakeClock;
  readonly units?: number;
  readonly requestTimeoutMs?: number;
  readonly commentsPerCall?: number;
}

/** A simulator and a source that reads it, on one clock. */
export async function tiktokUnderTest(options: PlaceOptions) {
  const { clock = fakeClock(), units = 1_000_000, requestTimeoutMs = 10_000, commentsPerCall } = options;
  const simulator = await startTiktokSimulator(options);
  const metrics = countingMetrics();
  const state = memoryState();
  const open = () =>
    tiktokSource({
      ...accessTo(simulator),
      budget: rollingBudget({ state, clock, platform: "tiktok", bucket: "calls", units }),
      metrics,
      clock,
      requestTimeoutMs,
      ...(commentsPerCall !== undefined && { commentsPerCall }),
    });
  const source = open();
  return {
    clock,
    simulator,
    source,
    metrics,
    open,
    posts: () => Array.fromAsync(source.pages({ kind: "posts", channel }, undefined, never)),
    thread: (postId: string, after?: string, depth: Depth = { kind: "all" }) =>
      Array.fromAsync(
        source.pages(
          { kind: "thread", channel, post: { nativeId: postId, caption: null }, depth },
          after,
          never,
        ),
      ),
    [Symbol.asyncDispose]: () => simulator[Symbol.asyncDispose](),
  };
}

export function commentIdsIn(kind: string, body: unknown): readonly string[] {
  return kind === "comment" || kind === "reply" ? [(body as { readonly comment_id: string }).comment_id] : [];
}
