import { describe, expect, it } from "vitest";
import type { BudgetLeft } from "../../../schemas/channel-report.ts";
import type { Channel } from "../../../schemas/channel.ts";
import { ListeningError, RateLimitedError } from "../../../schemas/errors.ts";
import { channelTable, examineChannels } from "../../../services/cli/commands/channels.ts";
import { channelVisitKey, VisitJournal } from "../../../services/workers/channel-visits.ts";
import { channelHabits } from "../../../services/workers/watch-habits.ts";
import { runCollect } from "../../../services/workers/collect-channels.ts";
import { confirmSubscription, subscribeWhereDue } from "../../../services/workers/subscriptions.ts";
import { collectDependencies } from "../../fakes/collect-dependencies.ts";
import { channels, commentDocument } from "../../fakes/documents.ts";
import { fakeClock } from "../../fakes/fake-clock.ts";
import type { ScriptedPost } from "../../fakes/scripted-source.ts";
import { scriptedSource } from "../../fakes/scripted-source.ts";

const publishedAt = "2026-11-01T00:00:00.000Z";
const channel = channels.hqYoutube;
const left: BudgetLeft = { units: 9_990, of: 10_000, per: "day", shared: true };
const never = new AbortController().signal;
const compared = {
  from: "2026-11-21T04:00:00.000Z",
  to: "2026-11-23T21:00:00.000Z",
  expected: 37.6,
  probability: 0.0004,
};

function setUp(posts: ScriptedPost[]) {
  const dependencies = collectDependencies(fakeClock({ startMs: Date.UTC(2026, 10, 24, 1) }));
  const source = scriptedSource(posts);
  const options = { channels: [channel], sources: new Map([["youtube" as const, source]]), concurrency: 1 };
  const collect = (signal = never) => runCollect(dependencies, { ...options, again: "once" }, signal);
  const examine = () =>
    examineChannels({
      ...dependencies,
      channels: [channel],
      budgetLeft: async () => left,
      hubs: new Set(["youtube"]),
    });
  return { dependencies, source, options, collect, examine };
}

describe("suara channels", () => {
  it("says of a channel that was never visited that nothing is known", async () => {
    const { examine } = setUp([]);
    const reports = await examine();
    expect(reports).toEqual([
      {
        channel: channel.id,
        platform: "youtube",
        posts: 0,
        platformCount: 0,
        held: 0,
        reasons: { notWalked: 0, countChanged: 0, forbidden: 0, gone: 0, notCounted: 0 },
        succeededAt: null,
        failure: null,
        nextAt: null,
        habit: null,
        coverage: null,
        pushes: null,
        subscription: null,
        budget: left,
        backfill: null,
      },
    ]);
    expect(channelTable(reports)).toContain("never");
  });

  it("shows what the platform counts beside what is held, and which posts explain the difference", async () => {
    const { dependencies, source, collect, examine } = setUp([
      { nativeId: "grew", publishedAt, comments: ["c0", "c1"] },
      { nativeId: "off", publishedAt, comments: [], commentCount: null },
      { nativeId: "closed", publishedAt, comments: ["c2"] },
      { nativeId: "gone", publishedAt, comments: ["c3"] },
    ]);
    source.refusals.set("closed", new ListeningError("SOURCE_FORBIDDEN", "private", { retryable: false }));
    source.refusals.set("gone", new ListeningError("SOURCE_GONE", "no such video", { retryable: false }));
    await collect();
    await dependencies.index.upsert([commentDocument()]);
    source.posts[0] = { nativeId: "grew", publishedAt, comments: ["c0", "c1", "c4"] };
    source.refusals.set("grew", new RateLimitedError("SOURCE_QUOTA", "no units are left", 60_000));
    const stop = new AbortController();
    const collecting = collect(stop.signal);
    await dependencies.clock.untilSleeping();
    const reports = await examine();
    stop.abort();
    await collecting;

    expect(reports).toMatchObject([
      {
        posts: 4,
        platformCount: 5,
        held: 1,
        reasons: { notWalked: 0, countChanged: 1, forbidden: 1, gone: 1, notCounted: 1 },
        succeededAt: "2026-11-24T01:00:00.000Z",
        failure: { code: "SOURCE_QUOTA", at: "2026-11-24T01:00:00.000Z" },
        nextAt: null,
      },
    ]);
    const [, row] = channelTable(reports).split("\n");
    expect(row).toContain(
      "1 changed since they were read, 1 closed to us, 1 gone, 1 without a count  2026-11-24 09:00",
    );
    expect(row).toContain("SOURCE_QUOTA at 2026-11-24 09:00");
  });

  it("says how it stands with the hub that is asked to push, where one is", async () => {
    const { dependencies, examine } = setUp([]);
    const subscribed = { channel, terms: "these" };
    const asked = (refusal?: Error) =>
      subscribeWhereDue(
        dependencies,
        {
          subscribed: [subscribed],
          subscribe: () => (refusal === undefined ? Promise.resolve() : Promise.reject(refusal)),
        },
        never,
      );
    const words = async () => channelTable(await examine()).split("\n")[1];
    await asked();
    expect(await words()).toContain("not confirmed by the hub that was asked at 2026-11-24 09:00");
    await confirmSubscription(dependencies, subscribed, 86_400_000);
    expect(await words()).toMatch(/videos until 2026-11-25 09:00 {2}/u);
    await dependencies.clock.advance(20 * 3_600_000);
    await asked(new ListeningError("SOURCE_UNAVAILABLE", "away", { retryable: true }));
    expect(await words()).toContain(
      "videos until 2026-11-25 09:00; the hub did not answer at 2026-11-25 05:00",
    );
    const [{ subscription } = {}] = await examineChannels({
      ...dependencies,
      channels: [channel],
      budgetLeft: async () => null,
      hubs: new Set(),
    });
    expect(subscription).toBeNull();
  });

  it("says of a group that its chats are imported, and that WhatsApp tells no counts", async () => {
    const { dependencies } = setUp([]);
    const group: Channel = { ...channel, id: "group", platform: "whatsapp" };
    await new VisitJournal(dependencies, group).succeeded();
    const reports = await examineChannels({
      ...dependencies,
      channels: [group],
      hubs: new Set(),
      budgetLeft: async () => null,
    });
    const [, row = ""] = channelTable(reports).split("\n");
    expect(row.split(/ {2,}/u)).toEqual([
      "group",
      "0",
      "-",
      "0",
      "WhatsApp tells no counts",
      "2026-11-24 09:00",
      "by import",
      "-",
      "-",
      "-",
      "-",
      "-",
    ]);
  });

  it.each([
    [{ kind: "unknown" }, "not known yet"],
    [{ kind: "unread", since: "2026-11-23T01:00:00.000Z" }, "not read since 2026-11-23 09:00"],
    [{ kind: "unread", since: null }, "never read"],
    [{ kind: "usual" }, "usual"],
    [{ kind: "silent", ...compared }, "SILENT since 2026-11-21 12:00, usually 38 comments"],
    [{ kind: "low", ...compared, expected: 3.14, count: 1 }, "LOW: 1 comments in 24 hours, usually 3.1"],
  ] as const)("says what the hourly look at its comments found: %o", async (verdict, words) => {
    const { dependencies, examine } = setUp([]);
    const habit = { judgedAt: publishedAt, verdict, alarmedAt: null };
    await dependencies.state.put(channelHabits, channelVisitKey(channel), habit, undefined);
    const [, row] = channelTable(await examine()).split("\n");
    expect(row?.split(/ {2,}/u)).toContain(words);
  });

  it("says when a channel is visited next, and forgets a failure once a visit has reached its end", async () => {
    const { dependencies, source, options, examine } = setUp([]);
    source.listRefusal = new ListeningError("SOURCE_AUTH", "the key is refused", { retryable: false });
    const stop = new AbortController();
    const collecting = runCollect(dependencies, { ...options, again: { everyMs: 600_000 } }, stop.signal);
    await dependencies.clock.untilSleeping();
    expect(await examine()).toMatchObject([
      { succeededAt: null, failure: { code: "SOURCE_AUTH" }, nextAt: "2026-11-24T01:10:00.000Z" },
    ]);
    delete source.listRefusal;
    await dependencies.clock.advance(600_000);
    await dependencies.clock.untilSleeping();
    expect(await examine()).toMatchObject([
      { succeededAt: "2026-11-24T01:10:00.000Z", failure: null, nextAt: "2026-11-24T01:20:00.000Z" },
    ]);
    stop.abort();
    await collecting;
  });
});
