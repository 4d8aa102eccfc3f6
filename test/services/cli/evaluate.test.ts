import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { evaluate, evaluationTable } from "../../../services/cli/commands/evaluate.ts";
import type { Tier } from "../../../schemas/config-values.ts";
import type { EvaluationTask } from "../../../services/cli/training/score-task.ts";
import { temporaryFolder } from "../../fakes/temporary-folder.ts";

const rows = [
  { id: "1", text: "teruk betul, bodoh punya kerajaan", sentiment: "negative", lang: "ms", topic: "flood" },
  {
    id: "2",
    text: "terima kasih, semoga dipermudahkan urusan",
    sentiment: "positive",
    lang: "ms",
    topic: "covid",
  },
  { id: "3", text: "banjir kat mana tu?", sentiment: "neutral", lang: "ms", topic: "flood" },
  { id: "4", text: "entahlah", sentiment: null, lang: "ms", topic: "lifestyle" },
];

async function evaluated(
  task: EvaluationTask,
  content: string | Uint8Array,
  name = "rows.jsonl",
  tier: Tier = "fast",
) {
  using folder = temporaryFolder();
  const file = join(folder.path, name);
  writeFileSync(file, content);
  return await evaluate({ task, file, tier, warn: (message) => expect.fail(message) });
}

const jsonl = rows.map((row) => `${JSON.stringify(row)}\n`).join("");

describe("suara evaluate", () => {
  it("scores sentiment and leaves out rows without a label", async () => {
    const result = await evaluated("sentiment", jsonl);
    expect(result).toMatchObject({ task: "sentiment", model: "sentiment-linear@4", n: 3, skipped: 1 });
    expect(Object.keys(result.perClass)).toEqual(["negative", "neutral", "positive"]);
    expect(result.perLanguage["ms"]?.n).toBe(3);
    expect(result.macroF1).toBeGreaterThan(0.5);
  });

  it("scores language, and reads gzip", async () => {
    const result = await evaluated("language", gzipSync(jsonl), "rows.jsonl.gz");
    expect(result).toMatchObject({ n: 4, skipped: 0 });
    expect(result.confusion["ms"]?.["ms"]).toBeGreaterThan(2);
  });

  it("scores topics by the data set's classes and leaves out those that are no issue", async () => {
    const result = await evaluated("topics", jsonl);
    expect(result).toMatchObject({ n: 3, skipped: 1 });
    expect(result.confusion["flood"]?.["flood"]).toBe(1);
  });

  it.each([
    ["a broken line", `${jsonl}{"text": \n`, "line 5"],
    ["a row without a text", `{"id":"1"}\n`, "line 1: the column text"],
    ["a label of another scheme", `{"text":"a","sentiment":"angry"}\n`, "line 1: the gold label"],
  ])("names the line of %s", async (_what, content, message) => {
    await expect(evaluated("sentiment", content)).rejects.toMatchObject({
      code: "INPUT_UNREADABLE",
      message: expect.stringContaining(message),
    });
  });

  it("refuses a gzip that was cut off", async () => {
    const whole = gzipSync(jsonl.repeat(200));
    await expect(
      evaluated("sentiment", whole.subarray(0, whole.length - 20), "cut.jsonl.gz"),
    ).rejects.toMatchObject({ code: "INPUT_UNREADABLE" });
  });

  it("scores sarcasm by the flag", async () => {
    const sarcastic = rows.map((row, at) => JSON.stringify({ ...row, sarcasm: at === 0 })).join("\n");
    const result = await evaluated("sarcasm", sarcastic);
    expect(result).toMatchObject({ task: "sarcasm", model: "sarcasm-linear@3", n: 4, ece: null });
    expect(Object.keys(result.perClass)).toEqual(["plain", "sarcastic"]);
  });

  it("reads what a TikTok comment was written under, and never the keyword that found a post on X", async () => {
    const under = (platform: string) =>
      JSON.stringify({ text: "kesian", platform, post: "Banjir di Kampung Contoh", topic: "flood" });
    const [tiktok, x] = [await evaluated("topics", under("tiktok")), await evaluated("topics", under("x"))];
    expect([tiktok.accuracy, x.accuracy]).toEqual([1, 0]);
  });

  it("scores the accurate tier, the same on every run", async () => {
    const once = await evaluated("sentiment", jsonl, "rows.jsonl", "accurate");
    expect(once.model).toMatch(/^pair@\d+$/u);
    expect(await evaluated("sentiment", jsonl, "rows.jsonl", "accurate")).toEqual(once);
  });

  it("prints a table for a person", async () => {
    const text = evaluationTable(await evaluated("sentiment", jsonl));
    expect(text).toContain("sentiment by sentiment-linear@4: macro-F1");
    expect(text).toMatch(/negative\s+\d\.\d{3}/u);
    expect(text).toMatch(/ms\s+\d\.\d{3}\s+3/u);
  });
});
