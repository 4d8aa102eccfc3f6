import { parentPort, Worker, workerData } from "node:worker_threads";
import type { ErrorCode } from "../../schemas/errors.ts";
import { ConflictError, ListeningError } from "../../schemas/errors.ts";

/** A store's operations, as they run in its thread. Arguments and results must survive structured cloning. */
export type StoreOperations = Readonly<Record<string, (...args: never[]) => unknown>>;

type Call = { readonly id: number; readonly method: string; readonly args: readonly unknown[] };
type Reply =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly error: SentError };
type SentError = {
  readonly code: ErrorCode | undefined;
  readonly message: string;
  readonly retryable: boolean;
  readonly conflict: boolean;
  readonly stack: string | undefined;
};

/** Left alone, V8 lets the nursery of a busy thread grow for hours, which can't be told from a leak. */
const resourceLimits = { maxYoungGenerationSizeMb: 24 };

const closing = "close";
const opening = 0;

/** The far end of a thread that runs `Operations`, one call after the other in the order they were made. */
export class StoreThread<Operations extends StoreOperations> implements AsyncDisposable {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>();
  #nextId = opening;
  #ended: Error | undefined;
  #disposal: Promise<void> | undefined;

  private constructor(module: URL, options: unknown) {
    this.#worker = new Worker(module, { workerData: options, resourceLimits });
    this.#worker.on("message", (reply: Reply) => this.#settle(reply));
    this.#worker.on("error", (error: Error) => this.#end(error));
    this.#worker.on("exit", () => this.#end(new Error("the store's thread ended by itself")));
  }

  /** Starts `module`, which must call `serveStore`; resolves once its store is open, rejects with the error of opening it. */
  static async start<Operations extends StoreOperations>(module: URL, options: unknown) {
    const thread = new StoreThread<Operations>(module, options);
    try {
      await thread.#wait(thread.#nextId++);
      return thread;
    } catch (error) {
      await thread.#worker.terminate();
      throw error;
    }
  }

  call<Name extends keyof Operations & string>(
    method: Name,
    ...args: Parameters<Operations[Name]>
  ): Promise<Awaited<ReturnType<Operations[Name]>>> {
    return this.#send(method, args) as Promise<Awaited<ReturnType<Operations[Name]>>>;
  }

  /** Finishes the calls already made, closes the store and ends the thread; calls made later are refused. */
  [Symbol.asyncDispose](): Promise<void> {
    this.#disposal ??= this.#dispose();
    return this.#disposal;
  }

  async #dispose(): Promise<void> {
    if (this.#ended !== undefined) return;
    const closed = this.#send(closing, []);
    this.#ended = new TypeError("the store is closed");
    try {
      await closed;
    } finally {
      await this.#worker.terminate();
    }
  }

  async #send(method: string, args: readonly unknown[]): Promise<unknown> {
    if (this.#ended !== undefined) throw this.#ended;
    const id = this.#nextId++;
    this.#worker.postMessage({ id, method, args } satisfies Call);
    return await this.#wait(id);
  }

  #wait(id: number): Promise<unknown> {
    const reply = Promise.withResolvers<unknown>();
    this.#waiting.set(id, reply);
    return reply.promise;
  }

  #settle(reply: Reply): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if ("error" in reply) waiting?.reject(received(reply.error));
    else waiting?.resolve(reply.result);
  }

  #end(error: Error): void {
    this.#ended ??= error;
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
  }
}

/** An open store as its thread serves it. */
export interface ServedStore {
  readonly operations: StoreOperations;
  readonly close: () => void;
}

/** In the thread: opens the store with the options given to `start`, then answers calls until it is closed. */
export function serveStore<Options>(open: (options: Options) => ServedStore | Promise<ServedStore>): void {
  const port = parentPort;
  if (port === null) throw new TypeError("a store module runs in a worker thread");
  const answer = async (id: number, work: () => unknown) => {
    try {
      port.postMessage({ id, result: await work() } satisfies Reply);
    } catch (error) {
      port.postMessage({ id, error: sent(error) } satisfies Reply);
    }
  };
  let store: ServedStore | undefined;
  let last = answer(opening, async () => {
    store = await open(workerData as Options);
  });
  const serve = ({ method, args }: Call) => {
    if (store === undefined) throw new TypeError("the store did not open");
    if (method === closing) return store.close();
    const operation = store.operations[method];
    if (operation === undefined) throw new TypeError(`no store operation ${method}`);
    return operation(...(args as never[]));
  };
  port.on("message", (call: Call) => {
    last = last.then(() => answer(call.id, () => serve(call)));
  });
}

function sent(error: unknown): SentError {
  const ours = error instanceof ListeningError ? error : undefined;
  return {
    code: ours?.code,
    message: error instanceof Error ? error.message : String(error),
    retryable: ours?.retryable ?? false,
    conflict: error instanceof ConflictError,
    stack: error instanceof Error ? error.stack : undefined,
  };
}

/** An error keeps its class, code and message across the thread, and its far stack as the cause. */
function received({ code, message, retryable, conflict, stack }: SentError): Error {
  if (conflict) return new ConflictError(message);
  if (code !== undefined) return new ListeningError(code, message, { retryable, cause: stack });
  return new Error(message, { cause: stack });
}
