import { localeOf } from "./written.ts";
import type { Report } from "../../../schemas/report.ts";
import type { Voice } from "./voice.ts";
import type { Change } from "./tell-change.ts";
import { tellDifference, tellRatio } from "./tell-change.ts";
import { saidChange } from "./said-change.ts";

const mostNamed = 3;

/** A sentence, and the names in it, in order, whose digits are no numbers of the report. */
export interface NamedSentence {
  readonly text: string;
  readonly names: readonly string[];
}

/** What a reader should know first, in three to five sentences: how much was said, how, about what, and what to be careful of. */
export function summaryOf(report: Report, voice: Voice): readonly NamedSentence[] {
  const { sentences } = voice;
  const careful = cautions(report, voice).map(plain);
  if (report.volume.comments === 0)
    return [plain(sentences.nothingReceived(duringOf(report, voice))), ...careful];
  return [
    plain(`${receivedOf(report, voice)} ${volumeChangeOf(report, voice)}`),
    plain(sentimentOf(report, voice)),
    issuesOf(report, voice),
    ...careful,
  ];
}

const plain = (text: string): NamedSentence => ({ text, names: [] });

/** Whether nothing in the period calls for attention: no issue, no alert, and neither volume nor sentiment rose or fell. */
export function isQuiet({ issues, alerts, volume, change }: Report): boolean {
  const moved = (each: Change | null | undefined, unchanged: 0 | 1) =>
    each !== null && each !== undefined && ["rose", "fell"].includes(saidChange(each, unchanged).verdict);
  return (
    issues.length === 0 && alerts.length === 0 && !moved(volume.change, 1) && !moved(change?.negative, 0)
  );
}

/** How the period before is called: by its kind where it ended when this one began, else by its days. */
export function beforeOf({ kind, period, comparison }: Report, { sentences, written }: Voice): string {
  if (comparison === null || comparison.to === period.from) return sentences.before[kind];
  return written.days(comparison);
}

function duringOf({ period }: Report, { sentences, written }: Voice): string {
  return sentences.during(written.days(period), period.days === 1);
}

function receivedOf(report: Report, voice: Voice): string {
  const { sentences, written } = voice;
  const { comments, authors } = report.volume;
  const people = sentences.people(authors.value, written.number(authors.value), authors.relativeError > 0);
  return sentences.received(comments, written.number(comments), people, duringOf(report, voice));
}

function volumeChangeOf(report: Report, voice: Voice): string {
  const { change } = report.volume;
  if (change === null) return voice.sentences.noComparison;
  return tellRatio(change, voice.sentences.volume, beforeOf(report, voice), voice);
}

function sentimentOf(report: Report, voice: Voice): string {
  const { sentences, written } = voice;
  const { sentiment, change, method } = report;
  if (sentiment === null) return sentences.sentimentHidden(written.number(method.fewestVoices));
  const { value, interval } = sentiment.corrected.negative;
  const share = sentences.negativeShare(
    written.percent(value),
    written.chosenPercent(method.level),
    written.between(interval, written.percent),
  );
  if (change === null) return share;
  return `${share} ${tellDifference(change.negative, sentences.negative, beforeOf(report, voice), voice)}`;
}

function issuesOf({ issues }: Report, { sentences, language }: Voice): NamedSentence {
  if (issues.length === 0) return plain(sentences.noIssue);
  const names = issues.slice(0, mostNamed).map(({ name }) => name[language]);
  const listed = new Intl.ListFormat(localeOf[language]).format(names);
  return { text: sentences.mainIssues(names.length, listed), names };
}

/** One sentence on the alerts, and one on what is known to be wrong with the numbers. */
function cautions(
  { alerts, coverage, joins, alike, version, corrections }: Report,
  { sentences, written }: Voice,
): string[] {
  const open = alerts.some(({ closedAt }) => closedAt === null);
  const days = joins.map(({ at }) => written.date(at));
  const faults = [
    ...(version > 1
      ? [sentences.corrected(corrections.length, written.number(corrections.length), written.number(version))]
      : []),
    ...(coverage.gaps.length > 0
      ? [sentences.gaps(coverage.gaps.length, written.number(coverage.gaps.length))]
      : []),
    ...(days.length > 0 ? [sentences.joined(days.join(", "))] : []),
    ...(alike ? [] : [sentences.notAlike]),
  ];
  return [
    ...(alerts.length > 0
      ? [sentences.alertsRaised(alerts.length, written.number(alerts.length), open)]
      : []),
    ...(faults.length > 0 ? [faults.join(" ")] : []),
  ];
}

/** Where one model took over from another. */
export function joinSentences(
  joins: Report["joins"],
  { sentences, written }: Voice,
): readonly NamedSentence[] {
  return joins.map(({ at, from, to }) => ({
    text: sentences.join(written.date(at), from, to),
    names: [to, from],
  }));
}
