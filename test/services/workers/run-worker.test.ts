import { describe, expect, it } from "vitest";
import { ListeningError, RateLimitedError } from "../../../schemas/errors.ts";
import { runWorker } from "../../../services/workers/run-worker.ts";
import { fakeClock } from "../../fakes/fake-clock.ts";
import { quietLogger } from "../../fakes/quiet-logger.ts";

const away = () => new ListeningError("SOURCE_UNAVAILABLE", "away", { retryable: true });

function setUp() {
  return { clock: fakeClock({ autoAdvance: true }), logger: quietLogger(), random: () => 0.5 };
}

describe("runWorker", () => {
  it("tries again after a retryable error, waiting longer while nothing succeeds", async () => {
    const dependencies = setUp();
    const startedMs = dependencies.clock.now();
    const attempts: number[] = [];
    const startsMs: number[] = [];
    await runWorker("w", dependencies, new AbortController().signal, async (attempt) => {
      attempts.push(attempt.number);
      startsMs.push(dependencies.clock.now() - startedMs);
      if (attempts.length === 4) attempt.succeeded();
      if (attempts.length < 6) throw away();
    });
    expect(attempts).toEqual([1, 2, 3, 4, 2, 3]);
    expect(startsMs).toEqual([0, 500, 1_500, 3_500, 4_000, 5_000]);
  });

  it("waits as long as the other side asks", async () => {
    const dependencies = setUp();
    const startedMs = dependencies.clock.now();
    let calls = 0;
    await runWorker("w", dependencies, new AbortController().signal, async () => {
      calls += 1;
      if (calls === 1) throw new RateLimitedError("SOURCE_QUOTA", "empty", 3_600_000);
    });
    expect(dependencies.clock.now() - startedMs).toBeGreaterThanOrEqual(3_600_000);
  });

  it.each([
    ["an error nobody knows", new Error("surprise")],
    ["an error of ours that is final", new ListeningError("SOURCE_AUTH", "refused", { retryable: false })],
  ])("rethrows %s at once", async (_, error) => {
    let calls = 0;
    const run = runWorker("w", setUp(), new AbortController().signal, async () => {
      calls += 1;
      throw error;
    });
    await expect(run).rejects.toBe(error);
    expect(calls).toBe(1);
  });

  it("ends quietly when it is told to stop while it waits", async () => {
    const clock = fakeClock();
    const stop = new AbortController();
    const running = runWorker("w", { ...setUp(), clock }, stop.signal, () => Promise.reject(away()));
    await clock.untilSleeping();
    stop.abort();
    await running;
    expect(clock.sleeping).toBe(0);
  });
});
