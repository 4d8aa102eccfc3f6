/** A store for the tests of `StoreThread`, run in a thread. */
import { ConflictError, ListeningError } from "../../../schemas/errors.ts";
import { serveStore } from "../../../services/runtime/store-thread.ts";

export interface EchoOptions {
  readonly refuse?: boolean;
  /** Set to 1 by closing. */
  readonly closed?: Int32Array;
}

function openEchoStore({ refuse = false, closed }: EchoOptions) {
  if (refuse) throw new ListeningError("STORE_VERSION", "too old", { retryable: false });
  const calls: string[] = [];
  const operations = {
    echo: (value: unknown) => value,
    remember(name: string): number {
      return calls.push(name);
    },
    remembered: () => calls,
    failRetryably(): void {
      throw new ListeningError("STORE_FULL", "no room", { retryable: true });
    },
    conflict(): void {
      throw new ConflictError("changed");
    },
    surprise(): void {
      throw new RangeError("unheard of");
    },
    uncloneable: () => () => undefined,
    exit: () => process.exit(1),
    dieSoon(): void {
      setImmediate(() => {
        throw new Error("the thread died");
      });
    },
  };
  return {
    operations,
    close() {
      if (closed !== undefined) Atomics.store(closed, 0, 1);
    },
  };
}

export type EchoOperations = ReturnType<typeof openEchoStore>["operations"];

serveStore(openEchoStore);
