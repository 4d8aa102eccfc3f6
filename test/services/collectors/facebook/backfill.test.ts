import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RawItem } from "../../../../schemas/raw-item.ts";
import { rawTopic } from "../../../../schemas/topics.ts";
import { facebookSource } from "../../../../services/collectors/facebook/facebook-source.ts";
import { rollingBudgets, rollingShareFreeInMs } from "../../../../services/collectors/rolling-budget.ts";
import { startFacebookSimulator } from "../../../../services/simulators/facebook/facebook-simulator.ts";
import { backfillProgress, runBackfills } from "../../../../services/workers/backfill-channels.ts";
import { askForBackfill, runningBackfill } from "../../../../services/workers/backfill-requests.ts";
import { visits } from "../../../../services/workers/collect.ts";
import { collectDependencies } from "../../../fakes/collect-dependencies.ts";
import { fakeClock } from "../../../fakes/fake-clock.ts";
import { budgetsOver, minute, never } from "../graph/made-up.ts";
import { channel, madeUpPost, madeUpThreads, truthOf } from "./made-up-facebook.ts";

const startMs = Date.UTC(2026, 10, 24);
const posts = [501, 502, 503, 504].map((number) => madeUpPost(number));
const comments = [
  ...madeUpThreads(501, [0, 7, 3]),
  ...madeUpThreads(502, [1, 0, 0, 0, 0, 6]),
  ...madeUpThreads(503, [0]),
  ...madeUpThreads(504, [2, 2]),
];
/** All posts but the oldest. */
const since = minute(502);
const wanted = comments.filter(({ postId }) => postId !== "1030_501").map(({ id }) => id);

interface PlaceOptions {
  readonly pageSize: number;
  readonly units?: number;
  readonly share?: number;
  readonly faulty?: boolean;
}

/** A simulated page, the real source with its real budget, and the worker; the stores outlive a kill. */
async function backfillPlace({ pageSize, units = 1_000_000, share = 1, faulty = false }: PlaceOptions) {
  const standing = fakeClock({ startMs, autoAdvance: true });
  let requests = 0;
  let kill = new AbortController();
  let killAtRequest = Number.POSITIVE_INFINITY;
  const simulator = await startFacebookSimulator({
    truth: truthOf(posts, comments),
    now: () => standing.now(),
    faults: { pageSize, ...(faulty && { rates: { refuse: 0.05, drop: 0.05, temporary: 0.05 } }) },
    onRequest: () => {
      requests += 1;
      if (requests >= killAtRequest) kill.abort(new Error("killed"));
    },
  });
  const dependencies = collectDependencies(standing);
  const { state, metrics } = dependencies;

  /** A new process each time: nothing but the stores remembers anything. Ends when it is killed or has nothing to do. */
  const serve = async () => {
    const clock = {
      now: () => standing.now(),
      async sleep(ms: number, signal: AbortSignal) {
        if ((await runningBackfill(state, channel)) === undefined) kill.abort();
        await standing.sleep(ms, signal);
      },
    };
    const source = facebookSource({
      baseUrl: simulator.url,
      token: simulator.token,
      budgets: budgetsOver("facebook", clock, units, state),
      metrics,
      clock,
    });
    const budget = { state, clock, platform: "facebook", bucket: channel.nativeId, units } as const;
    const roomAfterMs = () => rollingShareFreeInMs(budget, share);
    await runBackfills({ ...dependencies, clock }, { source, channels: [channel], roomAfterMs }, kill.signal);
  };

  return {
    ...dependencies,
    ask: () => askForBackfill(state, channel, since, new Date(standing.now()).toISOString()),
    async serveUntil(request: number) {
      kill = new AbortController();
      killAtRequest = requests + request;
      await serve();
    },
    progress: () => backfillProgress(state, channel),
    unitsSpent: async () => {
      const { hours = {} } = (await state.get(rollingBudgets, `facebook/${channel.nativeId}`))?.value ?? {};
      return Object.values(hours).reduce((sum, each) => sum + each, 0);
    },
    collected: async () => {
      const records = await Array.fromAsync(dependencies.log.read(rawTopic, never));
      const raws = records.map(({ value }) => RawItem.parse(JSON.parse(Buffer.from(value).toString("utf8"))));
      const ids = raws.flatMap(({ payloadKind, payload }) =>
        payloadKind === "comment" ? [(payload as { readonly id: string }).id] : [],
      );
      return [...new Set(ids)].sort();
    },
    walkUnderWay: async () => {
      const all = await Array.fromAsync(state.list(visits));
      return all.some(({ value }) => value.walk?.cursor != null);
    },
    [Symbol.asyncDispose]: () => simulator[Symbol.asyncDispose](),
  };
}

describe("a backfill of a Facebook page", () => {
  it("has every comment of every post since the day, wherever it is killed and whatever fails", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 25 }), { maxLength: 4 }),
        fc.integer({ min: 2, max: 9 }),
        fc.boolean(),
        async (kills, pageSize, faulty) => {
          await using place = await backfillPlace({ pageSize, faulty });
          await place.ask();
          for (const request of kills) await place.serveUntil(request);
          await place.serveUntil(Number.POSITIVE_INFINITY);
          expect(await place.collected()).toEqual([...wanted].sort());
          expect(await place.progress()).toMatchObject({ posts: 3, postsDone: 3, failure: null });
        },
      ),
      { numRuns: 20 },
    );
  }, 120_000);

  it("ends also when it was killed in the middle of a thread", async () => {
    await using place = await backfillPlace({ pageSize: 2 });
    await place.ask();
    let kills = 0;
    while (!(await place.walkUnderWay())) {
      kills += 1;
      await place.serveUntil(3 + kills);
    }
    const before = (await place.collected()).length;
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(wanted.length);
    await place.serveUntil(Number.POSITIVE_INFINITY);
    expect(await place.collected()).toEqual([...wanted].sort());
  });

  it("leaves the visits their part of the budget, and ends when more is free", async () => {
    await using place = await backfillPlace({ pageSize: 1, units: 300, share: 0.08 });
    await place.ask();
    const begunMs = place.clock.now();
    let most = 0;
    const append = place.log.append.bind(place.log);
    place.log.append = async (topic, records) => {
      most = Math.max(most, await place.unitsSpent());
      await append(topic, records);
    };
    await place.serveUntil(Number.POSITIVE_INFINITY);
    expect(await place.collected()).toEqual([...wanted].sort());
    expect(place.clock.now() - begunMs).toBeGreaterThan(86_400_000);
    expect(most).toBeLessThan(24 + 20); // units are counted in blocks of 20
  });
});
