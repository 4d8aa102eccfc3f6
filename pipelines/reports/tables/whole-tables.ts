import type { Report, SentimentFigures } from "../../../schemas/report.ts";
import type { Instant } from "../../../schemas/item.ts";
import { malaysianDay } from "../../core/malaysian-day.ts";
import type { Estimate } from "../../stats/interval.ts";
import type { Change } from "../words/tell-change.ts";
import type { Voice } from "../words/voice.ts";
import {
  changeCell,
  changeRecord,
  countCell,
  isCompared,
  netCell,
  sentimentRecord,
  sentiments,
  shareCell,
} from "./cells.ts";
import type { ReportTable } from "./report-table.ts";
import { reportTable } from "./report-table.ts";

/** Comments of each day by sentiment. */
export function daysTable(report: Report, voice: Voice): ReportTable {
  const { headings, labels, written } = voice;
  return reportTable({
    id: "days",
    caption: headings.sentimentByDay,
    rows: daysSoFar(report),
    columns: ({ words, numbers }) => [
      words(headings.day, ({ date }) => written.weekday(noonOf(date))),
      numbers(headings.comments, ({ comments }) =>
        comments === null ? { text: headings.notRead, tone: "soft" } : { text: written.number(comments) },
      ),
      ...sentiments.map((label) =>
        numbers(labels.sentiments[label], ({ comments, counts }) =>
          counts === null
            ? { text: comments === null ? headings.notRead : headings.tooFewPeople, tone: "soft" }
            : { text: written.number(counts[label]) },
        ),
      ),
    ],
    record: ({ date, comments, counts }) => ({
      date,
      comments,
      negative: counts?.negative ?? null,
      neutral: counts?.neutral ?? null,
      positive: counts?.positive ?? null,
    }),
  });
}

/** The days that had begun when the numbers were read: of the others nobody could have read anything. */
export function daysSoFar({ volume, readAt }: Report): Report["volume"]["byDay"] {
  return volume.byDay.filter(({ date }) => date <= malaysianDay(readAt));
}

/** A moment within a Malaysian day, by which it can be written. */
export function noonOf(date: string): Instant {
  return `${date}T04:00:00.000Z`;
}

interface SentimentLine {
  readonly name: string;
  readonly count: number | null;
  readonly said: Estimate | null;
  readonly corrected: Estimate | null;
  readonly before: Estimate | null;
  readonly change: Change | null;
  readonly net: boolean;
}

/** Sentiment of all comments, as the models said it and corrected, beside the period before. */
export function sentimentTable(report: Report, voice: Voice): ReportTable {
  const { headings } = voice;
  const shares = (line: SentimentLine, of: Estimate | null) =>
    of === null ? { text: "\u2013" } : line.net ? netCell(of, voice) : shareCell(of, voice);
  const { sentiment, sentimentBefore, change } = report;
  const shown = reportTable<SentimentLine>({
    id: "sentiment-of-all",
    caption: headings.sentimentOfAll,
    rows: sentiment === null ? [] : linesOf(sentiment, sentimentBefore, change, voice),
    columns: ({ words, numbers }) => [
      words(headings.sentiment, ({ name }) => name),
      numbers(headings.comments, ({ count }) => (count === null ? "\u2013" : countCell(count, voice))),
      numbers(headings.said, (line) => shares(line, line.said)),
      numbers(headings.corrected, (line) => shares(line, line.corrected)),
      ...(isCompared(report) && change !== null
        ? [
            numbers(headings.correctedBefore, (line) => shares(line, line.before)),
            words(headings.change, (line) => changeCell(line.change, { unchanged: 0, net: line.net }, voice)),
          ]
        : []),
    ],
    record: ({ name }) => ({ name }),
  });
  return { ...shown, records: sentimentRecords(report) };
}

/** All figures of the period, of the one before, and of the period with one voice of each group of copies. */
function sentimentRecords({ sentiment, sentimentBefore, copies }: Report): ReportTable["records"] {
  const parts = { period: sentiment, before: sentimentBefore, without_copies: copies.withoutCopies };
  return Object.entries(parts).flatMap(([of, figures]) =>
    figures === null ? [] : [{ of, ...sentimentRecord(figures) }],
  );
}

function linesOf(
  now: SentimentFigures,
  before: SentimentFigures | null,
  change: Report["change"],
  { headings, labels }: Voice,
): readonly SentimentLine[] {
  return [
    ...sentiments.map((label) => ({
      name: labels.sentiments[label],
      count: now.counts[label],
      said: now.said[label],
      corrected: now.corrected[label],
      before: before?.corrected[label] ?? null,
      change: label === "neutral" ? null : (change?.[label] ?? null),
      net: false,
    })),
    netLine(headings.netOfAll, now.net, before?.net ?? null, change?.net ?? null),
    netLine(headings.netOfOpinions, now.netOfOpinions, before?.netOfOpinions ?? null, null),
  ];
}

function netLine(name: string, corrected: Estimate | null, before: Estimate | null, change: Change | null) {
  return { name, count: null, said: null, corrected, before, change, net: true };
}

/** The figures of the whole report in one record: for spreadsheets that follow many reports. */
export function figuresRecord(report: Report): Readonly<Record<string, unknown>> {
  const { volume, coverage, copies, labels, method, read, change } = report;
  return {
    kind: report.kind,
    scope: report.scopeName.en,
    from: report.period.from,
    to: report.period.to,
    days: report.period.days,
    working_days: report.period.workingDays,
    days_before: report.comparison?.days ?? null,
    working_days_before: report.comparison?.workingDays ?? null,
    version: report.version,
    read_at: report.readAt,
    comments: volume.comments,
    comments_official: volume.official,
    authors: volume.authors.value,
    authors_relative_error: volume.authors.relativeError,
    comments_before: volume.before,
    authors_before: volume.authorsBefore?.value ?? null,
    authors_before_relative_error: volume.authorsBefore?.relativeError ?? null,
    ...changeRecord("volume_ratio", volume.change),
    ...sentimentRecord(report.sentiment),
    ...changeRecord("negative_change", change?.negative ?? null),
    ...changeRecord("positive_change", change?.positive ?? null),
    ...changeRecord("net_change", change?.net ?? null),
    copy_groups: copies.groups,
    copies: copies.comments,
    late: coverage.late?.comments ?? null,
    late_past: coverage.late?.past ?? null,
    late_before: coverage.late?.before ?? null,
    labels_checked: labels.checked,
    errors_measured_on: labels.measuredOn,
    alpha: labels.alpha,
    level: method.level,
    false_discovery_rate: method.falseDiscoveryRate,
    draws: method.draws,
    documents: read.documents,
    answers_sha256: read.hash,
  };
}
