import { mkdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import type { EventLog, LogRecord } from "../../../../pipelines/ports/event-log.ts";
import { sqliteLogPlace } from "./log-place.ts";
import { setSchemaVersion, writeNoDatabase } from "../../../fakes/bad-database-files.ts";

const never = new AbortController().signal;

const numbered = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({ key: "k", value: Buffer.from(String(from + index)) }));

async function numbersIn(log: EventLog): Promise<number[]> {
  const records: LogRecord[] = await Array.fromAsync(log.read("t", never));
  return records.map(({ value }) => Number(Buffer.from(value).toString()));
}

describe("a log file in a bad state", () => {
  it("that isn't a database is refused by name", async () => {
    await using place = await sqliteLogPlace();
    writeNoDatabase(place.file);
    await expect(place.connect()).rejects.toMatchObject({
      code: "STORE_CORRUPT",
      retryable: false,
      message: expect.stringContaining(place.file) as string,
    });
  });

  it("that is damaged is refused by name, and left as it is", async () => {
    await using place = await sqliteLogPlace();
    const log = await place.connect();
    for (let round = 0; round < 20; round++) await log.append("t", numbered(round * 100, 100));
    await log[Symbol.asyncDispose]();
    const bytes = readFileSync(place.file);
    bytes.fill(0xff, 4096); // all but the first page, which holds the header
    writeFileSync(place.file, bytes);
    const damaged = async () => await numbersIn(await place.connect());
    await expect(damaged()).rejects.toMatchObject({
      code: "STORE_CORRUPT",
      retryable: false,
      message: expect.stringContaining(place.file) as string,
    });
    expect(readFileSync(place.file).equals(bytes)).toBe(true);
  });

  it("that was cut short is refused by name", async () => {
    await using place = await sqliteLogPlace();
    const log = await place.connect();
    for (let round = 0; round < 20; round++) await log.append("t", numbered(round * 100, 100));
    await log[Symbol.asyncDispose]();
    truncateSync(place.file, 3 * 4096);
    const damaged = async () => await numbersIn(await place.connect());
    await expect(damaged()).rejects.toMatchObject({
      code: "STORE_CORRUPT",
      message: expect.stringContaining(place.file) as string,
    });
  });

  it("that can't be opened is refused by name", async () => {
    await using place = await sqliteLogPlace();
    mkdirSync(place.file, { recursive: true }); // a folder of that name
    await expect(place.connect()).rejects.toMatchObject({
      code: "STORE_FOLDER",
      message: expect.stringContaining(place.file) as string,
    });
  });

  it("of another version is refused by name and version", async () => {
    await using place = await sqliteLogPlace();
    await (await place.connect())[Symbol.asyncDispose]();
    setSchemaVersion(place.file, 999);
    await expect(place.connect()).rejects.toMatchObject({
      code: "STORE_VERSION",
      retryable: false,
      message: expect.stringMatching(/log\.db has tables of version 999/u) as string,
    });
  });

  it("that another connection is writing to is a retryable STORE_LOCKED, and nothing is written", async () => {
    await using place = await sqliteLogPlace();
    const log = await place.connect({ busyTimeoutMs: 20 });
    await log.append("t", numbered(0, 2));
    const other = new DatabaseSync(place.file);
    other.exec("BEGIN IMMEDIATE");
    const locked = {
      code: "STORE_LOCKED",
      retryable: true,
      message: expect.stringContaining(place.file) as string,
    };
    await expect(log.append("t", numbered(2, 2))).rejects.toMatchObject(locked);
    await expect(place.connect({ busyTimeoutMs: 20 })).rejects.toMatchObject(locked);
    expect(await numbersIn(log)).toEqual([0, 1]);
    other.exec("COMMIT");
    other.close();
    await log.append("t", numbered(2, 2));
    expect(await numbersIn(log)).toEqual([0, 1, 2, 3]);
  });

  it("on a full disk is a retryable STORE_FULL, which loses nothing acknowledged and keeps nothing refused", async () => {
    await using place = await sqliteLogPlace();
    const log = await place.connect({ maxPages: 40 });
    let acknowledged = 0;
    const fill = async () => {
      for (;;) {
        await log.append("t", numbered(acknowledged, 100));
        acknowledged += 100;
      }
    };
    await expect(fill()).rejects.toMatchObject({
      code: "STORE_FULL",
      retryable: true,
      message: expect.stringContaining(place.file) as string,
    });
    expect(acknowledged).toBeGreaterThan(0);
    const kept = Array.from({ length: acknowledged }, (_, index) => index);
    expect(await numbersIn(log)).toEqual(kept);
    const roomier = await place.connect({ maxPages: 100 });
    await roomier.append("t", numbered(acknowledged, 1));
    expect(await numbersIn(roomier)).toEqual([...kept, acknowledged]);
  });

  it("with another number of partitions than asked for is refused; asking for none keeps what it has", async () => {
    await using place = await sqliteLogPlace();
    await (await place.connect({ partitions: 3 }))[Symbol.asyncDispose]();
    await expect(place.connect({ partitions: 5 })).rejects.toMatchObject({
      code: "CONFIG_INVALID",
      retryable: false,
      message: expect.stringMatching(/log\.db was made with 3 partitions, .* 5 are asked for/u) as string,
    });
  });
});
