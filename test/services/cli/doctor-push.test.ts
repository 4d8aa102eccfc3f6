import { describe, expect, it } from "vitest";
import { Config } from "../../../schemas/config.ts";
import { pushFindings } from "../../../services/cli/commands/doctor-push.ts";
import {
  confirmSubscription,
  denySubscription,
  subscribeWhereDue,
} from "../../../services/workers/subscriptions.ts";
import { collectDependencies } from "../../fakes/collect-dependencies.ts";

const hq = { id: "hq-youtube", platform: "youtube", nativeId: "UCpertama", name: "HQ", level: "hq" } as const;
const johor = { ...hq, id: "johor-youtube", nativeId: "UCkedua" };
const config = Config.parse({
  channels: [hq, johor],
  webhooks: { publicUrl: "https://suara.example.my", youtube: {} },
});
const never = new AbortController().signal;
const dayMs = 86_400_000;

describe("what suara doctor says of YouTube's push", () => {
  it("is nothing where it is not configured, or no channel is on YouTube", async () => {
    const { state } = collectDependencies();
    expect(await pushFindings(Config.parse({ channels: [hq] }), state, 0)).toEqual([]);
    expect(await pushFindings({ ...config, channels: [] }, state, 0)).toEqual([]);
  });

  it("is how many channels are pushed, and what to do for the first that is not", async () => {
    const dependencies = collectDependencies();
    const { state, clock } = dependencies;
    const subscribed = config.channels.map((channel) => ({ channel, terms: channel.id }));
    const found = () => pushFindings(config, state, clock.now());
    expect(await found()).toEqual([
      {
        what: "YouTube push",
        state: "look",
        detail: "for 0 of 2 channels. hq-youtube: nobody asks for it; `suara start` and `suara collect` do",
      },
    ]);
    await subscribeWhereDue(dependencies, { subscribed, subscribe: async () => {} }, never);
    for (const each of subscribed) await confirmSubscription(dependencies, each, dayMs);
    expect(await found()).toEqual([{ what: "YouTube push", state: "works", detail: "for 2 of 2 channels" }]);
    for (const each of subscribed.slice(1)) await denySubscription(dependencies, each);
    expect(await found()).toMatchObject([
      {
        state: "look",
        detail:
          "for 1 of 2 channels. johor-youtube: denied by the hub at 2026-11-24 08:00; look at the channel's nativeId",
      },
    ]);
    await clock.advance(dayMs);
    expect(await found()).toMatchObject([
      { detail: expect.stringContaining("for 0 of 2 channels. hq-youtube: nobody asks for it") },
    ]);
  });
});
