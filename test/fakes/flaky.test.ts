import { describe, expect, it } from "vitest";
import { flaky } from "./flaky.ts";
import { memoryLog } from "./memory-log.ts";

const never = new AbortController().signal;
const record = { key: "k", value: new Uint8Array() };

describe("flaky", () => {
  it("fails before the effect", async () => {
    const log = memoryLog();
    const failing = flaky(log, [true].values()).append("t", [record]);
    await expect(failing).rejects.toMatchObject({ retryable: true, message: "injected fault before append" });
    expect(await log.lag("t", "g")).toBe(0);
  });

  it("fails after the effect", async () => {
    const log = memoryLog();
    const failing = flaky(log, [false, true].values()).append("t", [record]);
    await expect(failing).rejects.toMatchObject({ retryable: true, message: "injected fault after append" });
    expect(await log.lag("t", "g")).toBe(1);
  });

  it("does all it is asked for when the faults have ended", async () => {
    const log = flaky(memoryLog(), [true].values());
    await expect(log.append("t", [record])).rejects.toThrow("injected");
    await log.append("t", [record]);
    expect(await log.lag("t", "g")).toBe(1);
    await log[Symbol.asyncDispose]();
  });

  it.each([
    [[true], 0],
    [[false, true], 1],
    [[false, false, true], 2],
  ])("fails between the values of an iterable: %j", async (plan, values) => {
    const log = memoryLog();
    await log.append("t", [record, record, record]);
    const seen: string[] = [];
    const reading = async () => {
      for await (const { key } of flaky(log, plan.values()).read("t", never)) seen.push(key);
    };
    await expect(reading()).rejects.toMatchObject({ retryable: true });
    expect(seen).toHaveLength(values);
  });
});
