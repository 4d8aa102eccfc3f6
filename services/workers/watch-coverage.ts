import { updateState } from "../../pipelines/core/update-state.ts";
import type { SearchIndex } from "../../pipelines/ports/search-index.ts";
import type { Collection, StateStore } from "../../pipelines/ports/state-store.ts";
import type { Channel } from "../../schemas/channel.ts";
import { isImported } from "../../schemas/channel.ts";
import type { CoverageHour } from "../../schemas/channel-coverage.ts";
import { ChannelCoverage } from "../../schemas/channel-coverage.ts";
import { documentId } from "../../schemas/item.ts";
import { channelVisitKey, collectedTo } from "./channel-visits.ts";
import { postVisitPrefix, visits } from "./collect.ts";
import type { WorkerDependencies } from "./dependencies.ts";
import { lookAgain } from "./look-again.ts";

const hourMs = 3_600_000;
const hoursKept = 7 * 24;

/** A channel whose last visit to its end began longer ago has a gap there. */
const readWithinMs = 2 * hourMs;

/** One document a channel, under `platform:id`. */
export const channelCoverages: Collection<ChannelCoverage> = {
  name: "channelCoverages",
  schema: ChannelCoverage,
};

export interface CoverageDependencies extends WorkerDependencies {
  readonly state: StateStore;
  readonly index: Pick<SearchIndex, "aggregate">;
}

/** Once an hour until `signal` aborts: remembers of every visited channel what its platform counts and what is held, or that it could not be read. */
export async function watchCoverage(
  dependencies: CoverageDependencies,
  channels: readonly Channel[],
  signal: AbortSignal,
): Promise<void> {
  const visited = channels.filter(({ platform }) => !isImported(platform));
  await lookAgain(dependencies, { everyMs: hourMs, failed: "coverage.unknown" }, signal, () =>
    rememberHour(dependencies, visited),
  );
}

async function rememberHour(
  { state, index, clock, metrics }: CoverageDependencies,
  channels: readonly Channel[],
): Promise<void> {
  const nowMs = clock.now();
  const hour = new Date(Math.floor(nowMs / hourMs) * hourMs).toISOString();
  const oldest = new Date(Date.parse(hour) - (hoursKept - 1) * hourMs).toISOString();
  const to = await collectedTo(state, channels);
  const scope = { kind: "nation" } as const;
  const buckets = await index.aggregate({ scope, filter: {}, by: [{ field: "postId" }] });
  const heldOf = new Map(buckets.map(({ keys: [id = ""], comments }) => [id, comments]));
  for (const channel of channels) {
    const readTo = to.get(channel.id) ?? null;
    const isRead = readTo !== null && nowMs - Date.parse(readTo) <= readWithinMs;
    const now = isRead ? [{ hour, ...(await countChannel(state, channel, heldOf)) }] : [];
    for (const { platformCount, held } of now)
      if (platformCount > 0) metrics.set("channel_coverage", { channel: channel.id }, held / platformCount);
    await updateState(state, channelCoverages, channelVisitKey(channel), (before) => {
      const kept = (before?.hours ?? []).filter((each) => each.hour >= oldest && each.hour < hour);
      return { lookedAt: hour, hours: [...kept, ...now] };
    });
  }
}

async function countChannel(
  state: StateStore,
  channel: Channel,
  heldOf: ReadonlyMap<string, number>,
): Promise<Omit<CoverageHour, "hour">> {
  let platformCount = 0;
  let held = 0;
  for await (const { value: post } of state.list(visits, { prefix: postVisitPrefix(channel) })) {
    if (post.platformCount === null) continue;
    platformCount += post.platformCount;
    held += heldOf.get(documentId(channel.platform, post.nativeId)) ?? 0;
  }
  return { platformCount, held };
}
