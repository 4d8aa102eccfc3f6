import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EventLog } from "../../../pipelines/ports/event-log.ts";
import type { StateStore } from "../../../pipelines/ports/state-store.ts";
import type { Channel } from "../../../schemas/channel.ts";
import { ListeningError, RateLimitedError } from "../../../schemas/errors.ts";
import { RawItem } from "../../../schemas/raw-item.ts";
import { rawTopic } from "../../../schemas/topics.ts";
import { backfillProgress, runBackfills } from "../../../services/workers/backfill-channels.ts";
import type { BackfillOptions } from "../../../services/workers/backfill-channels.ts";
import {
  askForBackfill,
  cancelBackfill,
  findBackfill,
  runningBackfill,
} from "../../../services/workers/backfill-requests.ts";
import { runCollect } from "../../../services/workers/collect-channels.ts";
import { visitChannel } from "../../../services/workers/collect.ts";
import { collectDependencies } from "../../fakes/collect-dependencies.ts";
import { channels } from "../../fakes/documents.ts";
import { fakeClock } from "../../fakes/fake-clock.ts";
import { flaky } from "../../fakes/flaky.ts";
import type { ScriptedPost, ScriptedSource } from "../../fakes/scripted-source.ts";
import { scriptedSource } from "../../fakes/scripted-source.ts";

const never = new AbortController().signal;
const channel: Channel = channels.hqYoutube;
const other: Channel = { ...channel, id: "other", nativeId: "UCother" };
const startMs = Date.UTC(2026, 10, 24);
const dayMs = 86_400_000;
const daysAgo = (days: number) => new Date(startMs - days * dayMs).toISOString();

function post(nativeId: string, days: number, ...comments: string[]): ScriptedPost {
  return { nativeId, publishedAt: daysAgo(days), comments };
}

function setUp(posts: ScriptedPost[], faults: Iterator<boolean> = [].values()) {
  const clock = fakeClock({ startMs, autoAdvance: true });
  const dependencies = collectDependencies(clock);
  const source = scriptedSource(posts);
  const now = () => new Date(clock.now()).toISOString();
  const failing = {
    ...dependencies,
    log: flaky<EventLog>(dependencies.log, faults),
    state: flaky<StateStore>(dependencies.state, faults),
  };
  /** Serves until nothing is asked for any more, or until so many ms have passed. */
  const serve = async (change: Partial<BackfillOptions> = {}, mostMs = 100 * dayMs) => {
    const options = { source, channels: [channel], roomAfterMs: async () => 0, ...change };
    const stop = new AbortController();
    const untilMs = clock.now() + mostMs;
    const ending = {
      now: () => clock.now(),
      async sleep(ms: number, signal: AbortSignal) {
        const running = options.channels.map((each) => runningBackfill(dependencies.state, each));
        const isOver = (await Promise.all(running)).every((each) => each === undefined);
        if (isOver || clock.now() >= untilMs) stop.abort();
        await clock.sleep(ms, signal);
      },
    };
    await runBackfills({ ...failing, clock: ending }, options, stop.signal);
  };
  return {
    ...dependencies,
    source,
    serve,
    ask: (days: number, of = channel) => askForBackfill(dependencies.state, of, daysAgo(days), now()),
    visit: () =>
      visitChannel(dependencies, { source, channel, progressed: () => {}, besideBackfills: true }, never),
    progress: () => backfillProgress(dependencies.state, channel),
  };
}

async function commentIds(log: EventLog): Promise<string[]> {
  const records = await Array.fromAsync(log.read(rawTopic, never));
  return records.flatMap(({ value }) => {
    const { payloadKind, payload } = RawItem.parse(JSON.parse(Buffer.from(value).toString("utf8")));
    return payloadKind === "scripted" ? [(payload as { readonly id: string }).id] : [];
  });
}

const threads = ({ walks }: ScriptedSource) => walks.filter((walk) => walk.startsWith("thread"));

describe("a backfill", () => {
  it("reads all posts since the day, newest first, and is done", async () => {
    const { source, log, ask, serve, progress } = setUp([
      post("b", 20, "b0", "b1", "b2"),
      post("old", 50, "old0"),
      post("a", 30, "a0"),
      post("c", 10, "c0"),
    ]);
    await ask(40);
    expect(await progress()).toMatchObject({ listedAt: null, doneAt: null, posts: 0 });
    await serve();
    expect(threads(source)).toEqual(["thread c all from 0", "thread b all from 0", "thread a all from 0"]);
    expect((await commentIds(log)).toSorted()).toEqual(["a0", "b0", "b1", "b2", "c0"]);
    expect(await progress()).toMatchObject({
      doneAt: expect.any(String) as string,
      failure: null,
      posts: 3,
      postsDone: 3,
      comments: 5,
      commentsDone: 5,
    });
  });

  it("reads again what was read before, because an index may have lost it", async () => {
    const { source, clock, visit, ask, serve } = setUp([post("a", 20, "a0")]);
    await visit();
    await clock.sleep(60_000, never);
    await ask(30);
    await serve();
    expect(threads(source)).toEqual(["thread a all from 0", "thread a all from 0"]);
  });

  it("asked for twice is served once, and an earlier day adds only what is earlier", async () => {
    const { source, ask, serve, progress } = setUp([post("new", 10, "n0"), post("old", 30, "o0")]);
    await ask(20);
    await serve();
    await ask(20);
    await ask(5);
    await serve();
    expect(threads(source)).toEqual(["thread new all from 0"]);
    await ask(40);
    expect(await progress()).toMatchObject({ doneAt: null, posts: 2, postsDone: 1 });
    await serve();
    expect(threads(source)).toEqual(["thread new all from 0", "thread old all from 0"]);
    expect(await progress()).toMatchObject({ posts: 2, postsDone: 2 });
  });

  it("can be taken back, and asked for anew", async () => {
    const { source, state, ask, serve, clock } = setUp([post("a", 10, "a0")]);
    expect(await cancelBackfill(state, channel)).toBe(false);
    await ask(20);
    expect(await cancelBackfill(state, channel)).toBe(true);
    await serve();
    expect(source.walks).toEqual([]);
    await ask(20);
    await serve();
    expect(await cancelBackfill(state, channel)).toBe(true);
    await clock.sleep(1, never);
    await ask(20);
    await serve();
    expect(threads(source)).toEqual(["thread a all from 0", "thread a all from 0"]);
  });

  it("stops between two posts when it is taken back meanwhile", async () => {
    const { source, state, ask, serve } = setUp([post("a", 10, "a0"), post("b", 20, "b0")]);
    await ask(30);
    const cancelling = {
      ...source,
      async *pages(...[query, after, signal]: Parameters<typeof source.pages>) {
        yield* source.pages(query, after, signal);
        if (query.kind === "thread") await cancelBackfill(state, channel);
      },
    };
    await serve({ source: cancelling });
    expect(threads(source)).toEqual(["thread a all from 0"]);
    expect(await findBackfill(state, channel)).toBeUndefined();
  });

  it("loses nothing and ends, wherever it crashes", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.boolean(), { maxLength: 80 }),
        fc.array(fc.nat({ max: 7 }), { minLength: 1, maxLength: 4 }),
        async (plan, sizes) => {
          const posts = sizes.map((size, index) =>
            post(`p${index}`, 3 + index, ...Array.from({ length: size }, (_, each) => `p${index}c${each}`)),
          );
          const { log, ask, serve, progress } = setUp(posts, plan.values());
          await ask(100);
          await serve();
          expect(new Set(await commentIds(log))).toEqual(new Set(posts.flatMap(({ comments }) => comments)));
          expect(await progress()).toMatchObject({ posts: posts.length, postsDone: posts.length });
        },
      ),
    );
  });
});

describe("a backfill and the budget", () => {
  const quota = () => new RateLimitedError("SOURCE_QUOTA", "no units are left", 3 * 3_600_000);

  it("rests when the budget is used up in the middle of a thread, and goes on behind the last safe page", async () => {
    const { source, log, ask, serve, progress } = setUp([post("a", 10, "a0", "a1", "a2", "a3", "a4")]);
    let pages = 0;
    const limited = {
      ...source,
      async *pages(...[query, after, signal]: Parameters<typeof source.pages>) {
        for await (const page of source.pages(query, after, signal)) {
          pages += 1;
          if (pages === 3) throw quota(); // after the list and one page of the thread
          yield page;
        }
      },
    };
    await ask(20);
    await serve({ source: limited }, 3_600_000 / 2);
    expect(await progress()).toMatchObject({ doneAt: null, failure: { code: "SOURCE_QUOTA" } });
    await serve({ source: limited });
    expect(threads(source)).toEqual(["thread a all from 0", "thread a all from 2"]);
    expect(await commentIds(log)).toEqual(["a0", "a1", "a2", "a3", "a4"]);
    expect(await progress()).toMatchObject({ doneAt: expect.any(String) as string, failure: null });
  });

  it("stops before each page that would take what belongs to the visits", async () => {
    const { source, clock, log, ask, serve } = setUp([post("a", 10, "a0", "a1", "a2", "a3")]);
    await ask(20);
    let asked = 0;
    const roomAfterMs = async () => ((asked += 1) % 2 === 0 ? 60_000 : 0);
    const before = clock.now();
    await serve({ roomAfterMs });
    expect(clock.now() - before).toBeGreaterThanOrEqual(60_000);
    expect(threads(source)).toEqual(["thread a all from 0", "thread a all from 2"]);
    expect(await commentIds(log)).toEqual(["a0", "a1", "a2", "a3"]);
  });

  it("does not hold up another channel's backfill while one rests", async () => {
    const { source, state, ask, serve } = setUp([post("a", 10, "a0")]);
    await ask(20);
    await ask(20, other);
    const roomAfterMs = async ({ id }: Channel) => (id === channel.id ? dayMs : 0);
    await serve({ channels: [channel, other], roomAfterMs }, 60_000);
    expect(await runningBackfill(state, other)).toBeUndefined();
    expect(await runningBackfill(state, channel)).toBeDefined();
    expect(threads(source)).toEqual(["thread a all from 0"]);
  });
});

describe("a backfill and what the platform refuses", () => {
  it("leaves out no other post because of one, and says why it is not done", async () => {
    const { source, ask, serve, progress } = setUp([post("a", 10, "a0"), post("b", 20, "b0")]);
    source.refusals.set("a", new ListeningError("SOURCE_UNEXPECTED", "what?", { retryable: false }));
    await ask(30);
    await serve({}, 600_000);
    expect(threads(source)).toEqual(["thread a all from 0", "thread b all from 0"]);
    expect(await progress()).toMatchObject({
      doneAt: null,
      posts: 2,
      postsDone: 1,
      failure: { code: "SOURCE_UNEXPECTED" },
    });
    source.refusals.clear();
    await serve();
    expect(await progress()).toMatchObject({ doneAt: expect.any(String) as string, failure: null });
  });

  it("waits and asks again where the key or the list is refused, without ending the worker", async () => {
    for (const code of ["SOURCE_AUTH", "SOURCE_UNEXPECTED", "SOURCE_GONE"] as const) {
      const { source, ask, serve, progress } = setUp([post("a", 10, "a0")]);
      source.listRefusal = new ListeningError(code, "no", { retryable: false });
      await ask(30);
      await serve({}, 600_000);
      expect(source.walks).toEqual(["posts"]);
      expect(await progress()).toMatchObject({ listedAt: null, failure: { code } });
      delete source.listRefusal;
      await serve();
      expect(await progress()).toMatchObject({ doneAt: expect.any(String) as string, failure: null });
    }
  });

  it("does not hold up another channel's backfill while one gets no answer", async () => {
    const { source, state, ask, serve } = setUp([post("a", 10, "a0")]);
    await ask(20);
    await ask(20, other);
    const silent = {
      ...source,
      pages(...[query, after, signal]: Parameters<typeof source.pages>) {
        if (query.channel.id !== other.id)
          throw new ListeningError("SOURCE_UNAVAILABLE", "no answer", { retryable: true });
        return source.pages(query, after, signal);
      },
    };
    await serve({ source: silent, channels: [channel, other] }, 60_000);
    expect(await runningBackfill(state, other)).toBeUndefined();
    expect(await runningBackfill(state, channel)).toMatchObject({ failure: { code: "SOURCE_UNAVAILABLE" } });
  });

  it("counts a post that is closed to us as done", async () => {
    const { source, ask, serve, progress } = setUp([post("a", 10, "a0"), post("b", 20, "b0")]);
    source.refusals.set("a", new ListeningError("SOURCE_FORBIDDEN", "private", { retryable: false }));
    await ask(30);
    await serve();
    expect(await progress()).toMatchObject({ posts: 2, postsDone: 2, comments: 1, commentsDone: 1 });
  });
});

describe("visits beside a backfill", () => {
  it("find a new comment within one visit while thousands of posts wait to be read", async () => {
    const posts = Array.from({ length: 3_000 }, (_, index) =>
      post(`p${index}`, 10 + index / 100, `c${index}`),
    );
    const { source, state, log, ask, visit, serve, progress, clock } = setUp([post("busy", 5, "first")]);
    await visit(); // the post is known and read
    await clock.sleep(1, never);
    source.posts.push(...posts);
    await ask(100);
    await serve({ roomAfterMs: async () => (threads(source).length > 50 ? dayMs : 0) }, 60_000);
    expect(await progress()).toMatchObject({ doneAt: null, posts: 3_001 });

    source.posts[0] = post("busy", 5, "first", "second");
    source.posts.push(post("today", 1, "third"));
    const before = source.walks.length;
    await visit();
    expect(source.walks.slice(before).toSorted()).toEqual([
      "posts",
      "thread busy new from 0",
      "thread today all from 0",
    ]);
    expect(await commentIds(log)).toEqual(expect.arrayContaining(["second", "third"]));

    await serve();
    expect(await runningBackfill(state, channel)).toBeUndefined();
    expect(new Set(await commentIds(log))).toEqual(new Set(source.posts.flatMap(({ comments }) => comments)));
  });

  it("go on with what it leaves when it is taken back", async () => {
    const { source, state, ask, visit } = setUp([post("a", 10, "a0")]);
    await ask(20);
    await visit();
    expect(source.walks).toEqual(["posts"]);
    await cancelBackfill(state, channel);
    await visit();
    expect(threads(source)).toEqual(["thread a all from 0"]);
  });

  it("leave nothing to it when nobody would serve it", async () => {
    const { ask, source, ...dependencies } = setUp([post("a", 10, "a0")]);
    await ask(20);
    const options = { channels: [channel], sources: new Map([["youtube" as const, source]]) };
    await runCollect(dependencies, { ...options, again: "once", concurrency: 1 }, never);
    expect(threads(source)).toEqual(["thread a all from 0"]);
  });

  it("run at the same time as it, and both read everything", async () => {
    const posts = Array.from({ length: 40 }, (_, index) =>
      post(`p${index}`, 1 + index, `c${index}`, `d${index}`),
    );
    const { source, ask, serve, log, ...dependencies } = setUp(posts);
    await ask(100);
    const options = { channels: [channel], sources: new Map([["youtube" as const, source]]), concurrency: 1 };
    const stop = new AbortController();
    const visiting = runCollect(
      { ...dependencies, log },
      { ...options, again: { everyMs: 60_000 } },
      stop.signal,
    );
    await serve();
    stop.abort();
    await visiting;
    expect(new Set(await commentIds(log))).toEqual(new Set(posts.flatMap(({ comments }) => comments)));
  });
});
