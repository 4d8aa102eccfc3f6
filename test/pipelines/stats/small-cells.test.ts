import { describe, expect, it } from "vitest";
import { enoughVoices } from "../../../pipelines/stats/small-cells.ts";

describe("enoughVoices", () => {
  it.each([
    [{ value: 9 }, false],
    [{ value: 10 }, true],
    [undefined, false],
  ])("of %j is %s", (authors, enough) => {
    expect(enoughVoices(authors)).toBe(enough);
  });
});
