import type { SentimentLabel } from "../../../schemas/analysed.ts";
import type { Estimate } from "../../../pipelines/stats/interval.ts";
import type { SentimentCounts } from "../../../pipelines/stats/net-sentiment.ts";
import { netSentiment, totalOf } from "../../../pipelines/stats/net-sentiment.ts";
import { wilsonInterval } from "../../../pipelines/stats/wilson-interval.ts";
import type { Html } from "../html.ts";
import { html } from "../html.ts";
import type { View } from "../view.ts";
import { hrefOf } from "../view.ts";
import type { PageContext } from "./context.ts";

/** Below so many comments an interval spans some 35 points and more, so the page says that they are few. */
const fewComments = 30;

/** A number that leads to the comments it counts. Zero leads nowhere: there is nothing to list. */
export function countLink(context: PageContext, count: number, view: View, path = "/comments"): Html {
  const shown = context.format.number(count);
  return count === 0 ? html`${shown}` : html`<a href="${hrefOf(path, view)}">${shown}</a>`;
}

/** The view narrowed to some of its comments, from the first page on. */
export function narrowed(view: View, to: Partial<View>): View {
  return { ...view, ...to, after: undefined };
}

/** A sentiment by word, shape and colour. */
export function sentimentMark(context: PageContext, label: SentimentLabel): Html {
  return html`<span class="mark ${label}">${context.texts.sentiments[label]}</span>`;
}

/** Share and interval of one sentiment, `null` when nothing was counted. */
export function shareWords(
  context: PageContext,
  counts: SentimentCounts,
  label: SentimentLabel,
): { readonly share: string; readonly interval: string } | null {
  const total = totalOf(counts);
  const interval = wilsonInterval(counts[label], total);
  if (interval === null) return null;
  return {
    share: context.format.percent(counts[label] / total),
    interval: context.format.percents(interval),
  };
}

/** Table cells: each sentiment's count as a link, with its share and interval, then net sentiment with its own. */
export function sentimentCells(
  context: PageContext,
  counts: SentimentCounts,
  view: View,
  labels: readonly SentimentLabel[],
): Html {
  const { format, texts } = context;
  const showShares = view.sentiment.length === 0;
  const cells = labels.map((label) => {
    const words = showShares ? shareWords(context, counts, label) : null;
    return html`<td class="number">
      ${countLink(context, counts[label], narrowed(view, { sentiment: [label] }))}${
        words !== null && html`<small>${words.share} (${words.interval})</small>`
      }
    </td>`;
  });
  const net = showShares ? netSentiment(counts) : null;
  const netCell =
    net === null
      ? html`<td class="number">–</td>`
      : html`<td class="number">
          ${format.net(net.value)}<small>${format.nets(net.interval, texts.to)}</small>
        </td>`;
  return html`${cells}${showShares && netCell}`;
}

/** The head of a table whose rows are named by `what`, counted, and end in the columns that `sentimentCells` fills. */
export function countedHead(
  context: PageContext,
  view: View,
  labels: readonly SentimentLabel[],
  { what, measures = [] }: { readonly what: string; readonly measures?: readonly string[] },
): Html {
  const { texts } = context;
  const numbers = [
    texts.comments,
    ...measures,
    ...labels.map((label) => sentimentMark(context, label)),
    ...(view.sentiment.length === 0 ? [texts.net] : []),
  ];
  return html`<thead>
    <tr>
      <th scope="col">${what}</th>
      ${numbers.map((number) => html`<th scope="col" class="number">${number}</th>`)}
    </tr>
  </thead>`;
}

export function fewNote(context: PageContext, comments: number): Html | false {
  return (
    comments > 0 &&
    comments < fewComments &&
    html` <span class="few">${context.texts.small(context.format.number(comments))}</span>`
  );
}

export function estimateWords(context: PageContext, estimate: Estimate): string {
  return context.texts.interval(context.format.nets(estimate.interval, context.texts.to));
}
