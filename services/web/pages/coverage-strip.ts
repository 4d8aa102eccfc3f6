import type { ChannelCoverage, CoverageHour } from "../../../schemas/channel-coverage.ts";
import type { Html } from "../../runtime/html.ts";
import { html } from "../../runtime/html.ts";
import type { PageContext } from "./context.ts";

const hourMs = 3_600_000;
const height = 12;

/**
 * How complete a channel was, hour by hour since it was first looked at: a column as high as what is held of what the
 * platform counts, and a dashed line where the channel was not read, so that a gap never looks like a fall.
 */
export function coverageStrip(
  { texts, format }: PageContext,
  { lookedAt, hours }: ChannelCoverage,
): Html | false {
  const [first] = hours;
  if (first === undefined) return false;
  const startMs = Date.parse(first.hour);
  const length = (Date.parse(lookedAt) - startMs) / hourMs + 1;
  const known = new Map(hours.map((each) => [(Date.parse(each.hour) - startMs) / hourMs, each]));
  const columns = Array.from({ length }, (_, x) => column(x, known.get(x)));
  const lowest = hours.reduce((low, each) => (shareOf(each) < shareOf(low) ? each : low));
  const words = [
    texts.lowestCoverage(format.percent(shareOf(lowest)), format.time(lowest.hour)),
    ...(length > hours.length ? [texts.hoursNotRead(format.number(length - hours.length))] : []),
  ].join("; ");
  return html`<svg
      class="strip"
      viewBox="0 0 ${length} ${height}"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      ${columns}</svg
    ><small>${words}</small>`;
}

function column(x: number, hour: CoverageHour | undefined): Html {
  if (hour === undefined)
    return html`<line class="gap" x1="${x}" x2="${x + 1}" y1="${height / 2}" y2="${height / 2}" />`;
  const high = (Math.min(1, shareOf(hour)) * height).toFixed(2);
  return html`<rect x="${x}" y="${(height - Number(high)).toFixed(2)}" width="1" height="${high}" />`;
}

/** Where nothing is counted, nothing is missing. */
const shareOf = ({ platformCount, held }: CoverageHour) => (platformCount === 0 ? 1 : held / platformCount);
