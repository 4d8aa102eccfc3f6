import type { SentimentLabel } from "../../../schemas/analysed.ts";
import type { Estimate } from "../../../pipelines/stats/interval.ts";
import type { LabelErrors } from "../../../pipelines/stats/label-errors.ts";
import { labelledIn } from "../../../pipelines/stats/label-errors.ts";
import { netSentiment } from "../../../pipelines/stats/net-sentiment.ts";
import type { SentimentEstimates } from "../../../pipelines/stats/sentiment-estimates.ts";
import { fewestVoices } from "../../../pipelines/stats/small-cells.ts";
import type { Html } from "../../runtime/html.ts";
import { html } from "../../runtime/html.ts";
import type { EstimatedRow } from "../../../pipelines/trends/shares/estimated-rows.ts";
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

/** One sentiment's share as the models said it, and corrected for their errors. */
export function shareWords(
  { format }: PageContext,
  { said, corrected }: SentimentEstimates,
  label: SentimentLabel,
): { readonly said: string; readonly corrected: string; readonly interval: string } {
  return {
    said: format.percent(said[label].value),
    corrected: format.percent(corrected[label].value),
    interval: format.percents(corrected[label].interval),
  };
}

/**
 * Table cells: each sentiment's count as a link, with its share as said and corrected, then net sentiment. Nothing of a row
 * that too few people wrote.
 */
export function sentimentCells(
  context: PageContext,
  { counts, estimates }: Pick<EstimatedRow, "counts" | "estimates">,
  view: View,
  labels: readonly SentimentLabel[],
): Html {
  const { format, texts } = context;
  const showShares = view.sentiment.length === 0;
  const none = html`<td class="number">–</td>`;
  if (estimates === null) return html`${labels.map(() => none)}${showShares && none}`;
  const cells = labels.map((label) => {
    const words = showShares ? shareWords(context, estimates, label) : null;
    return html`<td class="number">
      ${countLink(context, counts[label], narrowed(view, { sentiment: [label] }))}${
        words !== null && html`<small>${words.said} → ${words.corrected} (${words.interval})</small>`
      }
    </td>`;
  });
  const [net, saidNet] = [estimates.net, netSentiment(counts)];
  const netCell = html`<td class="number">
    ${format.net(net.value)}<small>${format.nets(net.interval, texts.to)}</small>${saidNet !== null && html`<small>${texts.saidShare(format.net(saidNet.value))}</small>`}
  </td>`;
  return html`${cells}${showShares && netCell}`;
}

/** What the cells of shares mean, what their intervals cover, and whose labels tell how often the models err. */
export function sharesNotes({ texts, format }: PageContext, errors: LabelErrors): readonly string[] {
  return [
    texts.cautionOnUnsure,
    texts.caution,
    texts.errorsFrom[errors.source](format.number(labelledIn(errors.confusion))),
    texts.tooFewVoicesNote(format.number(fewestVoices)),
  ];
}

/** Of a row: that too few people wrote it to show sentiments, or that its comments are few. */
export function rowNote(
  context: PageContext,
  { comments, estimates }: Pick<EstimatedRow, "comments" | "estimates">,
): Html | false {
  if (comments > 0 && estimates === null)
    return html` <span class="few">${context.texts.tooFewVoices(context.format.number(fewestVoices))}</span>`;
  return fewNote(context, comments);
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
