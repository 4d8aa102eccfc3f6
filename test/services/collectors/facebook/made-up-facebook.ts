import type { Channel } from "../../../../schemas/channel.ts";
import type { Clock } from "../../../../pipelines/ports/clock.ts";
import { facebookSource } from "../../../../services/collectors/facebook/facebook-source.ts";
import { rollingBudget } from "../../../../services/collectors/rolling-budget.ts";
import type { RollingBudget } from "../../../../services/collectors/rolling-budget.ts";
import type { FacebookSimulatorOptions } from "../../../../services/simulators/facebook/facebook-simulator.ts";
import { startFacebookSimulator } from "../../../../services/simulators/facebook/facebook-simulator.ts";
import type { Truth, TruthComment, TruthPost } from "../../../../services/simulators/truth/truth.ts";
import { countingMetrics } from "../../../fakes/counting-metrics.ts";
import type { FakeClock } from "../../../fakes/fake-clock.ts";
import { fakeClock } from "../../../fakes/fake-clock.ts";
import { memoryState } from "../../../fakes/memory-state.ts";

export const channel: Channel = {
  id: "hq-facebook",
  platform: "facebook",
  nativeId: "1030",
  name: "Jabatan Contoh",
  level: "hq",
};
export const never = new AbortController().signal;

const startMs = Date.UTC(2026, 9, 1);

/** `2026-10-01` and so many minutes. */
export function minute(minutes: number): string {
  return new Date(startMs + minutes * 60_000).toISOString();
}

export function madeUpPost(number: number, kind: TruthPost["kind"] = "photo"): TruthPost {
  return {
    id: `1030_${number}`,
    channelId: channel.nativeId,
    kind,
    title: `Tajuk ${number}`,
    publishedAt: minute(number),
    views: 0,
    likes: number,
  };
}

/** The comment `number` under the post `1030_{post}`, or under the comment `parent` there. */
export function madeUpComment(post: number, number: number, minutes: number, parent?: number): TruthComment {
  return {
    id: `${post}_${number}`,
    postId: `1030_${post}`,
    parentId: parent === undefined ? null : `${post}_${parent}`,
    author: { id: `77${number}`, name: `Pengarang Rekaan ${number}` },
    text: `Komen ${number}`,
    publishedAt: minute(minutes),
    editedAt: null,
    likes: number % 7,
  };
}

/** Comments 1000, 2000 … under one post, a minute apart, each with so many replies 1001, 1002 … */
export function madeUpThreads(post: number, replyCounts: readonly number[]): TruthComment[] {
  return replyCounts.flatMap((replies, index) => {
    const top = (index + 1) * 1_000;
    return [
      madeUpComment(post, top, index),
      ...Array.from({ length: replies }, (_, reply) =>
        madeUpComment(post, top + reply + 1, index + reply, top),
      ),
    ];
  });
}

export function truthOf(posts: readonly TruthPost[], comments: readonly TruthComment[] = []): Truth {
  return { channels: [{ id: channel.nativeId, name: channel.name, handle: "@contoh" }], posts, comments };
}

/** A budget for each bucket, over one state. */
export function budgetsOver(clock: Pick<Clock, "now">, units = 1_000_000, state = memoryState()) {
  const all = new Map<string, RollingBudget>();
  return (bucket: string): RollingBudget => {
    const budget = all.get(bucket) ?? rollingBudget({ state, clock, platform: "facebook", bucket, units });
    all.set(bucket, budget);
    return budget;
  };
}

export interface PlaceOptions extends FacebookSimulatorOptions {
  readonly clock?: FakeClock;
  readonly units?: number;
  readonly requestTimeoutMs?: number;
}

/** A simulator and a source that reads it, on one clock. */
export async function facebookUnderTest(options: PlaceOptions) {
  const { clock = fakeClock(), units, requestTimeoutMs = 10_000, appSecret } = options;
  const simulator = await startFacebookSimulator({ now: () => clock.now(), ...options });
  const metrics = countingMetrics();
  const open = () =>
    facebookSource({
      baseUrl: simulator.url,
      token: simulator.token,
      budgets: budgetsOver(clock, units),
      metrics,
      clock,
      requestTimeoutMs,
      ...(appSecret !== undefined && { appSecret }),
    });
  const source = open();
  return {
    clock,
    simulator,
    source,
    metrics,
    posts: () => Array.fromAsync(source.pages({ kind: "posts", channel }, undefined, never)),
    thread: (postId: string, after?: string) =>
      Array.fromAsync(
        source.pages(
          { kind: "thread", channel, post: { nativeId: postId, caption: null }, depth: { kind: "all" } },
          after,
          never,
        ),
      ),
    [Symbol.asyncDispose]: () => simulator[Symbol.asyncDispose](),
  };
}

export function commentIdsIn(kind: string, body: unknown): readonly string[] {
  return kind === "comment" ? [(body as { readonly id: string }).id] : [];
}
