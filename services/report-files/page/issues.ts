import { shorten } from "../../../pipelines/alerts/message/plain-text.ts";
import { changeCell, channelName, channelPlatform } from "../../../pipelines/reports/tables/cells.ts";
import type { Cell } from "../../../pipelines/reports/tables/report-table.ts";
import { adviceFor } from "../../../pipelines/reports/words/advise.ts";
import { isTold } from "../../../pipelines/stats/told-interval.ts";
import { beforeOf } from "../../../pipelines/reports/words/summary.ts";
import type { Voice } from "../../../pipelines/reports/words/voice.ts";
import type { DocumentId } from "../../../schemas/item.ts";
import type { Report } from "../../../schemas/report.ts";
import type { Html } from "../../runtime/html.ts";
import { html, webLink } from "../../runtime/html.ts";
import { verbatim } from "./markup.ts";

/** What a comment says now, masked, and where it can be read; looked up when a report is drawn. */
export interface EvidenceText {
  readonly text: string;
  readonly url: string | null;
}

/** By id; `null` or none: the comment was deleted or erased since. */
export type EvidenceTexts = ReadonlyMap<DocumentId, EvidenceText | null>;

type Issue = Report["issues"][number];

interface IssueOptions {
  readonly texts: EvidenceTexts;
  readonly mostComments: number;
  /** Longer texts are cut, in characters. */
  readonly longestText: number;
}

/** One issue: how much, how it changed, what to do, and comments to read. */
export function issueMarkup(issue: Issue, report: Report, voice: Voice, options: IssueOptions): Html {
  const { headings, language, sentences } = voice;
  const shown = issue.evidence.slice(0, options.mostComments);
  return html`<article>
    <h3>
      ${verbatim(issue.name[language])}${
        issue.kind === "emerging" && html` <span class="tag">${headings.newIssue}</span>`
      }
    </h3>
    <p class="facts">${factsOf(issue, report, voice)}</p>
    <p class="advice">
      <strong>${headings.whatToDo}:</strong> ${sentences.advice[adviceFor(issue, report.alerts)]}
    </p>
    ${issue.terms.length > 0 && html`<p class="terms">${headings.terms}: ${verbatim(issue.terms.join(", "))}</p>`}
    ${
      shown.length > 0 &&
      html`<ul class="evidence" aria-label="${headings.someComments}">
        ${shown.map((each) => html`<li>${evidenceMarkup(each, report, voice, options)}</li>`)}
      </ul>`
    }
  </article>`;
}

/** How much was said, and how, each with what may be said of its change. */
function factsOf(issue: Issue, report: Report, voice: Voice): readonly Html[] {
  const { kind, comments, before, sentiment, volume, negative } = issue;
  const { sentences, written, headings } = voice;
  const said = sentences.issueFacts(
    comments,
    written.number(comments),
    before === null ? null : written.number(before),
    beforeOf(report, voice),
  );
  const counted = html`<span
    >${said}${volume !== null && changeMarkup(changeCell(volume, { unchanged: 1 }, voice), "")}</span
  >`;
  // Of what emerges only the comments are counted.
  if (kind === "emerging") return [counted];
  const share = sentiment?.corrected.negative;
  if (share === undefined) return [counted, html`<span>${headings.tooFewPeople}</span>`];
  const ends = written.between(share.interval, written.percent);
  const changed =
    negative === null ? undefined : changeCell(negative, { unchanged: 0, riseIs: "negative" }, voice);
  if (!isTold(share.interval, 1)) {
    const isKnown = changed !== undefined && changed.tone !== "soft";
    return [
      counted,
      html`<span
        >${sentences.issueUncertain(ends)}${isKnown && changeMarkup(changed, headings.points)}</span
      >`,
    ];
  }
  const shared = sentences.issueNegative(written.percent(share.value), ends);
  return [
    counted,
    html`<span>${shared}${changed !== undefined && changeMarkup(changed, headings.points)}</span>`,
  ];
}

/** Numbers stand behind what rose or fell; those of no measurable change are in the tables. */
function changeMarkup({ text, note, tone }: Cell, unit: string): Html {
  return html`: <span class="${tone ?? "plain"}">${text}</span>${
      note !== undefined && tone !== "soft" && html`, ${note} ${unit}`
    }`;
}

function evidenceMarkup(
  { id, channelId, publishedAt }: Issue["evidence"][number],
  report: Report,
  voice: Voice,
  { texts, longestText }: IssueOptions,
): Html {
  const { headings, sentences, written } = voice;
  const found = texts.get(id) ?? null;
  if (found === null)
    return html`<p class="removed">${sentences.evidenceRemoved} <small>${verbatim(id)}</small></p>`;
  const url = webLink(found.url);
  const platform = channelPlatform(report, channelId, voice);
  return html`<blockquote>${verbatim(shorten(found.text, longestText))}</blockquote>
    <small>
      ${verbatim(channelName(report, channelId, voice))},
      ${platform !== undefined && `${platform}, `}${written.time(publishedAt)}${
        url !== null && html`, <a href="${url}" rel="noopener noreferrer">${headings.original}</a>`
      }
    </small>`;
}
