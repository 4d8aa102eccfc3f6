import { describe, expect, it } from "vitest";
import { correct, textKeyOf } from "../../../../pipelines/core/correct.ts";
import { measuredErrors } from "../../../../services/cli/labels/measured-errors.ts";
import { labelPartOf } from "../../../../services/cli/labels/measuring-part.ts";
import { announceLabels, saveLabel } from "../../../../services/workers/person-labels.ts";
import type { DocumentId } from "../../../../schemas/item.ts";
import type { SentimentLabel } from "../../../../schemas/analysed.ts";
import { commentDocument, sentiment } from "../../../fakes/documents.ts";
import { memoryIndex } from "../../../fakes/memory-index.ts";
import { memoryState } from "../../../fakes/memory-state.ts";
import { fakeQuality } from "../../../fakes/model-quality.ts";

const shipped = fakeQuality.accurate.sentiment.confusion;
const all = Array.from({ length: 4_000 }, (_, at): DocumentId => `facebook:c${at}`);
const measuring = all.filter((id) => labelPartOf(id) === "measuring");
const truths = ["negative", "neutral", "positive"] as const;

/** Comments whose models say that all are neutral, labelled by people in turn negative, neutral and positive. */
async function labelled(ids: readonly DocumentId[], drawn = true) {
  const stores = { index: memoryIndex(), state: memoryState() };
  for (const [at, id] of ids.entries()) {
    const truth: SentimentLabel = truths[at % truths.length] ?? "neutral";
    const document = commentDocument({ id, text: "Bila dibuka?", sentiment: sentiment("neutral") });
    const label = {
      by: "aini",
      at: "2026-11-20T00:00:00.000Z",
      textKey: textKeyOf("Bila dibuka?"),
      drawn,
      sentiment: truth,
    };
    await saveLabel(stores.state, id, label);
    await stores.index.upsert([{ ...document, comment: correct(document.comment, [label]) }]);
  }
  await announceLabels(stores.state);
  return stores;
}

describe("measuredErrors", () => {
  it("counts what the models said before people corrected them", async () => {
    const errors = measuredErrors(await labelled(measuring.slice(0, 300)), shipped);
    expect(await errors()).toEqual({
      source: "own",
      confusion: {
        negative: { negative: 0, neutral: 100, positive: 0 },
        neutral: { negative: 0, neutral: 100, positive: 0 },
        positive: { negative: 0, neutral: 100, positive: 0 },
      },
    });
  });

  it("takes the sample that came with the models while too few are labelled", async () => {
    const errors = measuredErrors(await labelled(measuring.slice(0, 297)), shipped);
    expect(await errors()).toEqual({ source: "shipped", confusion: shipped });
  });

  it("leaves out what a person chose, and what teaches: both would flatter the models or wrong them", async () => {
    const chosen = measuredErrors(await labelled(measuring.slice(0, 300), false), shipped);
    expect((await chosen()).source).toBe("shipped");
    const teaching = all.filter((id) => labelPartOf(id) === "teaching").slice(0, 300);
    expect((await measuredErrors(await labelled(teaching), shipped)()).source).toBe("shipped");
  });
});
