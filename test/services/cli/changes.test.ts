import { describe, expect, it } from "vitest";
import { taxonomy } from "../../../pipelines/enrich/taxonomy/taxonomy.ts";
import { divisionNames } from "../../../services/web/division-names.ts";
import { sentimentEstimator } from "../../../pipelines/stats/sentiment-estimates.ts";
import { askChanges, changesText } from "../../../services/cli/commands/changes.ts";
import { changedDocuments, changedEndMs } from "../../fakes/changed-documents.ts";
import { memoryIndex } from "../../fakes/memory-index.ts";
import { fakeErrors } from "../../fakes/model-quality.ts";

const options = { period: "7d", until: undefined, by: ["topic", "state"] } as const;
const estimator = sentimentEstimator(fakeErrors);
const names = divisionNames("ms", taxonomy, []);

async function filled() {
  const index = memoryIndex();
  await index.upsert(changedDocuments());
  return index;
}

describe("suara changes", () => {
  it("says what changed and how surely, in both languages, and of how many nothing can be said", async () => {
    const answer = await askChanges(await filled(), options, estimator, changedEndMs);
    const malay = changesText(answer, names, "ms");
    expect(malay).toMatch(/Subsidi dan bahan api\s+Komen\s+120 → 120/u);
    expect(malay).toMatch(/Kadar negatif\s+\d+% → \d+%\s+naik [\d.]+ mata peratus \(selang 95%: /u);
    expect(malay).toMatch(/Johor\s+Komen\s+120 → 360\s+meningkat 200% \(selang 95%: /u);
    const english = changesText(answer, names, "en");
    expect(english).toContain("Compared with 1 Mar 2026");
    expect(english).toContain("rose by 200% (95% interval: ");
    expect(english).toContain("as the models said: ");
    expect(english).toContain("3 more did not change measurably");
    expect(english).not.toContain("health");
  });

  it("names both periods, and compares counts only where it knows both", async () => {
    const answer = await askChanges(
      await filled(),
      { ...options, period: "1d", until: "2026-03-08" },
      estimator,
      changedEndMs,
    );
    expect(answer).toMatchObject({
      before: { from: "2026-02-27T16:00:00.000Z", to: "2026-02-28T16:00:00.000Z" },
      after: { from: "2026-03-06T16:00:00.000Z", to: "2026-03-07T16:00:00.000Z" },
      beginsWithin: true,
    });
    expect(changesText(answer, names, "en")).toContain("may not be held whole");
    expect(changesText(answer, names, "ms")).toContain("Tiada perubahan yang dapat dipastikan.");
  });

  it("answers of an empty index, and refuses an end that is no time or to come", async () => {
    const index = memoryIndex();
    expect(await askChanges(index, options, estimator, 0)).toBeUndefined();
    expect(changesText(undefined, names, "ms")).not.toContain("undefined");
    await expect(askChanges(index, { ...options, until: "semalam" }, estimator, 0)).rejects.toMatchObject({
      code: "USAGE",
    });
    await expect(askChanges(index, { ...options, until: "2030-01-01" }, estimator, 0)).rejects.toMatchObject({
      code: "USAGE",
      message: "--until 2030-01-01 is in the future: a period ends by the running hour, 1970-01-01 07:30 now",
    });
  });
});
