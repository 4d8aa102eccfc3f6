import { describe, expect, it } from "vitest";
import type { CommentDocument } from "../../../schemas/document.ts";
import { channelVisitKey, VisitJournal } from "../../../services/workers/channel-visits.ts";
import { channelHabits, watchHabits } from "../../../services/workers/watch-habits.ts";
import { collectDependencies } from "../../fakes/collect-dependencies.ts";
import { channels, commentDocument } from "../../fakes/documents.ts";
import { fakeClock } from "../../fakes/fake-clock.ts";
import { flaky } from "../../fakes/flaky.ts";

const hourMs = 3_600_000;
const startMs = Date.UTC(2026, 10, 24, 0, 30);
const channel = channels.hqYoutube;
const alarm = { channel: channel.id, platform: "youtube", kind: "silent", expected: 8 };

/** Two comments of the public in each hour of the six weeks before the clock's start, and the channel read to its end. */
async function afterSixWeeks() {
  const dependencies = collectDependencies(fakeClock({ startMs }));
  await dependencies.index.upsert(written(startMs - 42 * 24 * hourMs, startMs));
  await read(dependencies);
  return dependencies;
}

function written(fromMs: number, toMs: number): readonly CommentDocument[] {
  const hours = Array.from({ length: (toMs - fromMs) / hourMs }, (_, hour) => fromMs + hour * hourMs);
  return hours.flatMap((ms) =>
    [1, 2].map((number) =>
      commentDocument({ id: `youtube:${ms}-${number}`, publishedAt: new Date(ms).toISOString() }),
    ),
  );
}

async function read(dependencies: Awaited<ReturnType<typeof collectDependencies>>): Promise<void> {
  const journal = new VisitJournal(dependencies, channel);
  await journal.started();
  await journal.succeeded();
}

describe("watchHabits", () => {
  it("raises one alarm for one silence, however many look, and says when it is over", async () => {
    const worker = await afterSixWeeks();
    const { clock, index, logger, metrics, state } = worker;
    const stop = new AbortController();
    const watchers = [1, 2].map(() => watchHabits(worker, [channel], stop.signal));
    await clock.untilSleeping();
    expect(logger.of("channel.alarm")).toEqual([]);
    for (let hour = 0; hour < 16; hour += 1) {
      await read(worker);
      await clock.advance(hourMs);
    }
    expect(logger.of("channel.alarm")).toMatchObject([alarm]);
    expect(metrics.value("channel_alarm", { channel: channel.id, kind: "silent" })).toBe(1);
    const remembered = (await state.get(channelHabits, channelVisitKey(channel)))?.value;
    expect(remembered?.verdict).toMatchObject({ kind: "silent", from: "2026-11-24T00:00:00.000Z" });

    await index.upsert(written(startMs, startMs + 16 * hourMs));
    await read(worker);
    await clock.advance(hourMs);
    expect(logger.of("channel.usual_again")).toEqual([
      { platform: "youtube", channel: channel.id, since: remembered?.alarmedAt },
    ]);
    expect(metrics.value("channel_alarm")).toBe(0);
    stop.abort();
    await Promise.all(watchers);
  });

  it("calls a channel unread that visits fail at, not silent, and keeps the alarm that stood before", async () => {
    const worker = await afterSixWeeks();
    const { clock, logger, metrics, state } = worker;
    const stop = new AbortController();
    const watching = watchHabits(worker, [channel], stop.signal);
    await clock.untilSleeping();
    await clock.advance(20 * hourMs);
    expect(logger.of("channel.alarm")).toEqual([]);
    expect(metrics.value("channel_alarm", { channel: channel.id, kind: "unread" })).toBe(1);

    await read(worker);
    await clock.advance(hourMs);
    expect(logger.of("channel.alarm")).toHaveLength(1);
    await clock.advance(20 * hourMs);
    await read(worker);
    await clock.advance(hourMs);
    expect(logger.of("channel.alarm")).toHaveLength(1);
    expect((await state.get(channelHabits, channelVisitKey(channel)))?.value.verdict.kind).toBe("silent");
    stop.abort();
    await watching;
  });

  it("does not take what waits in the log for silence", async () => {
    const worker = await afterSixWeeks();
    const { clock, log, state } = worker;
    await log.append("suara.raw", [{ key: "youtube:p", value: Buffer.from("{}") }]);
    await clock.advance(20 * hourMs);
    await read(worker);
    const stop = new AbortController();
    const watching = watchHabits(worker, [channel], stop.signal);
    await clock.untilSleeping();
    expect((await state.get(channelHabits, channelVisitKey(channel)))?.value.verdict.kind).toBe("unread");
    stop.abort();
    await watching;
  });

  it("leaves imported groups alone, and goes on when the index can't be asked", async () => {
    const worker = await afterSixWeeks();
    const { clock, logger, metrics } = worker;
    const group = { ...channel, id: "group", platform: "whatsapp" as const };
    const index = flaky(worker.index, [true].values());
    const stop = new AbortController();
    const watching = watchHabits({ ...worker, index }, [group, channel], stop.signal);
    await clock.untilSleeping();
    expect(logger.of("channel.habit_unknown")).toHaveLength(1);
    await clock.advance(hourMs);
    expect(logger.of("channel.habit_unknown")).toHaveLength(1);
    expect(metrics.series.map(({ labels }) => labels["channel"])).toEqual(Array(3).fill(channel.id));
    stop.abort();
    await watching;
  });
});
