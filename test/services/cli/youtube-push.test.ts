import { describe, expect, it } from "vitest";
import { Config } from "../../../schemas/config.ts";
import { youtubePush } from "../../../services/cli/youtube-push.ts";
import { dailyBudget } from "../../../services/collectors/daily-budget.ts";
import { youtubeSource } from "../../../services/collectors/youtube/youtube-source.ts";
import type { HubPlan } from "../../../services/simulators/youtube/push-hub.ts";
import { startYoutubeSimulator } from "../../../services/simulators/youtube/youtube-simulator.ts";
import { channelVisitKey } from "../../../services/workers/channel-visits.ts";
import { runCollect } from "../../../services/workers/collect-channels.ts";
import { postVisitPrefix, visits } from "../../../services/workers/collect.ts";
import { subscriptions } from "../../../services/workers/subscriptions.ts";
import { collectDependencies } from "../../fakes/collect-dependencies.ts";
import { fakeClock } from "../../fakes/fake-clock.ts";
import { hubReceiver } from "../collectors/youtube/hub-receiver.ts";
import { channel, madeUpPost, truthOf } from "../collectors/youtube/made-up-youtube.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** A simulated YouTube with its hub, our callback, and time that stands until it is moved. */
async function subscribedPlace(hub: HubPlan = {}) {
  const clock = fakeClock({ startMs: Date.UTC(2026, 9, 2) });
  const dependencies = collectDependencies(clock);
  const { state, metrics } = dependencies;
  const receiver = await hubReceiver(hub, 10)(channel, dependencies, state);
  const simulator = await startYoutubeSimulator({
    truth: truthOf([madeUpPost("first"), madeUpPost("second", 1)]),
    now: () => clock.now(),
    ...receiver.plan,
  });
  const hubOf = simulator.pushes;
  if (hubOf === undefined) throw new TypeError("the simulator has a hub here");
  const known = async (video: string) => (await state.get(visits, postVisitPrefix(channel) + video))?.value;
  return {
    clock,
    dependencies,
    simulator,
    hub: hubOf,
    known,
    subscribe: async () => {
      await receiver.subscribe?.(simulator);
      await hubOf.deliver();
    },
    subscription: async () => (await state.get(subscriptions, channelVisitKey(channel)))?.value,
    /** The collect worker, while `meanwhile` runs; one round an hour. */
    async collecting(meanwhile: () => Promise<void>) {
      const stop = new AbortController();
      const quota = { platform: "youtube", bucket: "units", units: 1_000, timeZone: "UTC" } as const;
      const budget = dailyBudget({ ...quota, state, clock });
      const { url: baseUrl, apiKey } = simulator;
      const source = youtubeSource({ baseUrl, apiKey, budget, metrics, clock });
      const running = runCollect(
        dependencies,
        {
          channels: [channel],
          sources: new Map([["youtube", source]]),
          again: { everyMs: hourMs },
          concurrency: 1,
        },
        stop.signal,
      );
      await clock.untilSleeping();
      await meanwhile();
      await clock.untilSleeping();
      stop.abort();
      await running;
    },
    async [Symbol.asyncDispose]() {
      await receiver[Symbol.asyncDispose]();
      await simulator[Symbol.asyncDispose]();
    },
  };
}

/** Moves time on until something is so, and not while the worker waits for real answers. */
async function soon(clock: ReturnType<typeof fakeClock>, isSo: () => Promise<boolean>): Promise<number> {
  const begunMs = clock.now();
  while (!(await isSo())) {
    if (clock.now() - begunMs > 30 * minuteMs) throw new Error("not within half an hour");
    await clock.untilSleeping();
    await clock.advance(1_000);
  }
  return clock.now() - begunMs;
}

describe("YouTube's push, from the subscription to the visit", () => {
  it("finds a new video and the end of another within seconds of the hub's word", async () => {
    await using place = await subscribedPlace();
    const { clock, simulator, hub, known } = place;
    await place.subscribe();
    expect(hub.isSubscribed(channel.nativeId)).toBe(true);
    await place.collecting(async () => {
      await clock.advance(2 * minuteMs);
      const published = { ...madeUpPost("third"), publishedAt: new Date(clock.now()).toISOString() };
      simulator.addPost(published);
      await hub.deliver();
      const passedMs = await soon(clock, async () => (await known("third"))?.lastFullWalkAt !== undefined);
      expect(passedMs).toBeLessThan(20_000);

      await clock.advance(2 * minuteMs);
      simulator.setVisibility("first", "deleted");
      await hub.deliver();
      const goneMs = await soon(clock, async () => (await known("first"))?.closed === "gone");
      expect(goneMs).toBeLessThan(20_000);
      expect((await known("second"))?.closed).toBeNull();
    });
  });

  it("brings nothing from somebody who does not know the secret", async () => {
    await using place = await subscribedPlace({ rates: { forged: 1 } });
    await place.subscribe();
    await place.collecting(async () => {
      await place.clock.advance(2 * minuteMs);
      place.simulator.addPost({
        ...madeUpPost("third"),
        publishedAt: new Date(place.clock.now()).toISOString(),
      });
      await place.hub.deliver();
      expect(place.hub.forged).toBe(1);
      await expect(soon(place.clock, async () => (await place.known("third")) !== undefined)).rejects.toThrow(
        "not within half an hour",
      );
    });
  });

  it("is renewed before the lease ends, though the hub grants less than was asked for", async () => {
    await using place = await subscribedPlace({ leaseSecondsAtMost: 86_400 });
    await place.subscribe();
    expect((await place.subscription())?.endsAt).toBe("2026-10-03T00:00:00.000Z");
    await place.clock.advance(0.7 * dayMs);
    await place.subscribe();
    expect(place.hub.confirmed).toBe(1);
    await place.clock.advance(0.1 * dayMs);
    await place.subscribe();
    expect(place.hub.confirmed).toBe(2);
    expect((await place.subscription())?.endsAt).toBe("2026-10-03T19:12:00.000Z");
    await place.clock.advance(2 * dayMs);
    expect(place.hub.isSubscribed(channel.nativeId)).toBe(false);
  });

  it("stands as denied, unreachable or refused where the hub is so", async () => {
    await using place = await subscribedPlace();
    place.hub.denies.add(channel.nativeId);
    await place.subscribe();
    expect((await place.subscription())?.failure?.fault).toBe("denied");
    place.hub.denies.clear();
    await place.clock.advance(dayMs);
    place.simulator.failNext({ kind: "error", error: "backendError" });
    await place.subscribe();
    expect((await place.subscription())?.failure?.fault).toBe("unreachable");
    await place.clock.advance(dayMs);
    place.simulator.failNext({ kind: "answer", status: 400, body: "a-made-up-hub-secret" });
    await place.subscribe();
    expect((await place.subscription())?.failure?.fault).toBe("refused");
    const logged = JSON.stringify(place.dependencies.logger.lines);
    expect(logged).not.toContain("a-made-up-hub-secret");
    await place.clock.advance(dayMs);
    await place.subscribe();
    expect(await place.subscription()).toMatchObject({ failure: null });
  });
});

describe("a subscription of which the hub's question is lost", () => {
  it("is not confirmed, and known as that", async () => {
    await using place = await subscribedPlace({ rates: { lost: 1 } });
    await place.subscribe();
    expect(place.hub.isSubscribed(channel.nativeId)).toBe(false);
    expect((await place.subscription())?.failure?.fault).toBe("unconfirmed");
  });
});

describe("the subscriptions that a configuration asks for", () => {
  const another = { ...channel, id: "johor-youtube", nativeId: "UClain" };
  const facebook = { ...channel, id: "hq-facebook", platform: "facebook", nativeId: "10" };
  const of = (webhooks: object, key = "a-made-up-hub-secret") => {
    const config = Config.parse({ channels: [channel, another, facebook], webhooks });
    const dependencies = collectDependencies();
    return youtubePush(
      { config, state: dependencies.state, dependencies },
      { SUARA_YOUTUBE_HUB_SECRET: key },
    );
  };
  const asked = { publicUrl: "https://suara.example.my/depan/", youtube: {} };

  it("are one for each channel of YouTube, each with an address and a secret of its own", () => {
    const { subscribed = [], hub } = of(asked) ?? {};
    expect(subscribed.map(({ channel: { id } }) => id)).toEqual([channel.id, another.id]);
    const [first, second] = subscribed;
    expect(first?.callback).toBe(
      `https://suara.example.my/depan/hooks/youtube/${channel.nativeId}/${first?.token ?? ""}`,
    );
    expect(new Set([first?.token, first?.secret, second?.token, second?.secret]).size).toBe(4);
    expect(JSON.stringify(subscribed)).not.toContain("a-made-up-hub-secret");
    expect(hub?.awaited.map(({ token }) => token)).toEqual([first?.token, second?.token]);
  });

  it("stand under other terms when the address, the hub or the secret changes", () => {
    const termsOf = (...given: Parameters<typeof of>) => of(...given)?.subscribed[0]?.terms;
    const terms = [
      termsOf(asked),
      termsOf({ ...asked, publicUrl: "https://lain.example.my" }),
      termsOf({ ...asked, youtube: { hubUrl: "https://hub.example.my/" } }),
      termsOf(asked, "another"),
    ];
    expect(new Set(terms).size).toBe(4);
    expect(termsOf(asked)).toBe(terms[0]);
  });

  it("are none where nobody asks for them, and refused without the secret or an address", () => {
    expect(of({ publicUrl: "https://suara.example.my" })).toBeUndefined();
    expect(() => of(asked, "")).toThrow(
      expect.objectContaining({
        code: "CONFIG_SECRET_MISSING",
        message: "set the variable SUARA_YOUTUBE_HUB_SECRET",
      }),
    );
    const { error } = Config.safeParse({ webhooks: { youtube: {} } });
    expect(error?.issues.map(({ path }) => path.join("."))).toEqual(["webhooks.publicUrl"]);
  });
});
