import type { EChartsOption } from "echarts";
import { drawChart } from "../../runtime/draw-chart.ts";
import type { ChartFrame } from "../../runtime/draw-chart.ts";
import type { Child, Html } from "../../runtime/html.ts";
import { html, trusted } from "../../runtime/html.ts";

/** The two widths a chart is drawn for, in pixels; the style sheet shows the one that fits, so that its text stays legible. */
const frames = { wide: 980, narrow: 380 } as const;
type ChartWidth = keyof typeof frames;

export interface FigureOptions {
  /** Unique on the page. */
  readonly id: string;
  readonly title: string;
  /** What the drawing shows, in a sentence, for those who can't see it. */
  readonly label: string;
  readonly draw: (width: ChartWidth) => EChartsOption;
  readonly height: number;
  readonly link?: NonNullable<ChartFrame["link"]>;
  readonly notes: readonly string[];
  readonly tableTitle: string;
  /** The same numbers as a table. */
  readonly table: Html;
}

/** A chart with its title, its notes, and its numbers as a table to open. */
export function chartFigure({
  id,
  title,
  label,
  draw,
  height,
  link,
  notes,
  tableTitle,
  table,
}: FigureOptions): Html {
  const drawings: readonly Child[] = (["wide", "narrow"] as const).map((width) => {
    const frame = { id: `${id}-${width}`, width: frames[width], height, label };
    const svg = drawChart(draw(width), link === undefined ? frame : { ...frame, link });
    return html`<div class="drawing ${width}">${trusted(svg)}</div>`;
  });
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    <figure>${drawings} ${notes.length > 0 && html`<figcaption>${notes.join(" ")}</figcaption>`}</figure>
    <details class="numbers">
      <summary>${tableTitle}</summary>
      <div class="scroll" tabindex="0" role="region" aria-label="${title}">${table}</div>
    </details>
  </section>`;
}
