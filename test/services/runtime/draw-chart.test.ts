import { describe, expect, it } from "vitest";
import { sentimentBars } from "../../../pipelines/charts/sentiment-bars.ts";
import { drawChart } from "../../../services/runtime/draw-chart.ts";

const sentiments = { negative: "negative", neutral: "neutral", positive: "positive" };
const evil = `</text><script>alert("x")</script> style="color:red" zr0-p0`;
const bars = [
  { name: evil, counts: { negative: 2, neutral: 0, positive: 1 } },
  { name: "Banjir", counts: { negative: 0, neutral: 5, positive: 0 } },
];
const option = () => sentimentBars(bars, { sentiments, number: String }, 600);
const frame = { id: "topics-wide", width: 900, height: 160, label: `Topics & "more"` };

describe("drawChart", () => {
  it("draws one element with a name for who can't see it", () => {
    const svg = drawChart(option(), frame);
    expect(svg).toMatch(
      /^<svg id="topics-wide" class="chart" viewBox="0 0 900 160" role="img" aria-label="Topics &amp; &quot;more&quot;"/u,
    );
    expect(svg).toMatch(/<\/svg>\s*$/u);
    expect(svg).toContain("Banjir");
  });

  it("needs no style, no script and no class, which a strict policy would not let through", () => {
    const svg = drawChart(option(), frame);
    expect(svg).not.toMatch(/<style| style="|<script|zr\d+-cls|ecmeta_/u);
    expect(svg).toContain('font-size="13px"');
  });

  it("escapes names that come from outside and leaves their words alone", () => {
    const svg = drawChart(option(), frame);
    expect(svg).toContain("&lt;/text&gt;&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;");
    expect(svg).toContain("zr0-p0");
  });

  it("draws the same twice", () => {
    expect(drawChart(option(), frame)).toBe(drawChart(option(), frame));
  });

  it("keeps the ids of two drawings apart", () => {
    const ids = (svg: string) => [...svg.matchAll(/ id="([^"]+)"/gu)].map((match) => match[1]);
    const [one, other] = [
      ids(drawChart(option(), frame)),
      ids(drawChart(option(), { ...frame, id: "other" })),
    ];
    expect(one.length).toBeGreaterThan(1);
    expect(one.filter((id) => other.includes(id))).toEqual([]);
  });

  it("links each bar that has a link, escaped, and no other", () => {
    const link = (series: number, index: number) =>
      series === 0 && index === 0 ? { href: "/comments?a=1&b=2", title: `2 <b>` } : undefined;
    const svg = drawChart(option(), { ...frame, link });
    expect(svg.match(/<a /gu)).toHaveLength(1);
    expect(svg).toMatch(
      /<a href="\/comments\?a=1&amp;b=2" tabindex="-1"><path [^>]*fill="#d55e00"[^>]*><title>2 &lt;b&gt;<\/title><\/path><\/a>/u,
    );
  });
});
