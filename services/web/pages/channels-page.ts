import type { BackfillProgress } from "../../../schemas/backfill.ts";
import { isImported } from "../../../schemas/channel.ts";
import type { HabitVerdict } from "../../../schemas/channel-habit.ts";
import type { BudgetLeft, ChannelReport, MissingReason } from "../../../schemas/channel-report.ts";
import type { PostLedgerRow } from "../../../schemas/post-ledger.ts";
import type { Html } from "../../runtime/html.ts";
import { html } from "../../runtime/html.ts";
import type { Texts } from "../texts/texts.ts";
import type { View } from "../view.ts";
import { plainView } from "../view.ts";
import type { PageContext } from "./context.ts";
import { coverageStrip } from "./coverage-strip.ts";
import { countLink } from "./figures.ts";
import { layout } from "./layout.ts";
import { ledgerTable } from "./ledger.ts";

const reasonOrder: readonly MissingReason[] = [
  "notWalked",
  "countChanged",
  "forbidden",
  "gone",
  "notCounted",
];

/** How collecting goes, channel by channel: what the platform counts, what is held, and why they differ; then the posts that differ. */
export function channelsPage(
  context: PageContext,
  reports: readonly ChannelReport[],
  differing: readonly PostLedgerRow[],
): Html {
  const { texts } = context;
  const table = html`<div class="scroll" tabindex="0" role="region" aria-label="${texts.channels}">
      <table class="collecting" data-total="${reports.length}">
        <thead>
          <tr>
            <th scope="col">${texts.channel}</th>
            <th scope="col" class="number">${texts.platformCount}</th>
            <th scope="col" class="number">${texts.held}</th>
            <th scope="col" class="number">${texts.coverage}</th>
            <th scope="col">${texts.whatIsMissing}</th>
            <th scope="col">${texts.visits}</th>
          </tr>
        </thead>
        <tbody>
          ${reports.map((report) => row(context, report))}
        </tbody>
      </table>
    </div>
    <p class="hint">${texts.channelsHint} ${texts.coverage}: ${texts.coverageNote}</p>`;
  const body = html`<h1>${texts.channels}</h1>
    ${reports.length === 0 ? html`<p>${texts.noChannels}</p>` : table}
    <h2>${texts.postsThatDiffer}</h2>
    ${ledgerTable(context, differing)}`;
  return layout(context, { title: texts.channels, section: "channels", body });
}

function row(context: PageContext, report: ChannelReport): Html {
  const { texts, format, lang } = context;
  const { channel, platform, posts, platformCount, held, succeededAt, budget, habit } = report;
  const { coverage, pushes, subscription, failure, backfill } = report;
  const lastWords = isImported(platform) ? texts.lastImport : texts.lastSuccess;
  const everyone: View = { ...plainView(lang), channel: [channel], who: "all" };
  return html`<tr>
    <th scope="row">
      ${context.channelName(channel)}<small
        >${texts.platforms[platform]}${!isImported(platform) && `, ${texts.postsKnown(posts, format.number(posts))}`}</small
      >
    </th>
    <td class="number">${isImported(platform) ? "–" : format.number(platformCount)}</td>
    <td class="number">${countLink(context, held, everyone)}</td>
    <td class="number">
      ${platformCount === 0 ? "–" : format.percent(held / platformCount)}
      ${coverage !== null && coverageStrip(context, coverage)}
    </td>
    <td class="words">${reasonWords(context, report)}</td>
    <td class="words">
      ${habit !== null && habitWords(context, habit)}
      ${lastWords(succeededAt === null ? texts.never : format.time(succeededAt))}
      <small>${nextWords(context, report)}</small>
      ${budget !== null && html`<small>${budgetWords(context, budget)}</small>`}
      ${pushes !== null && html`<small>${texts.pushesAnnounced(format.number(pushes.announced), format.number(pushes.announced + pushes.missed))}</small>`}
      ${subscription !== null && subscriptionWords(context, subscription)}
      ${failure !== null && html`<small class="failure">${texts.failedAt(failureWords(texts, failure.code), format.time(failure.at))}</small>`}
      ${backfill !== null && backfillWords(context, backfill)}
    </td>
  </tr>`;
}

function budgetWords({ texts, format }: PageContext, { units, of, per, shared }: BudgetLeft): string {
  const left = texts.budgetLeft[per](format.number(units), format.number(of));
  return shared ? `${left}, ${texts.budgetShared}` : left;
}

/** Only what needs a look: that all is as usual goes without saying. */
function habitWords({ texts, format }: PageContext, verdict: HabitVerdict): Html | false {
  switch (verdict.kind) {
    case "unknown":
    case "usual":
      return false;
    case "unread":
      return (
        verdict.since !== null &&
        html`<small class="failure">${texts.unreadSince(format.time(verdict.since))}</small>`
      );
    case "silent": {
      const expected = format.number(Math.round(verdict.expected));
      return html`<small class="failure">${texts.silentSince(format.time(verdict.from), expected)}</small>`;
    }
    case "low": {
      const expected = format.number(Math.round(verdict.expected));
      const words = texts.fewerThanUsual(format.number(verdict.count), expected, format.time(verdict.to));
      return html`<small class="failure">${words}</small>`;
    }
  }
}

/** A channel that nothing is known of is not being visited. */
function nextWords({ texts, format }: PageContext, report: ChannelReport): string {
  const { platform, nextAt, succeededAt, failure } = report;
  if (isImported(platform)) return texts.importedNext;
  if (nextAt !== null) return texts.nextVisit(format.time(nextAt));
  return succeededAt === null && failure === null ? texts.notVisited : texts.visitUnderWay;
}

function backfillWords(context: PageContext, backfill: BackfillProgress): Html {
  const { texts, format } = context;
  const { listedAt, doneAt, failure, posts, postsDone } = backfill;
  const since = format.date(backfill.since);
  if (doneAt !== null) return html`<small>${texts.backfillDone(since, format.time(doneAt))}</small>`;
  const words =
    listedAt === null
      ? texts.backfillListing(since)
      : texts.backfillGoesOn(since, format.number(postsDone), format.number(posts));
  return html`<small>${words}</small> ${failure !== null && heldUp(context, failure)}`;
}

function heldUp({ texts, format }: PageContext, failure: NonNullable<BackfillProgress["failure"]>): Html {
  const at = format.time(failure.at);
  if (failure.code === "SOURCE_QUOTA") return html`<small>${texts.backfillWaits(at)}</small>`;
  const words = texts.backfillHeldUp(failureWords(texts, failure.code), at);
  return html`<small class="failure">${words}</small>`;
}

function reasonWords({ texts, format }: PageContext, { platform, reasons }: ChannelReport): string {
  if (isImported(platform)) return texts.countsNothing;
  const words = reasonOrder.flatMap((reason) => {
    const posts = reasons[reason];
    return posts === 0 ? [] : [texts.missing[reason](posts, format.number(posts))];
  });
  if (platform === "x") words.push(texts.countsDirectOnly);
  return words.length === 0 ? texts.nothingMissing : words.join("; ");
}

/** How it stands with the hub that is asked to push. */
function subscriptionWords(
  { texts, format }: PageContext,
  { endsAt, failure }: NonNullable<ChannelReport["subscription"]>,
): readonly Html[] {
  const until = endsAt === null ? [] : [html`<small>${texts.videosPushedUntil(format.time(endsAt))}</small>`];
  if (failure === null) return until;
  const words = texts.failedAt(texts.subscriptionFaults[failure.fault], format.time(failure.at));
  return [...until, html`<small class="failure">${words}</small>`];
}

/** A code without words of its own is shown as it is, so that somebody can look it up. */
function failureWords({ collectFailures }: Texts, code: string): string {
  const words = new Map<string, string>(Object.entries(collectFailures));
  return words.get(code) ?? code;
}
