import { describe, expect, it } from "vitest";
import type { IndexDocument } from "../../../schemas/document.ts";
import { idOf } from "../../../schemas/document.ts";
import { ListeningError } from "../../../schemas/errors.ts";
import { runCollect } from "../../../services/workers/collect-channels.ts";
import { recentCoverages, watchCoverage } from "../../../services/workers/watch-coverage.ts";
import { collectDependencies } from "../../fakes/collect-dependencies.ts";
import { channels, commentDocument } from "../../fakes/documents.ts";
import { fakeClock } from "../../fakes/fake-clock.ts";
import { scriptedSource } from "../../fakes/scripted-source.ts";

const hourMs = 3_600_000;
const publishedAt = "2026-11-01T00:00:00.000Z";
const channel = channels.hqYoutube;
const group = { ...channel, id: "group", platform: "whatsapp" as const };

/** A channel with three counted comments, two of them in the index, beside one under a post that is not counted. */
async function watched() {
  const dependencies = collectDependencies(fakeClock({ startMs: Date.UTC(2026, 10, 24, 0, 40) }));
  const source = scriptedSource([
    { nativeId: "counted", publishedAt, comments: ["c0", "c1", "c2"] },
    { nativeId: "off", publishedAt, comments: [], commentCount: null },
  ]);
  const options = { channels: [channel], sources: new Map([["youtube" as const, source]]), concurrency: 1 };
  const stop = new AbortController();
  const visit = () => runCollect(dependencies, { ...options, again: "once" }, stop.signal);
  await visit();
  await dependencies.index.upsert([
    commentDocument({ id: "youtube:c0", postId: "youtube:counted" }),
    commentDocument({ id: "youtube:c1", postId: "youtube:counted" }),
    commentDocument({ id: "youtube:old", postId: "youtube:off" }),
  ]);
  const watching = watchCoverage(dependencies, [channel, group], stop.signal);
  await dependencies.clock.untilSleeping();
  const remembered = async (of = channel.id as string) =>
    (await recentCoverages(dependencies.index, dependencies.clock.now())).get(of);
  return { ...dependencies, source, visit, remembered, stop, watching };
}

describe("watchCoverage", () => {
  it("remembers what is held of what the platform counts, of the posts of which it tells a count", async () => {
    const { metrics, remembered, stop, watching } = await watched();
    expect(await remembered()).toEqual({
      lookedAt: "2026-11-24T00:00:00.000Z",
      hours: [{ hour: "2026-11-24T00:00:00.000Z", platformCount: 3, held: 2 }],
    });
    expect(metrics.value("channel_coverage", { channel: channel.id })).toBeCloseTo(2 / 3, 9);
    expect(await remembered(group.id)).toBeUndefined();
    stop.abort();
    await watching;
  });

  it("leaves out the hours in which the channel could not be read, and keeps seven days", async () => {
    const { clock, index, source, visit, remembered, stop, watching } = await watched();
    source.listRefusal = new ListeningError("SOURCE_AUTH", "the key is refused", { retryable: false });
    for (let hour = 1; hour <= 5; hour += 1) {
      await visit();
      await clock.advance(hourMs);
    }
    const gap = await remembered();
    expect(gap?.lookedAt).toBe("2026-11-24T05:00:00.000Z");
    expect(gap?.hours.map(({ hour }) => hour.slice(11, 13))).toEqual(["00", "01", "02"]);
    const [kept] = await index.hours({ scope: { kind: "nation" }, from: "2026-11-24T05:00:00.000Z" });
    expect(kept?.hours).toEqual([{ hour: "2026-11-24T05:00:00.000Z", platformCount: null, held: 2 }]);

    delete source.listRefusal;
    for (let hour = 6; hour <= 170; hour += 1) {
      await visit();
      await clock.advance(hourMs);
    }
    const hours = (await remembered())?.hours.map(({ hour }) => hour) ?? [];
    expect(hours.at(0)).toBe("2026-11-24T06:00:00.000Z");
    expect(hours.at(-1)).toBe("2026-12-01T02:00:00.000Z");
    expect(hours).toHaveLength(165);
    stop.abort();
    await watching;
  });

  it("tells of an hour that the index refuses, and looks again after an index that was away", async () => {
    const dependencies = collectDependencies();
    const stop = new AbortController();
    let looks = 0;
    const index = {
      ...dependencies.index,
      upsert: async ([first]: readonly IndexDocument[]) => {
        looks += 1;
        if (looks === 1) throw new ListeningError("STORE_LOCKED", "away", { retryable: true });
        const failures = first === undefined ? [] : [{ position: 0, id: idOf(first), reason: "id_invalid" }];
        return { failures };
      },
    };
    const watching = watchCoverage({ ...dependencies, index }, [channel], stop.signal);
    await dependencies.clock.untilSleeping();
    expect(dependencies.logger.of("coverage.unknown")).toHaveLength(1);
    await dependencies.clock.advance(hourMs);
    expect(dependencies.logger.of("coverage.refused")).toMatchObject([{ reason: "id_invalid" }]);
    stop.abort();
    await watching;
  });
});
