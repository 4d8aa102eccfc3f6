import type { Clock } from "../../../pipelines/ports/clock.ts";
import { RateLimitedError } from "../../../schemas/errors.ts";
import { oneAtATime } from "../../runtime/in-turn.ts";

/** Keeps us a polite guest: one request at a time for each host, a pause after each, and rest where it is asked for. */
export interface HostGates {
  /**
   * Runs `work` when the host's turn has come and `pauseMs` have passed since its last request ended. Throws a
   * `RateLimitedError` while the host wants rest.
   */
  pass<T>(host: string, pauseMs: number, signal: AbortSignal, work: () => Promise<T>): Promise<T>;
  /** Nothing is sent to the host for so long. */
  rest(host: string, ms: number): void;
}

interface Gate {
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  endedAtMs: number;
  restUntilMs: number;
}

export function hostGates(clock: Clock): HostGates {
  const gates = new Map<string, Gate>();
  const gateOf = (host: string): Gate => {
    const gate = gates.get(host) ?? {
      inTurn: oneAtATime(),
      endedAtMs: Number.NEGATIVE_INFINITY,
      restUntilMs: 0,
    };
    gates.set(host, gate);
    return gate;
  };

  return {
    pass(host, pauseMs, signal, work) {
      const gate = gateOf(host);
      return gate.inTurn(async () => {
        signal.throwIfAborted();
        const restMs = gate.restUntilMs - clock.now();
        if (restMs > 0)
          throw new RateLimitedError("SOURCE_RATE_LIMITED", "the portal asked us to rest", restMs);
        const waitMs = gate.endedAtMs + pauseMs - clock.now();
        if (waitMs > 0) await clock.sleep(waitMs, signal);
        try {
          return await work();
        } finally {
          gate.endedAtMs = clock.now();
        }
      });
    },
    rest(host, ms) {
      const gate = gateOf(host);
      gate.restUntilMs = Math.max(gate.restUntilMs, clock.now() + ms);
    },
  };
}
