import { describe, expect, it } from "vitest";
import { ListeningError, RateLimitedError } from "../../../schemas/errors.ts";
import { rawTopic } from "../../../schemas/topics.ts";
import { runCollect } from "../../../services/workers/collect-channels.ts";
import { collectDependencies } from "../../fakes/collect-dependencies.ts";
import { fakeClock } from "../../fakes/fake-clock.ts";
import { channels } from "../../fakes/documents.ts";
import { scriptedSource } from "../../fakes/scripted-source.ts";

const publishedAt = "2026-11-01T00:00:00.000Z";

const healthy = () => scriptedSource([{ nativeId: "p", publishedAt, comments: ["c0"] }]);

describe("runCollect", () => {
  it("goes on with the other channels when a platform refuses one", async () => {
    const dependencies = collectDependencies();
    const source = healthy();
    const refused = new ListeningError("SOURCE_GONE", "no such channel", { retryable: false });
    const picky = {
      ...source,
      pages(query: Parameters<typeof source.pages>[0], after: string | undefined, signal: AbortSignal) {
        if (query.channel.id === "closed") throw refused;
        return source.pages(query, after, signal);
      },
    };
    const options = {
      channels: [{ ...channels.hqYoutube, id: "closed" }, channels.hqYoutube],
      sources: new Map([["youtube" as const, picky]]),
      again: "once" as const,
      concurrency: 1,
    };
    await runCollect(dependencies, options, new AbortController().signal);
    expect(await Array.fromAsync(dependencies.log.read(rawTopic, new AbortController().signal))).toHaveLength(
      1,
    );
    expect(dependencies.logger.of("collect.refused")).toEqual([
      { platform: "youtube", channel: "closed", error: refused },
    ]);
  });

  it("goes on with the other channels while a platform is away, and comes back to the one", async () => {
    const clock = fakeClock({ autoAdvance: true });
    const dependencies = collectDependencies(clock);
    const source = healthy();
    const stop = new AbortController();
    let away = true;
    let healthyVisits = 0;
    const sometimes = {
      ...source,
      async *pages(
        query: Parameters<typeof source.pages>[0],
        after: string | undefined,
        signal: AbortSignal,
      ) {
        if (query.channel.id === "away" && away) {
          throw new ListeningError("SOURCE_UNAVAILABLE", "no answer", { retryable: true });
        }
        if (query.channel.id === "away") stop.abort();
        else if (query.kind === "posts") healthyVisits += 1;
        if (healthyVisits >= 5) away = false;
        yield* source.pages(query, after, signal);
      },
    };
    const options = {
      channels: [{ ...channels.hqYoutube, id: "away" }, channels.hqYoutube],
      sources: new Map([["youtube" as const, sometimes]]),
      again: { everyMs: 60_000 },
      concurrency: 1,
    };
    await runCollect(dependencies, options, stop.signal);
    expect(healthyVisits).toBeGreaterThanOrEqual(5);
    expect(dependencies.logger.of("collect.put_off").length).toBeGreaterThan(0);
  });

  it("leaves a platform alone for as long as it asks, and visits the others meanwhile", async () => {
    const clock = fakeClock({ autoAdvance: true });
    const dependencies = collectDependencies(clock);
    const source = healthy();
    const stop = new AbortController();
    const asked: number[] = [];
    const limited = {
      ...source,
      async *pages(
        query: Parameters<typeof source.pages>[0],
        after: string | undefined,
        signal: AbortSignal,
      ) {
        if (query.channel.id === "limited") {
          asked.push(clock.now());
          if (asked.length === 3) stop.abort();
          throw new RateLimitedError("SOURCE_QUOTA", "used up", 5 * 3_600_000);
        }
        yield* source.pages(query, after, signal);
      },
    };
    const options = {
      channels: [{ ...channels.hqYoutube, id: "limited" }, channels.hqYoutube],
      sources: new Map([["youtube" as const, limited]]),
      again: { everyMs: 60_000 },
      concurrency: 1,
    };
    await runCollect(dependencies, options, stop.signal);
    const [first = 0, second = 0, third = 0] = asked;
    expect(second - first).toBeGreaterThanOrEqual(5 * 3_600_000);
    expect(third - second).toBeGreaterThanOrEqual(5 * 3_600_000);
    expect(second - first).toBeLessThan(5 * 3_600_000 + 120_000);
  });

  it("stops everything at an error that is not the platform's", async () => {
    const dependencies = collectDependencies();
    const source = healthy();
    const broken = {
      ...source,
      pages: () => {
        throw new Error("surprise");
      },
    };
    const options = {
      channels: [channels.hqYoutube],
      sources: new Map([["youtube" as const, broken]]),
      again: "once" as const,
      concurrency: 2,
    };
    await expect(runCollect(dependencies, options, new AbortController().signal)).rejects.toThrow("surprise");
  });

  it("visits again after the pause, until it is told to stop", async () => {
    const dependencies = collectDependencies();
    const source = healthy();
    const stop = new AbortController();
    const options = {
      channels: [channels.hqYoutube],
      sources: new Map([["youtube" as const, source]]),
      again: { everyMs: 60_000 },
      concurrency: 4,
    };
    const running = runCollect(dependencies, options, stop.signal);
    await dependencies.clock.untilSleeping();
    await dependencies.clock.advance(60_000);
    await dependencies.clock.untilSleeping();
    stop.abort();
    await running;
    expect(source.walks.filter((walk) => walk === "posts")).toHaveLength(2);
  });
});
