import { threadsOf } from "../made-up-threads.ts";
import type { Clock } from "../../../../pipelines/ports/clock.ts";
import type { Channel } from "../../../../schemas/channel.ts";
import { dailyBudget } from "../../../../services/collectors/daily-budget.ts";
import type { XSourceOptions } from "../../../../services/collectors/x/x-source.ts";
import { xSource } from "../../../../services/collectors/x/x-source.ts";
import type { Truth, TruthComment, TruthPost } from "../../../../services/simulators/truth/truth.ts";
import type { XSimulatorOptions } from "../../../../services/simulators/x/x-simulator.ts";
import { startXSimulator } from "../../../../services/simulators/x/x-simulator.ts";
import { countingMetrics } from "../../../fakes/counting-metrics.ts";
import type { FakeClock } from "../../../fakes/fake-clock.ts";
import { fakeClock } from "../../../fakes/fake-clock.ts";
import { memoryState } from "../../../fakes/memory-state.ts";

export const channel: Channel = {
  id: "hq-x",
  platform: "x",
  nativeId: "1030",
  name: "Jabatan Contoh",
  level: "hq",
};
export const never = new AbortController().signal;

const startMs = Date.UTC(2026, 9, 1);
const idsBeganMs = 1_288_834_974_657;

/** `2026-10-01` and so many minutes. */
export function minute(minutes: number): string {
  return new Date(startMs + minutes * 60_000).toISOString();
}

/** As X makes them: the time, and a number below it. */
function idAt(minutes: number, number: number): string {
  return String((BigInt(startMs + minutes * 60_000 - idsBeganMs) << 22n) + BigInt(number));
}

export function madeUpPost(number: number, kind: TruthPost["kind"] = "photo"): TruthPost {
  return {
    id: idAt(number, 0),
    channelId: channel.nativeId,
    kind,
    title: `Tajuk ${number}`,
    publishedAt: minute(number),
    views: number * 10,
    likes: number,
  };
}

/** The reply or quote `number` under the post `post`, so many minutes after it, or under the reply `parent` there. */
export function madeUpComment(post: number, number: number, minutes: number, parent?: number): TruthComment {
  return {
    id: commentId(post, number, parent === undefined ? minutes : post),
    postId: madeUpPost(post).id,
    parentId: parent === undefined ? null : commentId(post, parent),
    author: { id: `77${number}`, name: `pengarang_${number}` },
    text: `Komen ${number} < ${number + 1} & banyak lagi`,
    publishedAt: minute(minutes),
    editedAt: null,
    likes: number % 7,
  };
}

/** Replies under a post have ids of one time, whatever theirs is; that of a quote is true, because it may be edited. */
export function commentId(post: number, number: number, minutes = post): string {
  return idAt(isQuoteNumber(number) ? minutes : post, number);
}

const isQuoteNumber = (number: number) => number % 10 === 5;

/** Comments whose number ends in 5 are quotes of the post. */
export function isQuote({ id }: Pick<TruthComment, "id">): boolean {
  const minuteOfIds = 60_000n << 22n;
  return isQuoteNumber(Number((BigInt(id) - BigInt(idAt(0, 0))) % minuteOfIds));
}

export const madeUpThreads = threadsOf(madeUpComment);

export function truthOf(posts: readonly TruthPost[], comments: readonly TruthComment[] = []): Truth {
  return { channels: [{ id: channel.nativeId, name: channel.name, handle: "@contoh" }], posts, comments };
}

export function budgetOver(clock: Pick<Clock, "now">, units = 3_000_000, state = memoryState()) {
  const options = { state, clock, platform: "x", bucket: "posts", units, block: 500 } as const;
  return dailyBudget({ ...options, timeZone: "UTC", per: "month" });
}

export interface PlaceOptions extends XSimulatorOptions {
  readonly clock?: FakeClock;
  readonly units?: number;
  readonly requestTimeoutMs?: number;
  readonly search?: XSourceOptions["search"];
  readonly naming?: XSourceOptions["naming"];
}

/** A simulator and a source that reads it, on one clock. */
export async function xUnderTest(options: PlaceOptions) {
  const { units, requestTimeoutMs = 10_000, search = "all", naming = "tweet" } = options;
  const { clock = fakeClock({ startMs: Date.UTC(2026, 10, 24) }) } = options;
  const simulator = await startXSimulator({ isQuote, now: () => clock.now(), ...options });
  const metrics = countingMetrics();
  const source = xSource({
    baseUrl: simulator.url,
    token: simulator.token,
    search,
    naming,
    budget: budgetOver(clock, units),
    metrics,
    clock,
    requestTimeoutMs,
  });
  return {
    clock,
    simulator,
    source,
    metrics,
    posts: () => Array.fromAsync(source.pages({ kind: "posts", channel }, undefined, never)),
    thread: (post: number, after?: string) =>
      Array.fromAsync(
        source.pages(
          {
            kind: "thread",
            channel,
            post: { nativeId: madeUpPost(post).id, caption: null },
            depth: { kind: "all" },
          },
          after,
          never,
        ),
      ),
    [Symbol.asyncDispose]: () => simulator[Symbol.asyncDispose](),
  };
}

/** Of a reply or quote, its first id. */
export function commentIdsIn(kind: string, body: unknown): readonly string[] {
  if (!["comment", "reply", "quote"].includes(kind)) return [];
  const { id, ...rest } = body as {
    readonly id: string;
    readonly edit_history_tweet_ids?: readonly string[];
    readonly edit_history_post_ids?: readonly string[];
  };
  return [(rest.edit_history_tweet_ids ?? rest.edit_history_post_ids)?.[0] ?? id];
}
