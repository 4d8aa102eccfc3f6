import { describe, expect, it } from "vitest";
import { ConflictError, ListeningError } from "../../../schemas/errors.ts";
import { StoreThread } from "../../../services/runtime/store-thread.ts";
import type { EchoOperations, EchoOptions } from "./echo-store.ts";

const start = (options: EchoOptions = {}): Promise<StoreThread<EchoOperations>> =>
  StoreThread.start(new URL("./echo-store.ts", import.meta.url), options);

describe("StoreThread", () => {
  it("carries arguments there and results back", async () => {
    await using store = await start();
    const value = { text: "ملايو", bytes: Uint8Array.of(0, 255), nothing: undefined };
    expect(await store.call("echo", value)).toEqual(value);
  });

  it("runs calls one after the other, in the order they were made", async () => {
    await using store = await start();
    const names = Array.from({ length: 50 }, (_, index) => `call ${index}`);
    const counts = await Promise.all(names.map((name) => store.call("remember", name)));
    expect(counts).toEqual(names.map((_, index) => index + 1));
    expect(await store.call("remembered")).toEqual(names);
  });

  it("keeps class, code, message and retryability of our errors", async () => {
    await using store = await start();
    const failing = store.call("failRetryably");
    await expect(failing).rejects.toBeInstanceOf(ListeningError);
    await expect(failing).rejects.toMatchObject({ code: "STORE_FULL", message: "no room", retryable: true });
    await expect(store.call("conflict")).rejects.toBeInstanceOf(ConflictError);
  });

  it("tells of other errors with their message, and where they came from", async () => {
    await using store = await start();
    await expect(store.call("surprise")).rejects.toMatchObject({
      message: "unheard of",
      cause: expect.stringContaining("echo-store.ts") as string,
    });
  });

  it("rejects what can't be carried, and goes on", async () => {
    await using store = await start();
    await expect(store.call("echo", () => undefined)).rejects.toThrow(/could not be cloned/u);
    await expect(store.call("uncloneable")).rejects.toThrow(/could not be cloned/u);
    expect(await store.call("echo", 1)).toBe(1);
  });

  it("does not start when its store does not open", async () => {
    await expect(start({ refuse: true })).rejects.toMatchObject({ code: "STORE_VERSION", retryable: false });
  });

  it("does not start when its module can't be loaded", async () => {
    await expect(StoreThread.start(new URL("./no-such-store.ts", import.meta.url), {})).rejects.toThrow(
      /no-such-store/u,
    );
  });

  it("finishes the calls already made when it is closed, then refuses", async () => {
    const closed = new Int32Array(new SharedArrayBuffer(4));
    const store = await start({ closed });
    const made = Promise.all(
      Array.from({ length: 20 }, (_, index) => store.call("remember", `call ${index}`)),
    );
    const closing = store[Symbol.asyncDispose]();
    await expect(store.call("echo", 1)).rejects.toThrow("the store is closed");
    await Promise.all([closing, store[Symbol.asyncDispose]()]);
    expect(await made).toHaveLength(20);
    expect(closed[0]).toBe(1);
    await expect(store.call("echo", 1)).rejects.toThrow("the store is closed");
  });

  it("fails calls when the thread dies of an error, and can still be closed", async () => {
    const store = await start();
    const goOn = async () => {
      await store.call("dieSoon");
      for (;;) await store.call("echo", 1);
    };
    await expect(goOn()).rejects.toThrow("the thread died");
    await expect(store.call("echo", 1)).rejects.toThrow("the thread died");
    await store[Symbol.asyncDispose]();
  });

  it("fails the calls that wait when the thread ends by itself", async () => {
    const store = await start();
    const waiting = [store.call("exit"), store.call("echo", 1)];
    for (const call of waiting) await expect(call).rejects.toThrow("the store's thread ended by itself");
    await store[Symbol.asyncDispose]();
  });
});
