import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { stepsPerDay } from "../../../pipelines/trends/series/steps.ts";
import { readCounts } from "../../../services/cli/commands/read-counts.ts";
import { replayCounts } from "../../../services/cli/commands/replay-counts.ts";
import { makeSeries } from "../../bench/alerts/made-series.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "suara-counts-"));
});
afterAll(() => rm(folder, { recursive: true }));

let files = 0;
async function read(...lines: readonly string[]) {
  files += 1;
  const file = join(folder, `${files}.csv`);
  await writeFile(file, lines.join("\n"));
  const told: string[] = [];
  const rows = await readCounts(file, (message) => told.push(message));
  return { rows, told };
}

const start = Date.parse("2026-03-02T00:02:53Z");
const written = (step: number) =>
  new Date(start + step * 300_000).toISOString().replace("T", " ").slice(0, 19);

describe("replaying a file of counts", () => {
  it("flags the beginning of a burst once, and says since when and against what", async () => {
    const burst = { start: 12 * stepsPerDay + 140, factor: (after: number) => (after < 36 ? 8 : 1) };
    const series = makeSeries({ seed: 5, days: 13, level: 6, size: 10, swing: 0.5, events: [burst] });
    const { rows, told } = await read(
      "timestamp,value",
      ...series.map(({ step, count }) => `${written(step)},${count}`),
    );
    const all = [...replayCounts(rows)];
    expect(told).toEqual([]);
    expect(all).toHaveLength(series.length);
    const flagged = all.filter((row) => row.flagged && row.timestamp >= written(burst.start));
    expect(flagged.map(({ episode }) => episode?.event)).toEqual(["opened"]);
    const [first] = flagged;
    expect(first?.timestamp).toBe(first?.episode?.opened);
    expect(first?.timestamp.localeCompare(written(burst.start + 3))).toBe(-1);
    expect(first?.value).toBeGreaterThan(first?.expected[1] ?? Infinity);
    expect(first?.score).toBeGreaterThanOrEqual(0.5);
  });

  it.each([
    ["a time without a zone, as on the wall", "2015-02-26 21:42:53", "2015-02-26T21:42:53Z"],
    ["a time in UTC, as on a wall in Malaysia", "2015-02-26T13:42:53Z", "2015-02-26T21:42:53Z"],
    ["a time with an offset, as on a wall in Malaysia", "2015-02-26T14:42+01:00", "2015-02-26T21:42:00Z"],
    ["a time with a T and no zone", "2015-02-26T21:42:53.500", "2015-02-26T21:42:53.500Z"],
  ])("reads %s", async (_, timestamp, wall) => {
    const { rows } = await read(`${timestamp},7`);
    expect(rows).toEqual([{ timestamp, wallMs: Date.parse(wall), value: 7 }]);
  });

  it("finds the columns by a header in any order", async () => {
    const { rows } = await read("value,Timestamp", "7,2026-03-02 00:00:00");
    expect(rows).toMatchObject([{ timestamp: "2026-03-02 00:00:00", value: 7 }]);
  });

  it("puts rows in order, takes each time once, and tells of what is missing", async () => {
    const { rows, told } = await read(
      "2026-03-02 00:05:00,2",
      "2026-03-02 00:00:00,1",
      "2026-03-02 00:05:00,9",
      "2026-03-02 00:10:00,",
      "2026-03-02 00:25:00,4",
      "2026-03-02 00:30:00,5",
    );
    expect(rows.map(({ value }) => value)).toEqual([1, 2, null, 4, 5]);
    expect(told).toEqual([
      "1 rows were earlier than the row before them; the rows were put in order",
      "1 rows had the time of another; the first of each time was taken",
      "3 steps have no count; they are taken as not known, not as zero",
    ]);
    expect([...replayCounts(rows)].map(({ score }) => score)).not.toContain(NaN);
  });

  it.each([
    ["a time that is none", "yesterday,7", /line 2: "yesterday" is no time/u],
    ["a day that does not exist", "2026-02-30 00:00:00,7", /line 2: "2026-02-30 00:00:00" is no time/u],
    ["a count that is none", "2026-03-02 00:05:00,-3", /line 2: "-3" is no count/u],
    ["a row without a value", "2026-03-02 00:05:00", /line 2: there is no value/u],
    ["counts by the hour", "2026-03-02 01:00:00,3", /60 minutes apart; counts of 5 minutes are needed/u],
  ])("refuses %s", async (_, row, message) => {
    await expect(read("2026-03-02 00:00:00,1", row)).rejects.toMatchObject({
      code: "INPUT_UNREADABLE",
      message: expect.stringMatching(message) as string,
    });
  });

  it("refuses a file without a row, and one that is not there", async () => {
    await expect(read("timestamp,value")).rejects.toMatchObject({ code: "INPUT_UNREADABLE" });
    await expect(readCounts(join(folder, "none.csv"), () => {})).rejects.toMatchObject({
      code: "INPUT_UNREADABLE",
    });
  });
});
