import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Collection, StateStore } from "../../../../pipelines/ports/state-store.ts";
import { openSqliteState } from "../../../../services/index/sqlite/state-store.ts";
import type { SqliteStateOptions } from "../../../../services/index/sqlite/state-store.ts";
import { temporaryFolder } from "../../../fakes/temporary-folder.ts";
import { setSchemaVersion, writeNoDatabase } from "../../../fakes/bad-database-files.ts";

const counters: Collection<number> = { name: "counters", schema: z.number() };
const notes: Collection<string> = { name: "notes", schema: z.string() };

function statePlace() {
  const folder = temporaryFolder();
  const connections = new AsyncDisposableStack();
  const file = join(folder.path, "state.db");
  return {
    file,
    connect: async (options: Partial<SqliteStateOptions> = {}): Promise<StateStore> =>
      connections.use(await openSqliteState({ file, ...options })),
    async [Symbol.asyncDispose]() {
      await connections.disposeAsync();
      folder[Symbol.dispose]();
    },
  };
}

/** Runs a process of its own that adds to the counter until it has won `times` times; every version it wrote. */
async function countInProcess(file: string, times: number): Promise<string[]> {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, "state-counter.ts"), file, String(times)],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const exited = once(child, "exit");
  const versions = await Array.fromAsync(createInterface({ input: child.stdout }));
  expect(await exited).toEqual([0, null]);
  return versions;
}

describe("the state on SQLite", () => {
  it("lets exactly one win each version, also between processes", async () => {
    await using place = statePlace();
    const state = await place.connect();
    await state.put(counters, "shared", 0, undefined);
    const versions = await Promise.all([countInProcess(place.file, 40), countInProcess(place.file, 40)]);
    expect(new Set(versions.flat()).size).toBe(80);
    expect((await state.get(counters, "shared"))?.value).toBe(80);
  });

  it("keeps what it wrote when it is opened again", async () => {
    await using place = statePlace();
    const first = await place.connect();
    const version = await first.put(notes, "a", "kekal", undefined);
    await first[Symbol.asyncDispose]();
    expect(await (await place.connect()).get(notes, "a")).toEqual({ value: "kekal", version });
  });

  it("refuses what JSON can't hold", async () => {
    await using place = statePlace();
    const state = await place.connect();
    const anything: Collection<unknown> = { name: "anything", schema: z.unknown() };
    await expect(state.put(anything, "a", undefined, undefined)).rejects.toBeInstanceOf(TypeError);
    expect(await state.get(anything, "a")).toBeUndefined();
  });

  it("names a file that isn't a database", async () => {
    await using place = statePlace();
    writeNoDatabase(place.file);
    const message = expect.stringContaining(place.file) as string;
    await expect(place.connect()).rejects.toMatchObject({ code: "STORE_CORRUPT", retryable: false, message });
  });

  it("names a file of another version", async () => {
    await using place = statePlace();
    await (await place.connect())[Symbol.asyncDispose]();
    setSchemaVersion(place.file, 999);
    const message = expect.stringContaining(place.file) as string;
    await expect(place.connect()).rejects.toMatchObject({ code: "STORE_VERSION", retryable: false, message });
  });

  it("tells of a file that another connection is writing to, and writes nothing", async () => {
    await using place = statePlace();
    const state = await place.connect({ busyTimeoutMs: 20 });
    const other = new DatabaseSync(place.file);
    other.exec("BEGIN IMMEDIATE");
    const writing = state.put(notes, "a", "x", undefined);
    await expect(writing).rejects.toMatchObject({ code: "STORE_LOCKED", retryable: true });
    other.exec("ROLLBACK");
    other.close();
    expect(await state.get(notes, "a")).toBeUndefined();
    await state.put(notes, "a", "x", undefined);
  });

  it("tells of a full disk, and keeps all that was acknowledged", async () => {
    await using place = statePlace();
    const state = await place.connect({ maxPages: 30 });
    const acknowledged: string[] = [];
    const fill = async () => {
      for (;;) {
        const key = `key-${String(acknowledged.length).padStart(4, "0")}`;
        await state.put(notes, key, "x".repeat(2_000), undefined);
        acknowledged.push(key);
      }
    };
    await expect(fill()).rejects.toMatchObject({ code: "STORE_FULL", retryable: true });
    expect(acknowledged.length).toBeGreaterThan(0);
    const kept = await Array.fromAsync(state.list(notes));
    expect(kept.map(({ key }) => key)).toEqual(acknowledged);
  });
});
