import { describe, expect, it } from "vitest";
import { ListeningError, RateLimitedError } from "../../../schemas/errors.ts";
import { channelVisitKey } from "../../../services/workers/channel-visits.ts";
import {
  confirmSubscription,
  denySubscription,
  keepSubscribed,
  subscribeWhereDue,
  subscriptions,
} from "../../../services/workers/subscriptions.ts";
import { collectDependencies } from "../../fakes/collect-dependencies.ts";
import { channels } from "../../fakes/documents.ts";
import { fakeClock } from "../../fakes/fake-clock.ts";

const never = new AbortController().signal;
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const leaseMs = 10 * dayMs;
const channel = channels.hqYoutube;
const mine = { channel, terms: "these" };

const away = () => new ListeningError("SOURCE_UNAVAILABLE", "the hub is away", { retryable: true });
const refusal = () => new ListeningError("SOURCE_UNEXPECTED", "the hub refused", { retryable: false });

function setUp() {
  const clock = fakeClock();
  const dependencies = collectDependencies(clock);
  const asked: number[] = [];
  const place = {
    clock,
    dependencies,
    asked,
    /** What comes of the next requests. */
    answer: async (): Promise<void> => {},
    look: (subscribed = mine) =>
      subscribeWhereDue(
        dependencies,
        {
          subscribed: [subscribed],
          subscribe: async () => {
            asked.push(clock.now());
            await place.answer();
          },
        },
        never,
      ),
    confirm: (subscribed = mine) => confirmSubscription(dependencies, subscribed, leaseMs),
    known: async () => (await dependencies.state.get(subscriptions, channelVisitKey(channel)))?.value,
    /** Looks every ten minutes for so long. */
    lookFor: async (ms: number) => {
      for (let passed = 0; passed < ms; passed += 10 * minuteMs) {
        await clock.advance(10 * minuteMs);
        await place.look();
      }
    },
  };
  return place;
}

describe("a subscription at a hub", () => {
  it("is asked for once, and holds from when the hub asks back", async () => {
    const { look, confirm, known, lookFor, asked } = setUp();
    await look();
    expect(await known()).toMatchObject({
      confirmedAt: null,
      endsAt: null,
      failure: { fault: "unconfirmed" },
    });
    expect(await confirm()).toBe(true);
    expect(await known()).toMatchObject({
      confirmedAt: "2026-11-24T00:00:00.000Z",
      endsAt: "2026-12-04T00:00:00.000Z",
      failure: null,
      failures: 0,
    });
    await lookFor(dayMs);
    expect(asked).toHaveLength(1);
  });

  it("may be confirmed before the hub's answer to the request, and though that is lost", async () => {
    const place = setUp();
    place.answer = async () => {
      await place.confirm();
      throw away();
    };
    await place.look();
    expect(await place.known()).toMatchObject({ failure: null, endsAt: "2026-12-04T00:00:00.000Z" });
  });

  it("is renewed when three quarters of its time are over", async () => {
    const { look, confirm, asked, lookFor, clock } = setUp();
    const begunMs = clock.now();
    await look();
    await confirm();
    await lookFor(leaseMs - hourMs);
    expect(asked[1]).toBe(begunMs + 7.5 * dayMs);
  });

  it("goes on while its renewal fails, until its time is over", async () => {
    const place = setUp();
    await place.look();
    await place.confirm();
    place.answer = () => Promise.reject(away());
    await place.lookFor(8 * dayMs);
    expect(await place.known()).toMatchObject({
      endsAt: "2026-12-04T00:00:00.000Z",
      failure: { fault: "unreachable" },
    });
    place.answer = async () => {};
    await place.lookFor(hourMs);
    await place.confirm();
    expect(await place.known()).toMatchObject({ failure: null, failures: 0 });
  });

  it("is asked for again with growing pauses while the hub is away, also by the next process", async () => {
    const place = setUp();
    place.dependencies.random = () => 0.999;
    place.answer = () => Promise.reject(away());
    await place.look();
    for (let minute = 0; minute < 6 * 60; minute += 1) {
      await place.clock.advance(minuteMs);
      await place.look();
    }
    const pauses = place.asked.slice(1).map((at, index) => (at - (place.asked[index] ?? 0)) / minuteMs);
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60, 60]);
  });

  it("waits as long as a busy hub asks for", async () => {
    const place = setUp();
    place.answer = () => Promise.reject(new RateLimitedError("SOURCE_RATE_LIMITED", "slower", 3 * hourMs));
    await place.look();
    expect(await place.known()).toMatchObject({
      nextAt: "2026-11-24T03:00:00.000Z",
      failure: { fault: "unreachable" },
    });
  });

  it("is asked for again a day after the hub refused or denied it", async () => {
    const place = setUp();
    place.answer = () => Promise.reject(refusal());
    await place.look();
    expect(await place.known()).toMatchObject({ failure: { fault: "refused" } });
    place.answer = async () => {};
    await place.lookFor(dayMs);
    expect(place.asked).toHaveLength(2);
    await place.confirm();
    await denySubscription(place.dependencies, mine);
    expect(await place.known()).toMatchObject({
      confirmedAt: null,
      endsAt: null,
      failure: { fault: "denied" },
    });
    await place.lookFor(dayMs);
    expect(place.asked).toHaveLength(3);
  });

  it("is asked for ever more rarely while the hub never asks back", async () => {
    const { look, lookFor, asked, known } = setUp();
    await look();
    await lookFor(3 * dayMs);
    const pauses = asked.slice(1).map((at, index) => (at - (asked[index] ?? 0)) / minuteMs);
    expect(pauses).toEqual([10, 20, 40, 80, 160, 320, 640, 1_280, 1_440]);
    expect(await known()).toMatchObject({ failure: { fault: "unconfirmed" }, failures: 10 });
  });

  it("is asked for anew under other terms, and what nobody asked for is not confirmed", async () => {
    const { look, confirm, known, asked } = setUp();
    expect(await confirm()).toBe(false);
    await look();
    await confirm();
    const others = { channel, terms: "others" };
    expect(await confirm(others)).toBe(false);
    await look(others);
    expect(asked).toHaveLength(2);
    expect(await known()).toMatchObject({ terms: "others", endsAt: null });
    expect(await confirm()).toBe(false);
    expect(await confirm(others)).toBe(true);
  });
});

describe("keeping subscriptions", () => {
  it("goes on after what a platform fails, and stops loudly at a fault of ours", async () => {
    const place = setUp();
    const outcomes: (() => Promise<void>)[] = [
      () => Promise.reject(away()),
      () => Promise.reject(new TypeError("ours")),
    ];
    const running = keepSubscribed(
      place.dependencies,
      { subscribed: [mine], subscribe: () => outcomes.shift()?.() ?? Promise.resolve() },
      never,
    );
    running.catch(() => {}); // which is looked at below
    await place.clock.untilSleeping();
    expect(outcomes).toHaveLength(1);
    await place.clock.advance(2 * minuteMs);
    await expect(running).rejects.toThrow("ours");
  });

  it("ends when it is told to", async () => {
    const place = setUp();
    const stop = new AbortController();
    const running = keepSubscribed(
      place.dependencies,
      { subscribed: [], subscribe: async () => {} },
      stop.signal,
    );
    await place.clock.untilSleeping();
    stop.abort();
    await running;
    expect(place.dependencies.logger.of("worker.stopped")).toHaveLength(1);
  });
});
