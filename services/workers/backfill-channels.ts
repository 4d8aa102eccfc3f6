import type { StateStore } from "../../pipelines/ports/state-store.ts";
import type { Source } from "../../pipelines/ports/source.ts";
import type { Backfill, BackfillProgress } from "../../schemas/backfill.ts";
import type { Channel } from "../../schemas/channel.ts";
import type { ListeningError } from "../../schemas/errors.ts";
import { isSourceError, RateLimitedError } from "../../schemas/errors.ts";
import type { PostVisit } from "../../schemas/visit.ts";
import { countProgress, isWanted, resumable } from "./backfill-plan.ts";
import { channelsToBackfill, findBackfill, runningBackfill, updateBackfill } from "./backfill-requests.ts";
import { listPosts, postVisitPrefix, visits, walkWholeThread } from "./collect.ts";
import type { CollectDependencies } from "./dependencies.ts";
import type { RoomAfterMs } from "./leave-room.ts";
import { leavingRoom } from "./leave-room.ts";
import type { Attempt } from "./run-worker.ts";
import { runWorker } from "./run-worker.ts";

export interface BackfillOptions {
  readonly source: Source;
  /** All of the source's platform. */
  readonly channels: readonly Channel[];
  readonly roomAfterMs: RoomAfterMs;
}

/** How soon a wish is seen. */
const lookEveryMs = 10_000;

/** A budget may be raised meanwhile, so it is asked at least so often. */
const restAtMostMs = 3_600_000;

/** After no proper answer. */
const restAfterSilenceMs = 30_000;

/** After a refusal that waiting does not help against; somebody may have mended it. */
const restAfterRefusalMs = 900_000;

/**
 * Serves the backfills of one platform's channels until `signal` aborts, one channel after the other, beside the visits.
 * Whatever it reads is remembered page by page as a visit's is, so it goes on where any kind of end stopped it. What the
 * platform or its budget refuses to one channel does not hold up the others.
 */
export async function runBackfills(
  dependencies: CollectDependencies,
  { source, channels, roomAfterMs }: BackfillOptions,
  signal: AbortSignal,
): Promise<void> {
  const { clock, state } = dependencies;
  const background = leavingRoom(source, roomAfterMs);
  const restUntilMs = new Map<Channel, number>();
  await runWorker(`backfills ${source.platform}`, dependencies, signal, async (attempt) => {
    while (!signal.aborted) {
      for (const channel of await channelsToBackfill(state, channels)) {
        if (signal.aborted || clock.now() < (restUntilMs.get(channel) ?? 0)) continue;
        const backfill = await runningBackfill(state, channel);
        if (backfill === undefined) continue;
        const serving = new Serving(dependencies, { source: background, channel, attempt }, signal);
        restUntilMs.set(channel, clock.now() + (await serving.serve(backfill)));
      }
      attempt.succeeded();
      await clock.sleep(lookEveryMs, signal).catch(() => {});
    }
  });
}

/** How far a channel's backfill is; `undefined` when nobody asked for one. */
export async function backfillProgress(
  state: StateStore,
  channel: Channel,
): Promise<BackfillProgress | undefined> {
  const backfill = await findBackfill(state, channel);
  return backfill === undefined ? undefined : await countProgress(backfill, postVisits(state, channel));
}

async function* postVisits(state: StateStore, channel: Channel): AsyncGenerator<PostVisit> {
  for await (const { value } of state.list(visits, { prefix: postVisitPrefix(channel) })) yield value;
}

/** `refused`: what was asked, and perhaps only that. A number: the platform lets nobody in for so many ms. */
type Answer = "done" | "refused" | number;

class Serving {
  readonly #dependencies: CollectDependencies;
  readonly #source: Source;
  readonly #channel: Channel;
  readonly #attempt: Attempt;
  readonly #signal: AbortSignal;

  constructor(
    dependencies: CollectDependencies,
    {
      source,
      channel,
      attempt,
    }: { readonly source: Source; readonly channel: Channel; readonly attempt: Attempt },
    signal: AbortSignal,
  ) {
    this.#dependencies = dependencies;
    this.#source = source;
    this.#channel = channel;
    this.#attempt = attempt;
    this.#signal = signal;
  }

  /** Resolves, when it is done, taken back or refused, to how long the channel may rest, in ms. */
  async serve(backfill: Backfill): Promise<number> {
    if (backfill.listedAt === null) {
      const listed = await this.#asked(() => listPosts(this.#dependencies, this.#visited(), this.#signal));
      if (listed !== "done") return listed === "refused" ? restAfterRefusalMs : listed;
      const listedAt = this.#now();
      await this.#update((current) => ({ ...current, listedAt, failure: null }));
    }
    let refusals = 0;
    for (const key of await this.#wantedKeys(backfill)) {
      const current = await runningBackfill(this.#dependencies.state, this.#channel);
      if (this.#signal.aborted || current === undefined) return 0;
      const walked = await this.#walk(current, key);
      if (typeof walked === "number") return walked;
      if (walked === "refused") refusals += 1; // no reason to leave out the posts after it
      else if (refusals === 0 && current.failure !== null) await this.#update(withoutFailure);
    }
    if (refusals > 0) return restAfterRefusalMs;
    await this.#finish(backfill);
    return 0;
  }

  /** Newest first. */
  async #wantedKeys(backfill: Backfill): Promise<readonly string[]> {
    const wanted: { readonly key: string; readonly publishedMs: number }[] = [];
    const prefix = postVisitPrefix(this.#channel);
    for await (const { key, value } of this.#dependencies.state.list(visits, { prefix })) {
      if (isWanted(backfill, value)) wanted.push({ key, publishedMs: Date.parse(value.publishedAt) });
    }
    return wanted.sort((a, b) => b.publishedMs - a.publishedMs).map(({ key }) => key);
  }

  async #walk(backfill: Backfill, key: string): Promise<Answer> {
    const post = (await this.#dependencies.state.get(visits, key))?.value;
    if (post === undefined || !isWanted(backfill, post)) return "done"; // a visit did it meanwhile
    const known = { key, post: { ...post, walk: resumable(backfill, post) } };
    return await this.#asked(() => walkWholeThread(this.#dependencies, this.#visited(), known, this.#signal));
  }

  /** Asks the platform; throws only what is not the platform's. */
  async #asked(ask: () => Promise<void>): Promise<Answer> {
    try {
      await ask();
      return "done";
    } catch (error) {
      if (!isSourceError(error) || this.#signal.aborted) throw error;
      await this.#failed(error);
      if (error instanceof RateLimitedError) return Math.min(error.retryAfterMs, restAtMostMs);
      if (error.retryable) return restAfterSilenceMs;
      return error.code === "SOURCE_UNEXPECTED" ? "refused" : restAfterRefusalMs;
    }
  }

  /** Unless it was extended meanwhile. */
  async #finish({ since }: Backfill): Promise<void> {
    const doneAt = this.#now();
    await this.#update((current) =>
      current.since === since && current.doneAt === null ? { ...current, doneAt, failure: null } : current,
    );
    this.#dependencies.logger.info({ ...this.#fields(), since }, "backfill.done");
  }

  async #failed(error: ListeningError): Promise<void> {
    const { code } = error;
    const failure = { at: this.#now(), code };
    // Said once: `at` tells for how long it stands still.
    await this.#update((current) => (current.failure?.code === code ? current : { ...current, failure }));
    this.#dependencies.logger.warn({ ...this.#fields(), error }, "backfill.refused");
  }

  async #update(change: (backfill: Backfill) => Backfill): Promise<void> {
    await updateBackfill(this.#dependencies.state, this.#channel, change);
  }

  #visited() {
    return { source: this.#source, channel: this.#channel, progressed: () => this.#attempt.succeeded() };
  }

  #fields() {
    return { platform: this.#channel.platform, channel: this.#channel.id };
  }

  #now(): string {
    return new Date(this.#dependencies.clock.now()).toISOString();
  }
}

const withoutFailure = (backfill: Backfill): Backfill => ({ ...backfill, failure: null });
