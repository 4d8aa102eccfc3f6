import type { Collection, StateStore } from "../../../pipelines/ports/state-store.ts";
import { IssuedReport, ReportOutbox, ReportRun, WrittenReport } from "../../../schemas/issued-report.ts";

/** One document a version, under the report's id and version, written once. */
export const issuedReports: Collection<IssuedReport> = { name: "issued-reports", schema: IssuedReport };

/** What was written of periods that were not over, the last of each under what its first version would be. */
export const unissuedReports: Collection<IssuedReport> = { name: "unissued-reports", schema: IssuedReport };

/** One document a version, under the report's id and version. */
export const writtenReports: Collection<WrittenReport> = { name: "written-reports", schema: WrittenReport };

/** One document a schedule, under its name. */
export const reportRuns: Collection<ReportRun> = { name: "report-runs", schema: ReportRun };

/** One document a list of recipients, under schedule and language. */
export const reportOutboxes: Collection<ReportOutbox> = { name: "report-outboxes", schema: ReportOutbox };

/** `false`: the period was not over when it was written. */
export const isIssued = ({ issuedAt, period }: Pick<WrittenReport, "issuedAt" | "period">): boolean =>
  issuedAt >= period.to;

export const issuedKey = (id: string, version: number): string => `${id}/${version}`;

/** The newest version of a report; `undefined` when none was issued. */
export async function lastIssued(state: StateStore, id: string): Promise<IssuedReport | undefined> {
  let last: IssuedReport | undefined;
  for await (const { value } of state.list(issuedReports, { prefix: `${id}/` }))
    if (value.report.version > (last?.report.version ?? 0)) last = value;
  return last;
}
