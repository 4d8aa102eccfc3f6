import { updateState } from "../../pipelines/core/update-state.ts";
import type { Clock } from "../../pipelines/ports/clock.ts";
import type { Collection, StateStore } from "../../pipelines/ports/state-store.ts";
import type { Channel } from "../../schemas/channel.ts";
import { isImported } from "../../schemas/channel.ts";
import type { Instant } from "../../schemas/item.ts";
import type { ListeningError } from "../../schemas/errors.ts";
import { ChannelVisit } from "../../schemas/visit.ts";

/** One document a channel, under `platform:id`. */
export const channelVisits: Collection<ChannelVisit> = { name: "channelVisits", schema: ChannelVisit };

export const channelVisitKey = ({ platform, id }: Channel): string => `${platform}:${id}`;

/**
 * Up to when each channel that is visited has been collected, by its id; `null` for one that never was to the end. Imported
 * channels are left out: an import tells nothing of when the chat was exported.
 */
export async function collectedTo(
  state: StateStore,
  channels: readonly Channel[],
): Promise<ReadonlyMap<string, Instant | null>> {
  const found = new Map<string, Instant | null>();
  for (const channel of channels) {
    const visit = (await state.get(channelVisits, channelVisitKey(channel)))?.value;
    if (visit !== undefined && !isImported(channel.platform)) found.set(channel.id, visit.collectedTo);
  }
  return found;
}

/** Remembers how the visits of a channel go. */
export class VisitJournal {
  readonly #state: StateStore;
  readonly #clock: Pick<Clock, "now">;
  readonly #key: string;

  constructor(
    { state, clock }: { readonly state: StateStore; readonly clock: Pick<Clock, "now"> },
    channel: Channel,
  ) {
    this.#state = state;
    this.#clock = clock;
    this.#key = channelVisitKey(channel);
  }

  async started(): Promise<void> {
    await this.#change((visit) => ({ ...visit, startedAt: this.#after(0), nextAt: null }));
  }

  async succeeded(): Promise<void> {
    await this.#change((visit) => ({
      ...visit,
      succeededAt: this.#after(0),
      collectedTo: visit.startedAt,
      failure: null,
    }));
  }

  async failed({ code }: ListeningError): Promise<void> {
    await this.#change((visit) => ({ ...visit, failure: { at: this.#after(0), code } }));
  }

  async ended(pauseMs: number): Promise<void> {
    await this.#change((visit) => ({ ...visit, nextAt: this.#after(pauseMs) }));
  }

  async #change(change: (visit: ChannelVisit) => ChannelVisit): Promise<void> {
    const first = {
      startedAt: this.#after(0),
      succeededAt: null,
      collectedTo: null,
      failure: null,
      nextAt: null,
    };
    await updateState(this.#state, channelVisits, this.#key, (visit) => change(visit ?? first));
  }

  #after(ms: number): string {
    return new Date(this.#clock.now() + ms).toISOString();
  }
}
