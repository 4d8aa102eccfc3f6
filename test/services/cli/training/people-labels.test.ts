import { describe, expect, it } from "vitest";
import { labelPartOf } from "../../../../services/cli/labels/measuring-part.ts";
import { readPeopleLabels, withPeopleLabels } from "../../../../services/cli/training/people-labels.ts";
import type { SupervisedTask } from "../../../../services/cli/training/supervised.ts";
import { temporaryFolder } from "../../../fakes/temporary-folder.ts";

const ids = Array.from({ length: 60 }, (_, at) => `youtube:c${at}`);
const jsonl = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).join("\n");

describe("readPeopleLabels", () => {
  it("never gives a comment of the measuring part to learn from, whatever the file says", async () => {
    using folder = temporaryFolder();
    const rows = ids.map((id) => ({ id, part: "teaching", text: "naik lagi", sentiment: "negative" }));
    const read = await readPeopleLabels(folder.file("labels.ndjson", jsonl(rows)));
    expect(read.map(({ id }) => id)).toEqual(ids.filter((id) => labelPartOf(id) === "teaching"));
    expect(read.length).toBeLessThan(ids.length);
  });

  it("refuses a row that could be of either part", async () => {
    using folder = temporaryFolder();
    await expect(readPeopleLabels(folder.file("labels.ndjson", jsonl([{ text: "a" }])))).rejects.toThrow(
      "line 1: the column id is missing",
    );
  });
});

describe("withPeopleLabels", () => {
  const task = {
    labels: ["negative", "positive"],
    labelOf: ({ sentiment }) => sentiment,
    sets: [{ name: "main", share: 1, rows: [{ text: "a" }, { text: "b" }, { text: "c" }, { text: "d" }] }],
  } as Partial<SupervisedTask> as SupervisedTask;

  it("adds those that the task has a label for, each worth one of the main set", () => {
    const rows = [
      { text: "e", sentiment: "positive" },
      { text: "f", sentiment: null },
    ];
    expect(withPeopleLabels(task, rows).sets.at(-1)).toEqual({
      name: "people's labels",
      share: 0.25,
      rows: [rows[0]],
    });
    expect(withPeopleLabels(task, [])).toBe(task);
  });
});
