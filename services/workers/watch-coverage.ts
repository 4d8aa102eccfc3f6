import type { SearchIndex } from "../../pipelines/ports/search-index.ts";
import type { StateStore } from "../../pipelines/ports/state-store.ts";
import type { Channel } from "../../schemas/channel.ts";
import { isImported } from "../../schemas/channel.ts";
import type { ChannelCoverage } from "../../schemas/channel-coverage.ts";
import { channelHourId } from "../../schemas/channel-coverage.ts";
import type { IndexDocument } from "../../schemas/document.ts";
import { documentVersion } from "../../schemas/document.ts";
import type { Instant } from "../../schemas/item.ts";
import { documentId } from "../../schemas/item.ts";
import { collectedTo } from "./channel-visits.ts";
import { postVisitPrefix, visits } from "./collect.ts";
import type { WorkerDependencies } from "./dependencies.ts";
import { heldByPost } from "./held-by-post.ts";
import { lookAgain } from "./look-again.ts";

const hourMs = 3_600_000;
const hoursShown = 7 * 24;

/** A channel whose last visit to its end began longer ago has a gap there. */
const readWithinMs = 2 * hourMs;

export interface CoverageDependencies extends WorkerDependencies {
  readonly state: StateStore;
  readonly index: Pick<SearchIndex, "aggregate" | "upsert">;
}

/** Once an hour until `signal` aborts: writes of every visited channel what its platform counts and what is held, or that it could not be read. */
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
  { state, index, clock, logger, metrics }: CoverageDependencies,
  channels: readonly Channel[],
): Promise<void> {
  const nowMs = clock.now();
  const observedAt = new Date(nowMs).toISOString();
  const hour = startOfHour(nowMs);
  const to = await collectedTo(state, channels);
  const heldOf = await heldByPost(index);
  const documents: IndexDocument[] = [];
  for (const channel of channels) {
    const readTo = to.get(channel.id) ?? null;
    const isRead = readTo !== null && nowMs - Date.parse(readTo) <= readWithinMs;
    const { platformCount, held } = await countChannel(state, channel, heldOf);
    if (isRead && platformCount > 0)
      metrics.set("channel_coverage", { channel: channel.id }, held / platformCount);
    documents.push({
      kind: "channelHour",
      version: documentVersion(observedAt, 0),
      channel,
      channelHour: {
        id: channelHourId(channel.platform, channel.id, hour),
        channelId: channel.id,
        hour,
        observedAt,
        platformCount: isRead ? platformCount : null,
        held,
      },
    });
  }
  const { failures } = await index.upsert(documents);
  for (const { id, reason, detail } of failures) logger.warn({ id, reason, detail }, "coverage.refused");
}

async function countChannel(
  state: StateStore,
  channel: Channel,
  heldOf: ReadonlyMap<string, number>,
): Promise<{ readonly platformCount: number; readonly held: number }> {
  let platformCount = 0;
  let held = 0;
  for await (const { value: post } of state.list(visits, { prefix: postVisitPrefix(channel) })) {
    if (post.platformCount === null) continue;
    platformCount += post.platformCount;
    held += heldOf.get(documentId(channel.platform, post.nativeId)) ?? 0;
  }
  return { platformCount, held };
}

/** How complete each channel was in the last seven days, by channel id; one that nobody looked at then is absent. */
export async function recentCoverages(
  index: Pick<SearchIndex, "hours">,
  nowMs: number,
): Promise<ReadonlyMap<string, ChannelCoverage>> {
  const from = startOfHour(nowMs - (hoursShown - 1) * hourMs);
  const channels = await index.hours({ scope: { kind: "nation" }, from });
  return new Map(
    channels.map(({ channelId, hours }) => {
      const lookedAt = hours.at(-1)?.hour ?? from;
      const read = hours.flatMap(({ hour, platformCount, held }) =>
        platformCount === null ? [] : [{ hour, platformCount, held }],
      );
      return [channelId, { lookedAt, hours: read }];
    }),
  );
}

function startOfHour(ms: number): Instant {
  return new Date(Math.floor(ms / hourMs) * hourMs).toISOString();
}
