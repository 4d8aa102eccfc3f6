import { describe, expect, it } from "vitest";
import { taxonomy } from "../../../pipelines/enrich/taxonomy/taxonomy.ts";
import { Analysis } from "../../../schemas/analysed.ts";
import { openAnalysePool } from "../../../services/runtime/analyse-pool.ts";
import { readEncoderFiles, readModelFiles } from "../../../services/runtime/model-files.ts";
import { openTier } from "../../../services/runtime/open-tier.ts";
import { labelledSentences } from "../../pipelines/enrich/labelled-sentences.ts";

const files = { models: await readModelFiles(), encoder: await readEncoderFiles(), taxonomy };
const { analyse } = await openTier(files);
const lengths = ["", "😂", "12345", "@kawan", "panjang ".repeat(40), "水灾", "a".repeat(10_000)];
const texts = [...labelledSentences.map(({ text }) => text), ...lengths].map((text, at) => ({
  text,
  caption: at % 3 === 0 ? "Banjir di Kampung Contoh" : null,
}));

describe("the accurate tier", () => {
  const together = analyse(texts);

  it("says of a text the same alone, among others, and in another order", async () => {
    const all = await together;
    for (const [at, text] of texts.entries()) expect((await analyse([text]))[0]).toEqual(all[at]);
    expect((await analyse(texts.toReversed())).toReversed()).toEqual(all);
  });

  it.each([1, 2, 4])("says the same on %i threads", async (threads) => {
    await using pool = await openAnalysePool({
      threads,
      tier: "accurate",
      warn: (message) => expect.fail(message),
    });
    expect(pool.tier).toBe("accurate");
    const parts = await Promise.all([pool.analyse(texts), pool.analyse(texts.slice(0, 9))]);
    expect(parts).toEqual([await together, (await together).slice(0, 9)]);
  });

  it("names the pair for what the encoder had a part in, and beats the fast tier's generation", async () => {
    const [first] = await together;
    expect(first?.models).toMatchObject({
      sentiment: expect.stringMatching(/^pair@/u),
      language: expect.stringMatching(/^pair@/u),
      sarcasm: expect.stringMatching(/^pair@/u),
      topics: expect.stringMatching(/^topic-evidence-pair@/u),
    });
    const options = { threads: 1, warn: (message: string) => expect.fail(message) };
    await using fast = await openAnalysePool({ ...options, tier: "fast" });
    await using accurate = await openAnalysePool({ ...options, tier: "accurate" });
    expect(accurate.labelling.generation).toBeGreaterThan(fast.labelling.generation);
  });

  it("takes any text", async () => {
    const strange = ["\u202eterbalik", "\ud800", "\u200b\u200b", "🙂".repeat(100_000), "x".repeat(1_000_000)];
    const analyses = await analyse(strange.map((text) => ({ text, caption: null })));
    for (const analysis of analyses) expect(() => Analysis.parse(analysis)).not.toThrow();
  });
});

describe("the accurate tier's files", () => {
  const changed = (bytes: Uint8Array) => {
    const copy = Uint8Array.from(bytes);
    copy[copy.length >> 1] = (copy[copy.length >> 1] ?? 0) ^ 1;
    return copy;
  };

  it.each(["network", "pieces", "heads", "manifest"] as const)(
    "are refused when %s is damaged",
    async (part) => {
      const damaged = part === "manifest" ? new Uint8Array(3) : changed(files.encoder[part]);
      await expect(
        openTier({ ...files, encoder: { ...files.encoder, [part]: damaged } }),
      ).rejects.toMatchObject({
        code: "NLP_MODEL_INVALID",
        message: expect.stringContaining("encoder"),
      });
    },
  );

  it("are at most 40 MB with the fast tier's", () => {
    const sizes = [...Object.values(files.models), ...Object.values(files.encoder)].map(
      ({ length }) => length,
    );
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(40_000_000);
  });
});
