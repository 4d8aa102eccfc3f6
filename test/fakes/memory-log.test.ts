import { eventLogContract } from "../contracts/event-log.ts";
import { fakeClock } from "./fake-clock.ts";
import { memoryLog } from "./memory-log.ts";

eventLogContract(
  "memory",
  async () => {
    const clock = fakeClock();
    const leaseMs = 3_600_000;
    const log = memoryLog({ partitions: 4, clock, leaseMs });
    return {
      partitions: 4,
      connect: async () => log,
      now: () => clock.now(),
      tick: () => clock.advance(1),
      pass: (leases) => clock.advance(leases * leaseMs),
      async [Symbol.asyncDispose]() {},
    };
  },
  { leaseOfOneBatch: true },
);
