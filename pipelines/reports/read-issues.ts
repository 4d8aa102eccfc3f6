import type { Alert } from "../../schemas/alert.ts";
import { alertSeverities } from "../../schemas/alert.ts";
import type { DocumentId } from "../../schemas/item.ts";
import type { Report, ReportEvidence, ReportKind, ReportRow } from "../../schemas/report.ts";
import { otherTopic } from "../../schemas/taxonomy.ts";
import type { CopyGroup } from "../ports/search-index.ts";
import { enoughVoices } from "../stats/small-cells.ts";
import type { IssueWithExamples } from "../trends/emerging/read-emerging.ts";
import { noComments } from "../trends/shares/post-rows.ts";
import { chooseEvidence, evidenceOf, mostEvidence } from "./choose-evidence.ts";
import { sameName } from "./names.ts";
import type { AskedPeriod } from "./period-counts.ts";
import { nameOf } from "./read-emerging-issues.ts";
import type { PeriodAlert } from "./report-alerts.ts";

type ReportIssue = Report["issues"][number];

/** A daily report is one page. */
const mostIssues: Readonly<Record<ReportKind, number>> = { daily: 3, weekly: 5, monthly: 8 };
/** A weekly or monthly report tells what is spoken of also where nothing changed. */
const fewestIssues: Readonly<Record<ReportKind, number>> = { daily: 0, weekly: 3, monthly: 3 };
/** Comments that evidence is chosen among: the most liked. */
const candidates = 50;

export interface IssueSources {
  readonly kind: ReportKind;
  readonly topics: readonly ReportRow[];
  readonly emerging: readonly IssueWithExamples[];
  readonly alerts: readonly PeriodAlert[];
  readonly copyGroups: readonly CopyGroup[];
  /** How many times as long the period is as the one before. */
  readonly longer: number;
}

/** An issue that may be shown. */
interface Candidate {
  readonly issue: Omit<ReportIssue, "evidence">;
  readonly evidence: () => Promise<readonly ReportEvidence[]>;
  /** 0 for no alert, 1 for the least severe. */
  readonly severity: number;
  /** Something about it changed. */
  readonly changed: boolean;
  /** How many comments more or fewer there are than before. */
  readonly weight: number;
}

/**
 * What a reader should know first: what was alerted, what changed at the false-discovery rate, and what began to be spoken of; those with
 * the most severe alert first, then those with the largest change in comments. Nobody is shown an issue that fewer than ten
 * people spoke of.
 */
export async function readIssues(asked: AskedPeriod, sources: IssueSources): Promise<readonly ReportIssue[]> {
  const topics = sources.topics
    .filter(({ id, sentiment }) => id !== otherTopic && sentiment !== null)
    .map((row) => topicCandidate(asked, row, sources));
  const known = new Set(topics.map(({ issue }) => issue.id));
  const emerging = sources.emerging.filter(({ topic }) => topic === null || !known.has(topic));
  const terms = new Set(emerging.flatMap((issue) => issue.terms));
  const alerted = sources.alerts.filter(
    ({ term, records }) => term !== null && !terms.has(term) && records.some(({ alert }) => hasVoices(alert)),
  );
  const all = [
    ...topics,
    ...emerging.map((issue) => emergingCandidate(issue, sources)),
    ...alerted.map((alert) => alertCandidate(asked, alert)),
  ].sort(
    (a, b) =>
      b.severity - a.severity ||
      Number(b.changed) - Number(a.changed) ||
      b.weight - a.weight ||
      (a.issue.id < b.issue.id ? -1 : 1),
  );
  const telling = all.filter(({ severity, changed }) => severity > 0 || changed);
  const others = topics
    .filter((each) => !telling.includes(each))
    .toSorted((a, b) => b.issue.comments - a.issue.comments || (a.issue.id < b.issue.id ? -1 : 1));
  const filling = others.slice(0, Math.max(0, fewestIssues[sources.kind] - telling.length));
  const shown = [...telling, ...filling].slice(0, mostIssues[sources.kind]);
  return await Promise.all(
    shown.map(async ({ issue, evidence }) => ({ ...issue, evidence: await evidence() })),
  );
}

function topicCandidate(asked: AskedPeriod, row: ReportRow, sources: IssueSources): Candidate {
  const { id, name, comments, before, sentiment, volume, negative } = row;
  const own = sources.alerts.filter(({ alert }) => alert.topic === id);
  const emerged = sources.emerging.filter(({ topic }) => topic === id);
  return {
    issue: {
      kind: "topic",
      id,
      name,
      comments,
      before,
      sentiment,
      volume,
      negative,
      terms: [...new Set(emerged.flatMap(({ terms }) => terms))],
      alertIds: own.map(({ alert }) => alert.id),
    },
    evidence: async () => {
      const { index, scope, filter } = asked;
      const within = { ...filter, topics: [id], withoutCopies: sources.copyGroups };
      const { hits } = await index.search({ scope, filter: within, order: "likes", size: candidates });
      return chooseEvidence(hits, row.sentiment?.counts ?? noComments);
    },
    severity: severityOf(own),
    changed: row.discovered || emerged.length > 0,
    weight: Math.abs(comments - (before ?? 0) * sources.longer),
  };
}

function emergingCandidate(issue: IssueWithExamples, { alerts }: IssueSources): Candidate {
  const own = alerts.filter(({ term }) => term !== null && issue.terms.includes(term));
  return {
    issue: {
      kind: "emerging",
      id: nameOf(issue),
      name: sameName(nameOf(issue)),
      comments: issue.comments,
      ...notCounted,
      terms: issue.terms,
      alertIds: own.map(({ alert }) => alert.id),
    },
    evidence: async () => issue.examples.map(({ comment }) => evidenceOf(comment)),
    severity: severityOf(own),
    changed: true,
    weight: issue.comments,
  };
}

/** What a watcher found to emerge, where it was not found again: its comments are those of the alert that are still held. */
function alertCandidate({ index, scope, filter }: AskedPeriod, found: PeriodAlert): Candidate {
  const { alert, term, records } = found;
  const shown = records.flatMap((record) => record.alert.comments.map(({ id }) => id));
  return {
    issue: {
      kind: "emerging",
      id: term ?? alert.id,
      name: sameName(term ?? alert.id),
      comments: alert.observed,
      ...notCounted,
      terms: [...new Set(records.flatMap((record) => record.alert.terms))],
      alertIds: [alert.id],
    },
    evidence: async () => {
      const ids: readonly DocumentId[] = [...new Set(shown)];
      if (ids.length === 0) return [];
      const { hits } = await index.search({
        scope,
        filter: { ...filter, ids },
        order: "likes",
        size: ids.length,
      });
      return hits.slice(0, mostEvidence).map(({ comment }) => evidenceOf(comment));
    },
    severity: severityOf([found]),
    changed: true,
    weight: alert.observed,
  };
}

const notCounted = { before: null, sentiment: null, volume: null, negative: null };

function hasVoices({ authors }: Alert): boolean {
  return authors !== null && enoughVoices({ value: authors });
}

function severityOf(alerts: readonly PeriodAlert[]): number {
  return Math.max(0, ...alerts.map(({ alert }) => alertSeverities.indexOf(alert.severity) + 1));
}
