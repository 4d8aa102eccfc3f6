import type { Channel } from "../../../../schemas/channel.ts";
import type { Payload } from "../../../../pipelines/ports/source.ts";
import type { PortalSourceOptions } from "../../../../services/collectors/portals/portal-source.ts";
import type { PortalSettings } from "../../../../services/collectors/portals/open-reader.ts";
import { portalSource } from "../../../../services/collectors/portals/portal-source.ts";
import type { PortalSimulatorOptions } from "../../../../services/simulators/portals/portal-simulator.ts";
import { startPortalSimulator } from "../../../../services/simulators/portals/portal-simulator.ts";
import type { Truth, TruthComment, TruthPost } from "../../../../services/simulators/truth/truth.ts";
import { countingMetrics } from "../../../fakes/counting-metrics.ts";
import { fakeClock } from "../../../fakes/fake-clock.ts";
import { memoryState } from "../../../fakes/memory-state.ts";

export const channel: Channel = {
  id: "hq-portal",
  platform: "portal",
  nativeId: "portal-contoh.test",
  name: "Portal Contoh",
  level: "hq",
};
export const never = new AbortController().signal;
export const officer = { id: `${channel.nativeId}/user/7`, name: "Pegawai Contoh" };

const startMs = Date.UTC(2026, 9, 1);

/** `2026-10-01` and so many minutes. */
export function minute(minutes: number): string {
  return new Date(startMs + minutes * 60_000).toISOString();
}

export const articleIdOf = (number: number): string => `${channel.nativeId}/p${number}`;
export const commentIdOf = (number: number): string => `${channel.nativeId}/c${number}`;

export function madeUpArticle(number: number, minutes = number): TruthPost {
  return {
    id: articleIdOf(number),
    channelId: channel.nativeId,
    kind: "news",
    title: `Tajuk ${number}`,
    publishedAt: minute(minutes),
    views: 0,
    likes: 0,
  };
}

/** The comment `number` under an article, or under the comment `parent` there. Every third writer has an account. */
export function madeUpComment(
  article: number,
  number: number,
  minutes: number,
  parent?: number,
): TruthComment {
  const name = `Pengarang Rekaan ${number}`;
  const id =
    number % 3 === 0
      ? `${channel.nativeId}/user/${number}`
      : `${channel.nativeId}/guest/${name.toLowerCase()}`;
  return {
    id: commentIdOf(number),
    postId: articleIdOf(article),
    parentId: parent === undefined ? null : commentIdOf(parent),
    author: { id, name },
    text: `Komen ${number}`,
    publishedAt: minute(minutes),
    editedAt: null,
    likes: 0,
  };
}

/** Under one article, comments of `first`, `first + 100` … a minute apart, each with so many replies `+ 1`, `+ 2` … */
export function madeUpThreads(
  article: number,
  first: number,
  replyCounts: readonly number[],
): TruthComment[] {
  return replyCounts.flatMap((replies, index) => {
    const top = first + index * 100;
    return [
      madeUpComment(article, top, index),
      ...Array.from({ length: replies }, (_, reply) =>
        madeUpComment(article, top + reply + 1, index + reply, top),
      ),
    ];
  });
}

export function truthOf(posts: readonly TruthPost[], comments: readonly TruthComment[] = []): Truth {
  return { channels: [{ id: channel.nativeId, name: channel.name, handle: "@contoh" }], posts, comments };
}

export interface PlaceOptions
  extends
    PortalSimulatorOptions,
    Partial<Pick<PortalSourceOptions, "requestTimeoutMs" | "wholeListEveryMs">>,
    Pick<PortalSettings, "listedBy"> {}

/** A simulator and a source that reads it, on one clock that need not be waited for. */
export async function portalUnderTest({
  requestTimeoutMs = 10_000,
  wholeListEveryMs = 0,
  listedBy = "rest",
  ...options
}: PlaceOptions) {
  const clock = fakeClock({ autoAdvance: true });
  let requests = 0;
  const simulator = await startPortalSimulator({
    now: () => clock.now(),
    ...options,
    onRequest: (request) => {
      requests += 1;
      options.onRequest?.(request);
    },
  });
  const metrics = countingMetrics();
  const source = portalSource({
    version: "0.0",
    delayMs: 0,
    privateHosts: new Set([simulator.host]),
    sites: [...simulator.addresses].map(([nativeId, baseUrl]) => ({ nativeId, baseUrl, listedBy })),
    state: memoryState(),
    officers: [officer.name],
    wholeListEveryMs,
    requestTimeoutMs,
    metrics,
    clock,
  });
  const thread = (number: number, after?: string) => {
    const post = { nativeId: articleIdOf(number), caption: `Tajuk ${number}` };
    const query = { kind: "thread", channel, post, depth: { kind: "all" } } as const;
    return Array.fromAsync(source.pages(query, after, never));
  };
  return {
    clock,
    simulator,
    source,
    metrics,
    requests: () => requests,
    /** Everything is known of the site that a request may need. */
    warmUp: () =>
      listedBy === "rest"
        ? source.missing([`portal:${commentIdOf(1)}`], never, channel, "p")
        : Array.fromAsync(source.pages({ kind: "posts", channel }, undefined, never)),
    posts: () => Array.fromAsync(source.pages({ kind: "posts", channel }, undefined, never)),
    thread,
    [Symbol.asyncDispose]: () => simulator[Symbol.asyncDispose](),
  };
}

export function commentIdsIn({ kind, body }: Pick<Payload, "kind" | "body">): readonly string[] {
  return kind === "comment" ? [`${channel.nativeId}/${(body as { readonly id: string }).id}`] : [];
}
