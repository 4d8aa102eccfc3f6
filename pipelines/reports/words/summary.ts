import { localeOf } from "./written.ts";
import type { Report } from "../../../schemas/report.ts";
import type { Voice } from "./voice.ts";
import { tellDifference, tellRatio } from "./tell-change.ts";
import { saidChange } from "./said-change.ts";
import { isTold } from "../../stats/told-interval.ts";

const mostNamed = 3;

/** A sentence, and the names in it, in order, whose digits are no numbers of the report. */
export interface NamedSentence {
  readonly text: string;
  readonly names: readonly string[];
}

/** What a reader should know first, in at most four paragraphs: how much was said, how, about what, and what to be careful of. */
export function summaryOf(report: Report, voice: Voice): readonly NamedSentence[] {
  const { sentences } = voice;
  const careful = cautions(report, voice);
  if (report.volume.comments === 0) {
    // Nobody heard is not nobody spoke.
    const unknown = wasLookedAt(report) ? "" : ` ${sentences.silenceUnknown}`;
    return [plain(`${sentences.nothingReceived(duringOf(report, voice))}${unknown}`), ...careful];
  }
  return [
    plain(`${receivedOf(report, voice)} ${volumeChangeOf(report, voice)}`),
    plain(sentimentOf(report, voice)),
    ...issuesOf(report, voice),
    ...careful,
  ];
}

const plain = (text: string): NamedSentence => ({ text, names: [] });

/**
 * Whether nothing in the period calls for attention: no issue, no alert, and neither the number of comments nor the negative share
 * changed measurably. Without a period to compare with, or with too few comments to tell, that is not known.
 */
export function isQuiet({ issues, alerts, volume, change }: Report): boolean {
  if (issues.length > 0 || alerts.length > 0 || volume.change === null || change === null) return false;
  const said = [saidChange(volume.change, 1), saidChange(change.negative, 0)];
  return said.every(({ verdict }) => verdict === "noMeasurableChange");
}

/** Whether anybody looked at what the platforms counted: where nobody did, no gap that is known means nothing. */
export function wasLookedAt({ coverage }: Report): boolean {
  return coverage.channels.some(({ hoursRead, hoursMissing }) => hoursRead + hoursMissing > 0);
}

/** How the period before is called: by its kind where it ended when this one began, else by its days. */
export function beforeOf({ kind, period, comparison }: Report, { sentences, written }: Voice): string {
  if (comparison === null || comparison.to === period.from) return sentences.before[kind];
  return written.days(comparison);
}

function duringOf({ kind, period }: Report, { sentences, written }: Voice): string {
  return sentences.during[kind](written.days(period));
}

function receivedOf(report: Report, voice: Voice): string {
  const { sentences, written } = voice;
  const { comments, authors } = report.volume;
  const people = sentences.people(authors.value, written.number(authors.value), authors.relativeError > 0);
  return sentences.received(comments, written.number(comments), people, duringOf(report, voice));
}

function volumeChangeOf(report: Report, voice: Voice): string {
  const { change } = report.volume;
  if (change !== null) return tellRatio(change, beforeOf(report, voice), voice);
  if (report.complete)
    return report.comparison === null ? voice.sentences.noComparison : voice.sentences.countsNotCompared;
  return voice.sentences.incomplete(voice.written.time(report.readAt));
}

function sentimentOf(report: Report, voice: Voice): string {
  const { sentences, written } = voice;
  const { sentiment, change, method } = report;
  if (sentiment === null) return sentences.sentimentHidden(written.number(method.fewestVoices));
  const { value, interval } = sentiment.corrected.negative;
  const level = written.chosenPercent(method.level);
  const ends = written.between(interval, written.percent);
  const told = isTold(interval, 1);
  const share = told
    ? sentences.negativeShare(written.percent(value), level, ends)
    : sentences.negativeUncertain(level, ends);
  // That there are too few is not said twice.
  if (change === null || (!told && saidChange(change.negative, 0).verdict === "tooFew")) return share;
  return `${share} ${tellDifference(change.negative, sentences.negative, beforeOf(report, voice), voice)}`;
}

/** The issues by name, and the alerts, of which the most severe comes first. */
function issuesOf(report: Report, voice: Voice): readonly NamedSentence[] {
  const { issues, alerts } = report;
  const { sentences, language, written } = voice;
  const { names, listed } = issueNames(issues, voice);
  const said = issues.some((issue) => isTelling(issue, report))
    ? sentences.mainIssues
    : sentences.mostSpokenOf;
  const issuesSaid = said(names.length, listed);
  const [first] = alerts;
  if (first === undefined)
    return [names.length === 0 ? plain(sentences.noIssue) : { text: issuesSaid, names }];
  const title = first.title[language];
  const open = alerts.some(({ closedAt }) => closedAt === null);
  const count = written.number(alerts.length);
  const alertsSaid = sentences.alerts(alerts.length, count, title, written.date(first.since), open);
  // An alert whose issue has too few comments to be shown is not "no issue".
  return [
    { text: names.length === 0 ? alertsSaid : `${issuesSaid} ${alertsSaid}`, names: [...names, title] },
  ];
}

/** Whether more is known of an issue than that it was spoken of. */
function isTelling({ kind, id, alertIds, terms }: Report["issues"][number], { topics }: Report): boolean {
  if (kind === "emerging" || alertIds.length + terms.length > 0) return true;
  return topics.some((row) => row.id === id && row.discovered);
}

/** The first issues by name, one by one and as a list. */
export function issueNames(issues: Report["issues"], { language }: Voice) {
  const named = issues.slice(0, mostNamed);
  // In a list, nobody could tell where "Passports, identity cards and immigration" ends.
  const areJoined = named.length > 1 && named.some(({ name }) => /,| (?:dan|and) /u.test(name[language]));
  // What emerges is named by words of the comments, which would read as the report's own.
  const names = named.map(({ kind, name }) =>
    kind === "emerging" || areJoined ? `“${name[language]}”` : name[language],
  );
  return { names, listed: new Intl.ListFormat(localeOf[language]).format(names) };
}

/** What is known to be wrong with the numbers; nothing where nothing is. */
function cautions(
  { kind, coverage: { gaps }, joins, change, complete, alike, version, corrections }: Report,
  { sentences, written }: Voice,
): readonly NamedSentence[] {
  const days = joins.map(({ at }) => written.date(at)).join(", ");
  const faults = [
    ...(version > 1
      ? [
          sentences.corrected(
            corrections.length,
            written.number(corrections.length),
            written.number(version),
            kind !== "daily",
          ),
        ]
      : []),
    ...(gaps.length > 0 ? [sentences.gaps(gaps.length, written.number(gaps.length))] : []),
    ...(joins.length > 0
      ? [change === null && complete ? sentences.notCompared(days) : sentences.joined(days)]
      : []),
    ...(alike ? [] : [sentences.notAlike]),
  ];
  return faults.length > 0 ? [plain(faults.join(" "))] : [];
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

/** That new issues were looked for in a sample, where they were: their comments are estimated from it. */
export function sampleSentences(
  { emergingSample: sample }: Report,
  { sentences, written }: Voice,
): readonly string[] {
  if (sample === undefined) return [];
  return [sentences.emergingSample(written.number(sample.oneIn), written.number(sample.comments))];
}
