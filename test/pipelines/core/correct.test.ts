import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { correct, textKeyOf, uncorrected } from "../../../pipelines/core/correct.ts";
import { AnalysedComment, LanguageCode, SentimentLabel } from "../../../schemas/analysed.ts";
import type { PersonLabel } from "../../../schemas/correction.ts";
import { commentDocument, instants } from "../../fakes/documents.ts";

const { comment } = commentDocument();
const textKey = textKeyOf(comment.text);
const says = (rest: Partial<PersonLabel>): PersonLabel => ({
  by: "Puan Contoh",
  at: "2026-03-12T02:00:00.000Z",
  textKey,
  drawn: true,
  ...rest,
});

const labels: fc.Arbitrary<PersonLabel> = fc
  .record(
    {
      by: fc.constantFrom("a", "b", "c"),
      at: instants,
      textKey: fc.constantFrom(textKey, textKeyOf("lain")),
      drawn: fc.boolean(),
      sentiment: fc.constantFrom(...SentimentLabel.options),
      language: fc.constantFrom(...LanguageCode.options),
      topics: fc.constantFrom(["floods"], ["health", "aid"], ["other"]),
    },
    { requiredKeys: ["by", "at", "textKey", "drawn"], noNullPrototype: true },
  )
  .map((label) => label as PersonLabel);

describe("correct", () => {
  it("puts what people say in the place of what the models say, which is kept", () => {
    const corrected = correct(comment, [says({ sentiment: "negative", topics: ["fuel_subsidies"] })]);
    expect(corrected).toMatchObject({
      sentiment: { label: "negative", confidence: 1, unsure: false },
      topics: [{ id: "fuel_subsidies", confidence: 1 }],
      language: comment.language,
      correction: {
        by: "Puan Contoh",
        at: "2026-03-12T02:00:00.000Z",
        replaced: { sentiment: comment.sentiment, topics: comment.topics },
      },
    });
    expect(AnalysedComment.parse(corrected)).toEqual(corrected);
  });

  it("takes the last word on each task, whoever said it", () => {
    const early = says({ by: "z", at: "2026-03-01T00:00:00.000Z", sentiment: "positive", language: "en" });
    const late = says({ by: "a", at: "2026-03-02T00:00:00.000Z", sentiment: "negative" });
    const corrected = correct(comment, [late, early]);
    expect(corrected.sentiment.label).toBe("negative");
    expect(corrected.language.code).toBe("en");
    expect(corrected.correction).toMatchObject({ by: "a" });
  });

  it("says nothing of a text that was edited since", () => {
    const label = says({ sentiment: "negative" });
    expect(correct({ ...comment, text: "sudah diubah" }, [label]).correction).toBeUndefined();
  });

  it("can be done again, with any labels, and undone", () => {
    fc.assert(
      fc.property(fc.array(labels), fc.array(labels), (first, second) => {
        const corrected = correct(comment, first);
        expect(correct(corrected, first)).toEqual(corrected);
        expect(correct(corrected, second)).toEqual(correct(comment, second));
        expect(uncorrected(corrected)).toEqual(comment);
      }),
    );
  });
});
