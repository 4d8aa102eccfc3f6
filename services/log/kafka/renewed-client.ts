import { setTimeout as delay } from "node:timers/promises";
import { translateKafkaError } from "./kafka-errors.ts";

/** What producers and admins of kafkajs have in common. */
interface Client {
  connect(): Promise<void>;
  disconnect(): Promise<void>;
}

const goodbyeWithinMs = 5_000;

/**
 * A client that is connected when first used and thrown away when a call failed: after some failures kafkajs's
 * clients hold on to dead connections, and a producer that goes on after a send of unknown fate counts wrongly, so that the
 * broker could take new records for repeated ones and drop them.
 */
export class RenewedClient<C extends Client> implements AsyncDisposable {
  readonly #make: () => C;
  #current: Promise<C> | undefined;

  constructor(make: () => C) {
    this.#make = make;
  }

  /** Throws errors of ours; see `translateKafkaError`. */
  async use<R>(call: (client: C) => Promise<R>): Promise<R> {
    this.#current ??= connected(this.#make());
    const used = this.#current;
    try {
      return await call(await used);
    } catch (error) {
      if (this.#current === used) this.#current = undefined;
      await close(used);
      throw translateKafkaError(error);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const used = this.#current;
    this.#current = undefined;
    if (used !== undefined) await close(used);
  }
}

async function connected<C extends Client>(client: C): Promise<C> {
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.disconnect().catch(() => undefined);
    throw error;
  }
}

/** A broker may be gone: failing to say goodbye is no failure, and nobody waits long for it. */
async function close(client: Promise<Client>): Promise<void> {
  const closed = client.then((opened) => opened.disconnect()).catch(() => undefined);
  await Promise.race([closed, delay(goodbyeWithinMs, undefined, { ref: false })]);
}
