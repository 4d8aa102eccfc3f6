import { describe, expect, it } from "vitest";
import type { LogRecord } from "../../../../pipelines/ports/event-log.ts";
import { Bell } from "../../../../services/log/sqlite/bell.ts";
import { consumeLeased } from "../../../../services/log/sqlite/consume.ts";
import type { PartitionLeases, Taken } from "../../../../services/log/sqlite/consume.ts";
import { fakeClock } from "../../../fakes/fake-clock.ts";

const record: LogRecord = {
  topic: "t",
  partition: 0,
  offset: 0,
  timestampMs: 0,
  key: "k",
  value: new Uint8Array(),
  headers: {},
};
const batch: Taken = {
  kind: "batch",
  lease: { topic: "t", group: "g", partition: 0, turn: 1 },
  records: [record],
};

/** Leases whose answers to `take` are scripted, and which write down what is done with them. */
function scriptedLeases(take: () => Taken, release: () => Promise<void> = async () => {}) {
  const done: string[] = [];
  const leases: PartitionLeases = {
    ends: async () => [1],
    take: async () => take(),
    renew: async () => {
      done.push("renew");
    },
    commit: async () => {
      done.push("commit");
    },
    release: async () => {
      done.push("release");
      await release();
    },
  };
  return { leases, done };
}

describe("consumeLeased", () => {
  it("gives a batch back unhandled when the signal aborts while it is taken", async () => {
    const stop = new AbortController();
    const { leases, done } = scriptedLeases(() => {
      stop.abort();
      return batch;
    });
    const settings = { clock: fakeClock(), leaseMs: 10, pollMs: 10, bell: new Bell() };
    await consumeLeased(leases, settings, "t", { group: "g", signal: stop.signal }, async () => {
      done.push("handle");
    });
    expect(done).toEqual(["release"]);
  });

  it("looks again at once when something came while it looked", async () => {
    const stop = new AbortController();
    const bell = new Bell();
    let looks = 0;
    const { leases, done } = scriptedLeases(() => {
      looks += 1;
      if (looks > 1) return batch;
      bell.ring();
      return { kind: "nothing", caughtUp: false };
    });
    const settings = { clock: fakeClock(), leaseMs: 10, pollMs: 10, bell };
    await consumeLeased(leases, settings, "t", { group: "g", signal: stop.signal }, async () => stop.abort());
    expect(done).toEqual(["commit"]); // though the clock stands still
  });

  it("renews only when a third of the lease is over", async () => {
    const stop = new AbortController();
    const clock = fakeClock();
    const { leases, done } = scriptedLeases(() => batch);
    const settings = { clock, leaseMs: 300, pollMs: 10, bell: new Bell() };
    await consumeLeased(
      leases,
      settings,
      "t",
      { group: "g", signal: stop.signal },
      async (_batch, progress) => {
        stop.abort();
        for (let step = 0; step < 6; step++) {
          await clock.advance(50);
          await progress();
        }
      },
    );
    expect(done).toEqual(["renew", "renew", "renew", "commit"]);
  });

  it("tells of the handler's error, also when the batch can't be given back", async () => {
    const { leases, done } = scriptedLeases(
      () => batch,
      () => Promise.reject(new Error("disk")),
    );
    const settings = { clock: fakeClock(), leaseMs: 10, pollMs: 10, bell: new Bell() };
    const options = { group: "g", signal: new AbortController().signal };
    const consuming = consumeLeased(leases, settings, "t", options, () => Promise.reject(new Error("boom")));
    await expect(consuming).rejects.toThrow("boom");
    expect(done).toEqual(["release"]);
  });
});
