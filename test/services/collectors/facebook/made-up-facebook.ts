import { threadsOf } from "../made-up-threads.ts";
import type { Channel } from "../../../../schemas/channel.ts";
import { facebookSource } from "../../../../services/collectors/facebook/facebook-source.ts";
import type { FacebookSimulatorOptions } from "../../../../services/simulators/facebook/facebook-simulator.ts";
import { startFacebookSimulator } from "../../../../services/simulators/facebook/facebook-simulator.ts";
import type { TruthComment, TruthPost } from "../../../../services/simulators/truth/truth.ts";
import { countingMetrics } from "../../../fakes/counting-metrics.ts";
import type { FakeClock } from "../../../fakes/fake-clock.ts";
import { fakeClock } from "../../../fakes/fake-clock.ts";
import { budgetsOver, minute, never, truthOfChannel } from "../graph/made-up.ts";

export const channel: Channel = {
  id: "hq-facebook",
  platform: "facebook",
  nativeId: "1030",
  name: "Jabatan Contoh",
  level: "hq",
};
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

export const madeUpThreads = threadsOf(madeUpComment);

export const truthOf = (posts: readonly TruthPost[], comments: readonly TruthComment[] = []) =>
  truthOfChannel(channel, posts, comments);

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
      budgets: budgetsOver("facebook", clock, units),
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
