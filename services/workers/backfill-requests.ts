import { updateState } from "../../pipelines/core/update-state.ts";
import type { Collection, StateStore } from "../../pipelines/ports/state-store.ts";
import { Backfill } from "../../schemas/backfill.ts";
import type { Channel } from "../../schemas/channel.ts";
import { ConflictError } from "../../schemas/errors.ts";
import type { Instant } from "../../schemas/item.ts";
import { channelVisitKey } from "./channel-visits.ts";

/** At most one document a channel, under `platform:id`. */
const backfills: Collection<Backfill> = { name: "backfills", schema: Backfill };

/** The channel's backfill, running or done; `undefined` when nobody asked for one. */
export async function findBackfill(
  state: Pick<StateStore, "get">,
  channel: Channel,
): Promise<Backfill | undefined> {
  return (await state.get(backfills, channelVisitKey(channel)))?.value;
}

/** As `findBackfill`, but `undefined` also when it is done. */
export async function runningBackfill(
  state: Pick<StateStore, "get">,
  channel: Channel,
): Promise<Backfill | undefined> {
  const backfill = await findBackfill(state, channel);
  return backfill?.doneAt === null ? backfill : undefined;
}

/** Those of the channels that have a running backfill, at the price of one question to the store. */
export async function channelsToBackfill(
  state: Pick<StateStore, "list">,
  channels: readonly Channel[],
): Promise<readonly Channel[]> {
  const running = new Set<string>();
  for await (const { key, value } of state.list(backfills)) if (value.doneAt === null) running.add(key);
  return channels.filter((channel) => running.has(channelVisitKey(channel)));
}

/**
 * Notes the wish for everything since `since`. Asked again it changes nothing, unless `since` is earlier: then what is
 * earlier is added, and what was read for the first wish is not read again. Resolves to the backfill as it now is.
 */
export async function askForBackfill(
  state: StateStore,
  channel: Channel,
  since: Instant,
  now: Instant,
): Promise<Backfill> {
  return await updateState(state, backfills, channelVisitKey(channel), (backfill) => {
    if (backfill === undefined)
      return { since, requestedAt: now, listedAt: null, doneAt: null, failure: null };
    if (Date.parse(since) >= Date.parse(backfill.since)) return backfill;
    return { ...backfill, since, doneAt: null };
  });
}

/** Takes the wish back, also one that is done; `false` when there is none. What was collected stays. */
export async function cancelBackfill(state: StateStore, channel: Channel): Promise<boolean> {
  const key = channelVisitKey(channel);
  for (;;) {
    const current = await state.get(backfills, key);
    if (current === undefined) return false;
    try {
      await state.delete(backfills, key, current.version);
      return true;
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
    }
  }
}

/** Changes the backfill, if it was not taken back meanwhile. `change` must be free of effects. */
export async function updateBackfill(
  state: StateStore,
  channel: Channel,
  change: (backfill: Backfill) => Backfill,
): Promise<void> {
  await updateState(state, backfills, channelVisitKey(channel), (current) => current && change(current));
}
