import { describe, expect, it } from "vitest";
import { analysedTopic, indexGroup, processGroup, rawTopic } from "../../../schemas/topics.ts";
import { measureLag, watchLag } from "../../../services/workers/watch-lag.ts";
import { countingMetrics } from "../../fakes/counting-metrics.ts";
import { fakeClock } from "../../fakes/fake-clock.ts";
import { flaky } from "../../fakes/flaky.ts";
import { memoryLog } from "../../fakes/memory-log.ts";
import { quietLogger } from "../../fakes/quiet-logger.ts";

const hourMs = 3_600_000;
const record = { key: "youtube:p", value: Buffer.from("{}") };

function setUp() {
  const clock = fakeClock();
  const log = memoryLog({ clock });
  return { clock, log, metrics: countingMetrics(), logger: quietLogger(), random: () => 0 };
}

describe("measureLag", () => {
  it("counts records and hours of each group", async () => {
    const { clock, log } = setUp();
    await log.append(rawTopic, [record, record]);
    await clock.advance(6 * hourMs);
    expect(await measureLag({ log, clock }, { retentionMs: undefined })).toEqual([
      { topic: rawTopic, group: processGroup, records: 2, hours: 6, alarming: false },
      { topic: analysedTopic, group: indexGroup, records: 0, hours: 0, alarming: false },
    ]);
  });

  it.each([
    [11, false],
    [13, true],
  ])("after %i of 24 hours of retention alarms: %s", async (hours, alarming) => {
    const { clock, log } = setUp();
    await log.append(rawTopic, [record]);
    await clock.advance(hours * hourMs);
    const [raw] = await measureLag({ log, clock }, { retentionMs: 24 * hourMs });
    expect(raw?.alarming).toBe(alarming);
  });
});

describe("watchLag", () => {
  it("sets gauges, raises the alarm every minute while it lasts, and ends it when workers caught up", async () => {
    const worker = setUp();
    const { clock, log, metrics, logger } = worker;
    await log.append(rawTopic, [record]);
    await clock.advance(13 * hourMs);
    const stop = new AbortController();
    const watching = watchLag(worker, { retentionMs: 24 * hourMs }, stop.signal);
    await clock.untilSleeping();
    expect(metrics.value("lag_records", { topic: rawTopic })).toBe(1);
    expect(metrics.value("lag_hours", { topic: rawTopic })).toBe(13);
    expect(logger.of("lag.alarm")).toEqual([{ topic: rawTopic, group: processGroup, records: 1, hours: 13 }]);
    await log.consume(
      rawTopic,
      { group: processGroup, signal: stop.signal, stopWhenCaughtUp: true },
      async () => {},
    );
    await clock.advance(60_000);
    expect(metrics.value("lag_records", { topic: rawTopic })).toBe(0);
    expect(logger.of("lag.alarm")).toHaveLength(1);
    stop.abort();
    await watching;
  });

  it("goes on when the log can't be asked", async () => {
    const worker = setUp();
    const { clock, logger } = worker;
    const stop = new AbortController();
    const log = flaky(worker.log, [true].values());
    const watching = watchLag({ ...worker, log }, { retentionMs: undefined }, stop.signal);
    await clock.untilSleeping();
    expect(logger.of("lag.unknown")).toHaveLength(1);
    await clock.advance(60_000);
    expect(logger.of("lag.unknown")).toHaveLength(1);
    stop.abort();
    await watching;
  });
});
