import type { Gap, PostLedger, PostLedgerRow } from "../../../schemas/post-ledger.ts";
import type { PostDay } from "../queries/post-days.ts";
import type { Html } from "../../runtime/html.ts";
import { html } from "../../runtime/html.ts";
import type { View } from "../view.ts";
import { plainView } from "../view.ts";
import { postHref } from "./comment-card.ts";
import type { PageContext } from "./context.ts";
import { countLink } from "./figures.ts";

/** Why the platform's count of a post and ours differ, in words. */
export function gapWords(context: PageContext, { difference, gaps }: PostLedger): string {
  if (difference === 0) return context.texts.countsAgree;
  return gaps.map((gap) => wordsOf(context, gap)).join("; ");
}

function wordsOf({ texts, format }: PageContext, { reason, count, atMost }: Gap): string {
  const words = texts.gaps[reason];
  if (count !== null) return texts.gapCount(format.number(Math.abs(count)), words);
  return atMost === null ? words : texts.gapAtMost(format.number(atMost), words);
}

/** A post's days: the platform's count of each against what is held of what had been written by then. A day nobody looked is a gap. */
export function dayTable({ texts, format }: PageContext, days: readonly PostDay[]): Html | false {
  if (days.length === 0) return false;
  const rows = days.map(({ day, counted, held }) => {
    const at =
      counted !== null && html`<small>${texts.platformCountAt(format.time(counted.observedAt))}</small>`;
    const number = counted === null ? texts.notLooked : (counted.platformCount ?? texts.platformCountUnknown);
    return html`<tr class="${counted === null ? "gap" : "read"}">
      <th scope="row">${format.step(day, "day", "table")}</th>
      <td class="number">${typeof number === "number" ? format.number(number) : number}${at}</td>
      <td class="number">${format.number(held)}</td>
    </tr>`;
  });
  return html`<details class="days">
    <summary>${texts.dayByDay}</summary>
    <div class="scroll" tabindex="0" role="region" aria-label="${texts.dayByDay}">
      <table>
        <thead>
          <tr>
            <th scope="col">${texts.day}</th>
            <th scope="col" class="number">${texts.platformCount}</th>
            <th scope="col" class="number">${texts.heldByThen}</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
    <p class="hint">${texts.heldByThenNote}</p>
  </details>`;
}

/** The posts whose counts differ, as they come. */
export function ledgerTable(context: PageContext, rows: readonly PostLedgerRow[]): Html {
  const { texts } = context;
  if (rows.length === 0) return html`<p>${texts.allCountsAgree}</p>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${texts.postsThatDiffer}">
    <table class="collecting ledger" data-total="${rows.length}">
      <thead>
        <tr>
          <th scope="col">${texts.post}</th>
          <th scope="col" class="number">${texts.platformCount}</th>
          <th scope="col" class="number">${texts.held}</th>
          <th scope="col">${texts.whyTheyDiffer}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) => rowOf(context, row))}
      </tbody>
    </table>
  </div>`;
}

function rowOf(context: PageContext, row: PostLedgerRow): Html {
  const { texts, format, lang } = context;
  const { post, channel, caption, platformCount, platformCountAt, held } = row;
  const everyone: View = { ...plainView(lang), post: [post], who: "all" };
  const name = caption === null || caption === "" ? texts.noCaption : caption;
  return html`<tr>
    <th scope="row">
      <a href="${postHref(context, post)}" dir="auto">${name}</a
      ><small>${context.channelName(channel)}</small>
    </th>
    <td class="number">
      ${platformCount === null ? "–" : format.number(platformCount)}${
        platformCountAt !== null &&
        html`<small>${texts.platformCountAt(format.time(platformCountAt))}</small>`
      }
    </td>
    <td class="number">${countLink(context, held, everyone)}</td>
    <td class="words">${gapWords(context, row)}</td>
  </tr>`;
}
