import type { EventLog } from "../../../../pipelines/ports/event-log.ts";
import { createProtector } from "../../../../pipelines/protect/protector.ts";
import { newPseudonymKey, parsePseudonymKeys } from "../../../../pipelines/protect/pseudonym-key.ts";
import { Analysis } from "../../../../schemas/analysed.ts";
import { IndexDocument } from "../../../../schemas/document.ts";
import { isRetryable, ListeningError, RateLimitedError } from "../../../../schemas/errors.ts";
import { documentId } from "../../../../schemas/item.ts";
import { RawItem } from "../../../../schemas/raw-item.ts";
import { analysedTopic, rawTopic } from "../../../../schemas/topics.ts";
import type { PushTally } from "../../../../schemas/visit.ts";
import type { FaultRates } from "../../../../services/simulators/serving/faults.ts";
import type { Truth } from "../../../../services/simulators/truth/truth.ts";
import { channelVisitKey } from "../../../../services/workers/channel-visits.ts";
import { visitChannel, visits } from "../../../../services/workers/collect.ts";
import { runIndex } from "../../../../services/workers/index-documents.ts";
import { runProcess } from "../../../../services/workers/process.ts";
import { pushedChannels } from "../../../../services/workers/pushes.ts";
import { subscriptions } from "../../../../services/workers/subscriptions.ts";
import { countingMetrics } from "../../../fakes/counting-metrics.ts";
import { commentDocument } from "../../../fakes/documents.ts";
import { fakeClock } from "../../../fakes/fake-clock.ts";
import { flaky } from "../../../fakes/flaky.ts";
import { memoryIndex } from "../../../fakes/memory-index.ts";
import { memoryLog } from "../../../fakes/memory-log.ts";
import { memoryState } from "../../../fakes/memory-state.ts";
import { quietLogger } from "../../../fakes/quiet-logger.ts";
import type { ChangeableSimulator, ChaosPlatform } from "./chaos-platform.ts";
import type { OpenReceiver } from "./receiver.ts";

const dayMs = 86_400_000;
const never = new AbortController().signal;

export interface ChaosOptions<Simulator, ErrorName extends string> {
  readonly truth: Truth;
  readonly rates?: FaultRates<ErrorName>;
  /** Of the faults at these rates; 1 unless told. */
  readonly seed?: number;
  readonly pageSize: number;
  /** Faults of our own stores. */
  readonly failures?: Iterator<boolean>;
  /** Changes the truth, at a time in ms; called before every request is answered. */
  readonly meanwhile: (simulator: Simulator, nowMs: number) => void;
  /** Where the platform tells us of changes: what takes its deliveries. */
  readonly receiver?: OpenReceiver<Simulator>;
}

/** A simulated platform, the real collector and the workers behind it; whatever they remember outlives a kill. */
export async function chaosPlace<Simulator extends ChangeableSimulator, ErrorName extends string>(
  platform: ChaosPlatform<Simulator, ErrorName>,
  { truth, rates, seed = 1, pageSize, failures, meanwhile, receiver }: ChaosOptions<Simulator, ErrorName>,
) {
  const { channel } = platform;
  const protector = createProtector({
    keys: parsePseudonymKeys(newPseudonymKey("k1", Buffer.alloc(32, 7)), "test"),
    publicHandles: [],
    publicIds: [channel],
    fields: (_, kind) => platform.fields[kind],
  });
  const standing = fakeClock({ startMs: Date.UTC(2026, 10, 24), autoAdvance: true });
  let requests = 0;
  let killAtRequest = Number.POSITIVE_INFINITY;
  let kill = new AbortController();
  // Every request takes its time, so that no two observations carry the same.
  const clock = {
    now: () => standing.now() + requests,
    sleep: (ms: number, signal: AbortSignal) => standing.sleep(ms, signal),
  };
  const log = memoryLog({ clock });
  const state = memoryState();
  const index = memoryIndex();
  const worker = { clock, logger: quietLogger(), metrics: countingMetrics(), random: () => 0 };
  let faults = failures ?? [].values();
  const received = receiver && (await receiver(channel, worker, flaky(state, { next: () => faults.next() })));
  const simulator: Simulator = await platform.start({
    truth,
    now: () => clock.now(),
    faults: { ...(rates && { rates }), pageSize },
    seed,
    onRequest: () => {
      requests += 1;
      if (requests >= killAtRequest) kill.abort(new Error("killed"));
      meanwhile(simulator, clock.now());
    },
    ...received?.plan,
  });

  const visitOnce = async () => {
    // Like a new process: nothing but the stores remembers anything.
    const source = platform.open(simulator, { clock, state, metrics: worker.metrics });
    const dependencies = {
      ...worker,
      index,
      protector,
      log: flaky<EventLog>(log, faults),
      state: flaky(state, faults),
    };
    await visitChannel(dependencies, { source, channel, progressed: () => {} }, kill.signal);
  };

  /** As the worker does: again after what may be tried again, waiting where that is asked; `false` after anything else. */
  const visit = async (): Promise<boolean> => {
    for (;;) {
      try {
        await visitOnce();
        return true;
      } catch (error) {
        if (error instanceof RateLimitedError) await standing.sleep(error.retryAfterMs, never);
        else if (kill.signal.aborted || (error instanceof ListeningError && !isRetryable(error)))
          return false;
        else if (!isRetryable(error)) throw error;
      }
    }
  };

  const work = async () => {
    await received?.subscribe?.(simulator);
    await simulator.pushes?.deliver();
    const once = { stopWhenCaughtUp: true };
    const analyse = async (texts: readonly { text: string }[]) =>
      texts.map(({ text }) => Analysis.parse(commentDocument({ copyKey: text }).comment));
    const normalisers = { [channel.platform]: platform.normalise };
    await runProcess({ ...worker, log, normalisers, analyse, modelGeneration: 1 }, once, never);
    await runIndex({ ...worker, log, index, state }, once, never);
  };

  const records = async (topic: string): Promise<unknown[]> => {
    const all = await Array.fromAsync(log.read(topic, never));
    return all.map(({ value }): unknown => JSON.parse(Buffer.from(value).toString("utf8")));
  };

  return {
    platform,
    simulator,
    protector,
    /** One visit that dies at its `request`th request, and what the workers make of what it left. */
    async visitUntil(request: number): Promise<void> {
      kill = new AbortController();
      killAtRequest = requests + request;
      await visit();
      await work();
      await standing.sleep(3 * 3_600_000, never);
    },
    /** Time passes, and the platform is asked nothing. */
    rest: async (ms: number): Promise<void> => {
      await standing.sleep(ms, never);
      await work();
    },
    /** Everything is quiet from now on; visits as long as something may still be due. */
    async settle(): Promise<void> {
      kill = new AbortController();
      killAtRequest = Number.POSITIVE_INFINITY;
      faults = [].values();
      for (let round = 0; round < 4; round += 1) {
        await standing.sleep(15 * dayMs, never);
        while (!(await visit())); // only an expired token ends a visit now
        await work();
      }
    },
    unsigned: () => worker.metrics.value("pushes_total", { outcome: "unsigned" }),
    accepted: () => worker.metrics.value("pushes_total", { outcome: "accepted" }),
    /** When pushes came, and how each post's comments were announced, by its native id. */
    async judged() {
      const tallies = new Map<string, PushTally | null>();
      for await (const { value } of state.list(visits)) tallies.set(value.nativeId, value.pushes);
      const pushed = await state.get(pushedChannels, channelVisitKey(channel));
      return { firstAt: pushed?.value.firstAt, lastAt: pushed?.value.lastAt, tallies };
    },
    /** What we know of the channel's subscription at a hub. */
    subscription: async () => (await state.get(subscriptions, channelVisitKey(channel)))?.value,
    rejected: () => worker.metrics.value("items_total", { outcome: "reject" }),
    /** Every living comment in the index, in the order of ids. */
    async indexed() {
      const query = { scope: { kind: "nation" }, filter: {}, order: "oldest", size: 1_000 } as const;
      const { hits } = await index.search(query);
      return hits
        .map(({ comment: { id, postId, parentId, author, official, text, publishedAt, likes, replies } }) => {
          return { id, postId, parentId, author, official, text, publishedAt, likes, replies };
        })
        .sort((a, b) => (a.id < b.id ? -1 : 1));
    },
    /** What edited comments are known to have said before, by id. */
    async earlier() {
      const query = { scope: { kind: "nation" }, filter: {}, order: "oldest", size: 1_000 } as const;
      const { hits } = await index.search(query);
      return hits.flatMap(({ comment: { id }, earlier = [] }) => earlier.map(({ text }) => ({ id, text })));
    },
    async indexedPosts() {
      const posts = await index.posts({ scope: { kind: "nation" }, size: 1_000 });
      return posts.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    },
    /** The latest counts by type of each post. */
    async reactions() {
      const counts = new Map<string, Readonly<Record<string, number>>>();
      for (const record of await records(analysedTopic)) {
        const document = IndexDocument.parse(record);
        if (document.kind === "reactions") counts.set(document.reactions.postId, document.reactions.counts);
      }
      return counts;
    },
    /** Native ids of all comments that were ever collected under a post. */
    async everSeen(postId: string): Promise<ReadonlySet<string>> {
      const raws = (await records(rawTopic)).map((record) => RawItem.parse(record));
      return new Set(
        raws
          .filter((raw) => raw.postId === documentId(channel.platform, postId))
          .flatMap((raw) => platform.commentIdsIn(raw)),
      );
    },
    async [Symbol.asyncDispose]() {
      await received?.[Symbol.asyncDispose]();
      await simulator[Symbol.asyncDispose]();
    },
  };
}

export type ChaosPlace<Simulator extends ChangeableSimulator, ErrorName extends string> = Awaited<
  ReturnType<typeof chaosPlace<Simulator, ErrorName>>
>;
