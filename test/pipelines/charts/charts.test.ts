import type { EChartsOption } from "echarts";
import { describe, expect, it } from "vitest";
import {
  lineColours,
  lineLook,
  sentimentColours,
  sentimentPatterns,
} from "../../../pipelines/charts/palette.ts";
import { reactionLines } from "../../../pipelines/charts/reaction-lines.ts";
import { sentimentBars, sentimentBarsHeight } from "../../../pipelines/charts/sentiment-bars.ts";
import { sentimentOrder } from "../../../pipelines/charts/sentiment-series.ts";
import { sentimentTimeLine } from "../../../pipelines/charts/sentiment-time-line.ts";

const sentiments = { negative: "negatif", neutral: "neutral", positive: "positif" };
const words = { sentiments, count: "Komen", incomplete: "belum lengkap", join: "model lain", number: String };
const counts = { negative: 3, neutral: 0, positive: 1 };

/** The series of an option as names and numbers. */
function series(option: EChartsOption) {
  const list = Array.isArray(option.series) ? option.series : [];
  return list.map((each) => [each.name, each.data]);
}

describe("charts", () => {
  it("stack the sentiments of a time line in their order, and draw nothing for zero or a gap", () => {
    const steps = [
      { label: "1 Nov", counts, complete: true, join: false },
      { label: "2 Nov", counts: null, complete: true, join: false },
    ];
    const option = sentimentTimeLine(steps, words);
    expect(series(option)).toEqual([
      ["negatif", [3, null]],
      ["neutral", [null, null]],
      ["positif", [1, null]],
    ]);
    expect(option.xAxis).toMatchObject({ data: ["1 Nov", "2 Nov"] });
  });

  it("lay a ground to the top behind steps that are not collected yet, and say so in the legend", () => {
    const steps = [
      { label: "1 Nov", counts, complete: true, join: false },
      { label: "2 Nov", counts: null, complete: false, join: false },
    ];
    const option = sentimentTimeLine(steps, words);
    expect(series(option).at(-1)).toEqual(["belum lengkap", [null, 1]]);
    expect(option.legend).toMatchObject({ data: ["negatif", "neutral", "positif", "belum lengkap"] });
  });

  it("stand a line between two steps where another model takes over, and name it in the legend", () => {
    const step = (label: string, join: boolean) => ({ label, counts, complete: true, join });
    const option = sentimentTimeLine(
      [step("1 Nov", false), step("2 Nov", false), step("3 Nov", true)],
      words,
    );
    expect(series(option).at(-1)).toEqual([
      "model lain",
      [
        [1.5, 0],
        [1.5, 1],
        [1.5, null],
      ],
    ]);
    expect(option.xAxis).toMatchObject([{ data: ["1 Nov", "2 Nov", "3 Nov"] }, { min: -0.5, max: 2.5 }]);
    expect(option.legend).toMatchObject({ data: ["negatif", "neutral", "positif", "model lain"] });
    // An axis drawn at the zero of the line's own numbers would stand in the middle of the first bar.
    expect(option.yAxis).toMatchObject([{ axisLine: { onZero: false } }, { show: false }]);
  });

  it("draw a line for each type of reaction, broken where nothing was counted", () => {
    const steps = [
      { label: "1 Nov", counts: { like: 3 } },
      { label: "2 Nov", counts: null },
      { label: "3 Nov", counts: { like: 5, share: 0 } },
    ];
    const named = { type: (type: string) => `${type}!`, count: "Jumlah", number: String };
    const option = reactionLines(steps, ["like", "share"], named);
    expect(series(option)).toEqual([
      ["like!", [3, null, 5]],
      ["share!", [null, null, 0]],
    ]);
    expect(option.xAxis).toMatchObject({ data: ["1 Nov", "2 Nov", "3 Nov"] });
    expect(option.legend).toMatchObject({ data: ["like!", "share!"] });
  });

  it("tell a dozen lines apart by colour, mark and dash", () => {
    const looks = Array.from({ length: 12 }, (_, at) => Object.values(lineLook(at)).join(" "));
    expect(new Set(looks).size).toBe(12);
  });

  it("puts the first bar on top", () => {
    const bars = [
      { name: "Banjir", counts },
      { name: "Air", counts: { negative: 0, neutral: 2, positive: 0 } },
    ];
    const option = sentimentBars(bars, { sentiments, number: String }, 100);
    expect(option.yAxis).toMatchObject({ inverse: true, data: ["Banjir", "Air"] });
    expect(series(option)).toEqual([
      ["negatif", [3, null]],
      ["neutral", [null, 2]],
      ["positif", [1, null]],
    ]);
    expect(sentimentBarsHeight(12)).toBeGreaterThan(sentimentBarsHeight(2));
  });

  it("tell every sentiment by a pattern too", () => {
    expect(new Set(sentimentOrder.map((label) => sentimentPatterns[label].symbol)).size).toBe(3);
  });

  it.each([
    ["white", 1],
    ["the dark page", luminance("#1a2029")],
  ])("have colours that stand out from %s, at least 3 to 1 (WCAG 2.2, 1.4.11)", (_, ground) => {
    for (const each of [...Object.values(sentimentColours), ...lineColours]) {
      const colour = luminance(each);
      const contrast = (Math.max(colour, ground) + 0.05) / (Math.min(colour, ground) + 0.05);
      expect(contrast).toBeGreaterThanOrEqual(3);
    }
  });
});

/** Relative luminance by WCAG 2.2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255)
    .map((value) => (value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
