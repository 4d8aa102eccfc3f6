import { updateState } from "../../pipelines/core/update-state.ts";
import type { Clock } from "../../pipelines/ports/clock.ts";
import type { HeldComment } from "../../pipelines/ports/search-index.ts";
import type { Collection, StateStore } from "../../pipelines/ports/state-store.ts";
import type { Channel } from "../../schemas/channel.ts";
import { documentId } from "../../schemas/item.ts";
import type { Instant } from "../../schemas/item.ts";
import type { Announcement } from "../../schemas/push.ts";
import { Push, PushedChannel } from "../../schemas/push.ts";
import type { PostVisit, PushTally } from "../../schemas/visit.ts";
import { channelVisitKey } from "./channel-visits.ts";

/** One document for each delivery and post, under `platform:channel:post:delivery`, until what it announced is judged. */
const pushes: Collection<Push> = { name: "pushes", schema: Push };

/** One document a channel, under `platform:id`. */
export const pushedChannels: Collection<PushedChannel> = { name: "pushedChannels", schema: PushedChannel };

/** Words that polling came after a push are only fair when the push had time to come. */
const pushTakesAtMostMs = 5 * 60_000;

/** A platform's clock and ours differ by less. */
const clocksDifferAtMostMs = 3_600_000;

/**
 * Pushes about posts that are in no list, such as one that was removed at once, are never judged. Longer than twice the
 * time between two full walks of an old post: what the first of them missed, the second judges.
 */
const forgottenAfterMs = 35 * 86_400_000;

interface PushDependencies {
  readonly state: StateStore;
  readonly clock: Pick<Clock, "now">;
}

/**
 * Remembers what one delivery said about one of our channels. `delivery` identifies it, so that one that is sent again
 * is remembered once. What was said is safe when this resolves.
 */
export async function rememberPush(
  { state, clock }: PushDependencies,
  channel: Channel,
  { postNativeId, comments, changed }: Announcement,
  delivery: string,
): Promise<void> {
  const now = new Date(clock.now()).toISOString();
  const push = { postNativeId, receivedAt: now, comments: [...(comments ?? [])], changed };
  // One that names no comments and no change is a bell and nothing more.
  if (comments !== null || changed) {
    const key = `${postPrefix(channel, postNativeId)}${delivery}`;
    await updateState(state, pushes, key, (known) => known ?? push);
  }
  await updateState(state, pushedChannels, channelVisitKey(channel), (known) => ({
    firstAt: known?.firstAt ?? (comments === null ? null : now),
    lastAt: now,
  }));
}

/**
 * When the platform last pushed word of a change under a post that no count shows; by the post's native id. Forgets on the
 * way what nothing will ever judge.
 */
export async function changesPushed(
  { state, clock }: PushDependencies,
  channel: Channel,
): Promise<ReadonlyMap<string, Instant>> {
  const forgottenBefore = new Date(clock.now() - forgottenAfterMs).toISOString();
  const changes = new Map<string, Instant>();
  for await (const { key, value, version } of state.list(pushes, {
    prefix: `${channelVisitKey(channel)}:`,
  })) {
    if (value.receivedAt < forgottenBefore) {
      await state.delete(pushes, key, version);
      continue;
    }
    const known = changes.get(value.postNativeId) ?? "";
    if (value.changed && value.receivedAt > known) changes.set(value.postNativeId, value.receivedAt);
  }
  return changes;
}

/**
 * Compares the comments held under a post with those that pushes announced, up to a little before the full walk that
 * found them. `undefined`: there is nothing to judge, because no push of comments ever came for the channel or all is judged
 * already.
 */
export async function judgePushes(
  { state }: Pick<PushDependencies, "state">,
  channel: Channel,
  { nativeId, pushes: before }: PostVisit,
  walkedMs: number,
  held: Iterable<Pick<HeldComment, "id" | "publishedAt">>,
): Promise<PushTally | undefined> {
  const pushed = await state.get(pushedChannels, channelVisitKey(channel));
  const firstAt = pushed?.value.firstAt ?? null;
  if (firstAt === null) return undefined;
  const from = before?.judgedTo ?? firstAt;
  const judgedTo = new Date(walkedMs - pushTakesAtMostMs).toISOString();
  if (judgedTo <= from) return undefined;
  const announcedIds = new Set<string>();
  for await (const { value } of state.list(pushes, { prefix: postPrefix(channel, nativeId) })) {
    for (const id of value.comments) announcedIds.add(documentId(channel.platform, id));
  }
  const judged = [...held].filter(({ publishedAt }) => publishedAt >= from && publishedAt < judgedTo);
  const announced = judged.filter(({ id }) => announcedIds.has(id)).length;
  return {
    judgedTo,
    announced: (before?.announced ?? 0) + announced,
    missed: (before?.missed ?? 0) + judged.length - announced,
  };
}

/**
 * Removes the pushes about a post whose comments are all judged: what a push announced was published before it came, by
 * the platform's clock, which may be ahead of ours.
 */
export async function forgetJudged(
  { state }: Pick<PushDependencies, "state">,
  channel: Channel,
  nativeId: string,
  judgedTo: Instant,
): Promise<void> {
  const receivedBefore = new Date(Date.parse(judgedTo) - clocksDifferAtMostMs).toISOString();
  for await (const { key, value, version } of state.list(pushes, { prefix: postPrefix(channel, nativeId) })) {
    if (value.receivedAt < receivedBefore) await state.delete(pushes, key, version);
  }
}

const postPrefix = (channel: Channel, postNativeId: string): string =>
  `${channelVisitKey(channel)}:${postNativeId}:`;
