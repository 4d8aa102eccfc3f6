import type { Payload } from "../../../../pipelines/ports/source.ts";
import type { Budget } from "../../../../pipelines/ports/source.ts";
import { youtubeSource } from "../../../../services/collectors/youtube/youtube-source.ts";
import {
  departmentChannels,
  truthChannel,
} from "../../../../services/simulators/truth/department-channels.ts";
import type { Truth, TruthComment, TruthPost } from "../../../../services/simulators/truth/truth.ts";
import type { YoutubeSimulatorOptions } from "../../../../services/simulators/youtube/youtube-simulator.ts";
import { startYoutubeSimulator } from "../../../../services/simulators/youtube/youtube-simulator.ts";
import type { Channel } from "../../../../schemas/channel.ts";
import { countingMetrics } from "../../../fakes/counting-metrics.ts";
import { fakeClock } from "../../../fakes/fake-clock.ts";

export const channel = departmentChannels[0] as Channel;
export const never = new AbortController().signal;

const startMs = Date.UTC(2026, 9, 1);

/** `2026-10-01` and so many minutes. */
export function minute(minutes: number): string {
  return new Date(startMs + minutes * 60_000).toISOString();
}

export function madeUpPost(id: string, minutes = 0): TruthPost {
  return {
    id,
    channelId: channel.nativeId,
    kind: "video",
    title: `Tajuk ${id}`,
    publishedAt: minute(minutes),
    views: 10,
    likes: 3,
  };
}

export function madeUpComment(
  id: string,
  postId: string,
  minutes: number,
  parentId: string | null = null,
): TruthComment {
  const author = { id: `UCpengarang-${id}`, name: `@pengarang-${id}` };
  return {
    id,
    postId,
    parentId,
    author,
    text: `Komen ${id}`,
    publishedAt: minute(minutes),
    editedAt: null,
    likes: 1,
  };
}

/** Comments `c0`, `c1` … under one post, a minute apart, each with so many replies `c0.r0` … */
export function madeUpThreads(postId: string, replyCounts: readonly number[]): TruthComment[] {
  return replyCounts.flatMap((replies, index) => [
    madeUpComment(`c${index}`, postId, index),
    ...Array.from({ length: replies }, (_, reply) =>
      madeUpComment(`c${index}.r${reply}`, postId, index + reply, `c${index}`),
    ),
  ]);
}

export function truthOf(posts: readonly TruthPost[], comments: readonly TruthComment[] = []): Truth {
  return { channels: departmentChannels.map(truthChannel), posts, comments };
}

export function freeBudget(): Budget & { readonly spent: number; readonly exhausted: boolean } {
  let spent = 0;
  let exhausted = false;
  return {
    spend: async (units) => void (spent += units),
    exhaust: async () => void (exhausted = true),
    get spent() {
      return spent;
    },
    get exhausted() {
      return exhausted;
    },
  };
}

/** A simulator and a source that reads it. */
export async function youtubeUnderTest(
  options: YoutubeSimulatorOptions & { readonly budget?: Budget; readonly requestTimeoutMs?: number },
) {
  const simulator = await startYoutubeSimulator(options);
  const { budget = freeBudget(), requestTimeoutMs = 10_000 } = options;
  const metrics = countingMetrics();
  const source = youtubeSource({
    baseUrl: simulator.url,
    apiKey: simulator.apiKey,
    budget,
    metrics,
    clock: fakeClock(),
    requestTimeoutMs,
  });
  const thread = (postId: string, after?: string) =>
    source.pages(
      { kind: "thread", channel, post: { nativeId: postId, caption: null }, depth: { kind: "all" } },
      after,
      never,
    );
  return {
    simulator,
    source,
    metrics,
    thread,
    [Symbol.asyncDispose]: () => simulator[Symbol.asyncDispose](),
  };
}

interface Commentish {
  readonly id: string;
  readonly snippet: { readonly topLevelComment?: Commentish };
  readonly replies?: { readonly comments: readonly Commentish[] };
}

/** The comment of a payload first, then the replies it carries. */
export function commentIdsIn({ kind, body }: Pick<Payload, "kind" | "body">): readonly string[] {
  if (kind === "video") return [];
  const { id, replies } = body as Commentish;
  return [id, ...(replies?.comments ?? []).map((reply) => reply.id)];
}

export function payloadIds(pages: readonly { readonly payloads: readonly Payload[] }[]): readonly string[] {
  return [...new Set(pages.flatMap(({ payloads }) => payloads.flatMap(commentIdsIn)))].sort();
}
