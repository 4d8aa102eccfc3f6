import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { evaluateCopies } from "../../../services/cli/commands/evaluate-copies.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "suara-copies-"));
});
afterAll(() => rm(folder, { recursive: true }));

const long = `Subsidi petrol akan ditamatkan menurut jiran yang bekerja di stesen minyak berhampiran simpang lampu isyarat
  kampung sebelah, jadi isi penuh tangki kereta motosikal jentera pertanian sebelum terlambat beratur panjang semalam`;

async function fileOf(...texts: readonly string[]): Promise<string> {
  const file = join(folder, `${texts.length}.jsonl`);
  await writeFile(file, texts.map((text) => JSON.stringify({ text })).join("\n"));
  return file;
}

describe("scoring the key of copies", () => {
  it("counts which edits keep it, and which comments with one key are alike", async () => {
    const scores = await evaluateCopies(await fileOf(long, `${long} 👍`, "Semoga cepat sembuh"));
    expect(scores).toMatchObject({ task: "copies", n: 3, edited: 2, pairs: 1, precision: 1 });
    expect(scores.recall).toMatchObject({ "emoji added": 1, "link added": 1, "prefix added": 1 });
    expect(await evaluateCopies(await fileOf(long, `${long} 👍`, "Semoga cepat sembuh"))).toEqual(scores);
  });

  it("states no precision without a pair", async () => {
    expect(await evaluateCopies(await fileOf("Semoga cepat sembuh"))).toMatchObject({
      edited: 0,
      precision: null,
    });
  });
});
