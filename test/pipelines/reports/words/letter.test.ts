import { describe, expect, it } from "vitest";
import { reportLetter } from "../../../../pipelines/reports/words/letter.ts";
import { aQuietDay } from "../../../fakes/report.ts";

describe("the letter of a report", () => {
  it.each(["ms", "en"] as const)("says that the report is attached only where it is (%s)", (language) => {
    const [alone, attached] = [false, true].map((is) => reportLetter(aQuietDay(), language, is).footer);
    expect(alone).not.toMatch(/attached|dilampirkan/u);
    expect(attached).toMatch(/attached|dilampirkan/u);
  });
});
