import type { EChartsOption } from "echarts";
import { BarChart, LineChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { escapeHtml } from "./escape-html.ts";

use([BarChart, LineChart, GridComponent, LegendComponent, AriaComponent, SVGRenderer]);

export interface ChartFrame {
  /** Unique on its page; letters, digits and hyphens. Names inside the drawing begin with it. */
  readonly id: string;
  readonly width: number;
  readonly height: number;
  /** What a reader who can't see the drawing is told of it; the numbers themselves belong in a table beside it. */
  readonly label: string;
  /** Where a drawn bar leads and what it says when pointed at. Not asked: bars are only drawn. */
  readonly link?: (seriesIndex: number, dataIndex: number) => ChartLink | undefined;
}

interface ChartLink {
  readonly href: string;
  readonly title: string;
}

/**
 * Draws a chart to an SVG element that may stand inside a page with a strict Content-Security-Policy: it has no script,
 * no style sheet and no style attribute, scales with its box, and its text takes the page's font and colour. Everything
 * in it that came from data is escaped. Equal input gives equal output.
 */
export function drawChart(option: EChartsOption, frame: ChartFrame): string {
  const chart = init(null, null, { renderer: "svg", ssr: true, width: frame.width, height: frame.height });
  try {
    chart.setOption({ ...option, aria: { enabled: true, label: { enabled: false }, decal: { show: true } } });
    return fitForPage(chart.renderToSVGString(), frame);
  } finally {
    chart.dispose();
  }
}

/**
 * The renderer escapes quotes in every text and value, so a raw `style="` or `class="` below can only be one of its own
 * attributes.
 */
function fitForPage(svg: string, { id, width, height, label, link }: ChartFrame): string {
  const root = `<svg id="${escapeHtml(id)}" class="chart" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeHtml(label)}" xmlns="http://www.w3.org/2000/svg">`;
  return svg
    .replace(/^<svg [^>]*>/u, root)
    .replace(/<style[\s\S]*?<\/style>/gu, "")
    .replace(/ class="zr\d+-cls-\d+"/gu, "")
    .replace(/ style="([^"]*)"/gu, (_, style: string) => presentation(style))
    .replace(/(id="|url\(#)zr\d+-/gu, (_, before: string) => `${before}${escapeHtml(id)}-`)
    .replace(/<path [^>]*><\/path>/gu, (path) => linked(withoutPointer(path), link))
    .replace(/ ecmeta_\w+="[^"]*"/gu, "")
    .replace(/\n/gu, "");
}

/** Style declarations as SVG attributes, which a policy without inline styles allows; the font is the page's. */
function presentation(style: string): string {
  return style
    .split(";")
    .map((declaration) => declaration.split(":").map((part) => part.trim()))
    .flatMap(([name, value]) =>
      name === undefined || value === undefined || name === "" || name === "font-family"
        ? []
        : [` ${name}="${value}"`],
    )
    .join("");
}

/** A pattern lies over its bar and must not take the bar's clicks. */
function withoutPointer(path: string): string {
  return path.includes('fill="url(#') ? path.replace("<path ", '<path pointer-events="none" ') : path;
}

function linked(path: string, link: ChartFrame["link"]): string {
  const mark = /ecmeta_series_index="(\d+)" ecmeta_data_index="(\d+)" ecmeta_ssr_type="chart"/u.exec(path);
  if (mark === null || link === undefined) return path;
  const target = link(Number(mark[1]), Number(mark[2]));
  if (target === undefined) return path;
  const titled = path.replace("></path>", `><title>${escapeHtml(target.title)}</title></path>`);
  // The table beside the drawing holds the same links for the keyboard; here they would only be hundreds of stops.
  return `<a href="${escapeHtml(target.href)}" tabindex="-1">${titled}</a>`;
}
