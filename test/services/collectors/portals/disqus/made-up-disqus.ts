import type { Depth } from "../../../../../pipelines/ports/source.ts";
import { portalSource } from "../../../../../services/collectors/portals/portal-source.ts";
import { officeAccount } from "../../../../../services/simulators/portals/disqus/disqus-dialect.ts";
import type { DisqusPortalOptions } from "../../../../../services/simulators/portals/disqus/disqus-portal.ts";
import { startDisqusPortal } from "../../../../../services/simulators/portals/disqus/disqus-portal.ts";
import type { TruthComment } from "../../../../../services/simulators/truth/truth.ts";
import { countingMetrics } from "../../../../fakes/counting-metrics.ts";
import { fakeClock } from "../../../../fakes/fake-clock.ts";
import { memoryState } from "../../../../fakes/memory-state.ts";
import { articleIdOf, channel, madeUpComment, madeUpThreads, never } from "../made-up-portal.ts";

export const forum = "portal-contoh";
export const apiKey = "kunci-rahsia-rekaan";

export const disqusIdOf = (number: number): string => `${channel.nativeId}/d${number}`;

/** As of a site that has its comments itself, with the ids of Disqus. */
export function atDisqus(comment: TruthComment): TruthComment {
  const renamed = (id: string) => id.replace("/c", "/d");
  const { id, parentId } = comment;
  return { ...comment, id: renamed(id), parentId: parentId === null ? null : renamed(parentId) };
}

export function disqusComment(...made: Parameters<typeof madeUpComment>): TruthComment {
  return atDisqus(madeUpComment(...made));
}

export function disqusThreads(...made: Parameters<typeof madeUpThreads>): readonly TruthComment[] {
  return madeUpThreads(...made).map(atDisqus);
}

interface PlaceOptions extends Omit<DisqusPortalOptions, "forum" | "apiKey" | "now"> {
  readonly wholeListEveryMs?: number;
  readonly listedBy?: "auto" | "rest";
}

/** A portal with its comments at Disqus and a source that reads it, on one clock that need not be waited for. */
export async function disqusUnderTest({ wholeListEveryMs = 0, listedBy = "rest", ...options }: PlaceOptions) {
  const clock = fakeClock({ autoAdvance: true });
  const asked: string[] = [];
  const simulator = await startDisqusPortal({
    ...options,
    forum,
    apiKey,
    now: () => clock.now(),
    onRequest(request) {
      asked.push(request.url ?? "");
      options.onRequest?.(request);
    },
  });
  const metrics = countingMetrics();
  const source = portalSource({
    version: "0.0",
    delayMs: 0,
    privateHosts: new Set([simulator.host]),
    sites: [...simulator.addresses].map(([nativeId, baseUrl]) => ({
      nativeId,
      baseUrl,
      listedBy,
      disqus: forum,
    })),
    disqusAccess: { baseUrl: simulator.baseUrl, apiKey, officers: [officeAccount] },
    state: memoryState(),
    officers: [],
    wholeListEveryMs,
    requestTimeoutMs: 10_000,
    metrics,
    clock,
  });
  const posts = () => Array.fromAsync(source.pages({ kind: "posts", channel }, undefined, never));
  const thread = (number: number, depth: Depth = { kind: "all" }) => {
    const post = { nativeId: articleIdOf(number), caption: `Tajuk ${number}` };
    return Array.fromAsync(source.pages({ kind: "thread", channel, post, depth }, undefined, never));
  };
  return {
    clock,
    simulator,
    source,
    metrics,
    posts,
    thread,
    /** Paths at Disqus that were asked since the last time. */
    asked: (): readonly string[] =>
      asked.splice(0).flatMap((url) => /^\/api\/3\.0\/(\w+\/\w+)\.json/u.exec(url)?.[1] ?? []),
    [Symbol.asyncDispose]: () => simulator[Symbol.asyncDispose](),
  };
}
