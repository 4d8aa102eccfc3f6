import { threadsOf } from "../made-up-threads.ts";
import type { Channel } from "../../../../schemas/channel.ts";
import type { InstagramSourceOptions } from "../../../../services/collectors/instagram/instagram-source.ts";
import { instagramSource } from "../../../../services/collectors/instagram/instagram-source.ts";
import type { GraphSimulatorOptions } from "../../../../services/simulators/graph/graph-simulator.ts";
import { startInstagramSimulator } from "../../../../services/simulators/instagram/instagram-simulator.ts";
import type { TruthComment, TruthPost } from "../../../../services/simulators/truth/truth.ts";
import { countingMetrics } from "../../../fakes/counting-metrics.ts";
import { fakeClock } from "../../../fakes/fake-clock.ts";
import { budgetsOver, minute, never, truthOfChannel } from "../graph/made-up.ts";

export const channel: Channel = {
  id: "hq-instagram",
  platform: "instagram",
  nativeId: "1780",
  name: "Jabatan Contoh",
  level: "hq",
};

export function madeUpMedia(number: number, kind: TruthPost["kind"] = "photo"): TruthPost {
  return {
    id: `70${number}`,
    channelId: channel.nativeId,
    kind,
    title: `Tajuk ${number}`,
    publishedAt: minute(number),
    views: 0,
    likes: number,
  };
}

/** The comment `number` under the media `70{media}`, or under the comment `parent` there. */
export function madeUpComment(media: number, number: number, minutes: number, parent?: number): TruthComment {
  return {
    id: `90${media}${number}`,
    postId: `70${media}`,
    parentId: parent === undefined ? null : `90${media}${parent}`,
    author: { id: `77${number}`, name: `pengarang.rekaan.${number}` },
    text: `Komen ${number}`,
    publishedAt: minute(minutes),
    editedAt: null,
    likes: number % 7,
  };
}

export const madeUpThreads = threadsOf(madeUpComment);

export const truthOf = (posts: readonly TruthPost[], comments: readonly TruthComment[] = []) =>
  truthOfChannel(channel, posts, comments);

interface PlaceOptions extends GraphSimulatorOptions {
  readonly login?: InstagramSourceOptions["login"];
  readonly units?: number;
  readonly requestTimeoutMs?: number;
}

/** A simulator and a source that reads it, on one clock. */
export async function instagramUnderTest(options: PlaceOptions) {
  const { login = "facebook", units, requestTimeoutMs = 10_000, appSecret } = options;
  const clock = fakeClock();
  const simulator = await startInstagramSimulator({ now: () => clock.now(), ...options });
  const source = instagramSource({
    baseUrl: simulator.url,
    login,
    token: simulator.token,
    budgets: budgetsOver("instagram", clock, units),
    metrics: countingMetrics(),
    clock,
    requestTimeoutMs,
    ...(appSecret !== undefined && { appSecret }),
  });
  const thread = (nativeId: string, after?: string) => {
    const post = { nativeId, caption: null };
    return source.pages({ kind: "thread", channel, post, depth: { kind: "all" } }, after, never);
  };
  return {
    clock,
    simulator,
    source,
    media: () => Array.fromAsync(source.pages({ kind: "posts", channel }, undefined, never)),
    thread: (nativeId: string, after?: string) => Array.fromAsync(thread(nativeId, after)),
    eachPage: thread,
    [Symbol.asyncDispose]: () => simulator[Symbol.asyncDispose](),
  };
}

interface CommentBody {
  readonly id: string;
  readonly replies?: { readonly data: readonly CommentBody[] };
}

/** Of a comment, and of the replies it carries. */
export function commentIdsIn(kind: string, body: unknown): readonly string[] {
  if (kind !== "comment") return [];
  const { id, replies } = body as CommentBody;
  return [id, ...(replies?.data ?? []).map((reply) => reply.id)];
}
