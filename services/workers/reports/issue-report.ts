import { correctionsOf } from "../../../pipelines/reports/issue/corrections.ts";
import { reportId } from "../../../pipelines/reports/issue/report-id.ts";
import type { Clock } from "../../../pipelines/ports/clock.ts";
import type { StateStore } from "../../../pipelines/ports/state-store.ts";
import { ConflictError } from "../../../schemas/errors.ts";
import type { IssuedReport } from "../../../schemas/issued-report.ts";
import type { Report } from "../../../schemas/report.ts";
import { issuedKey, issuedReports, lastIssued } from "./report-records.ts";

/**
 * Issues what was read: as version 1, as the version there is where no number differs, or as the next version, which says what
 * does. Whoever reads it again gets the very same.
 */
export async function issueReport(
  { state, clock }: { readonly state: StateStore; readonly clock: Pick<Clock, "now"> },
  read: Report,
): Promise<IssuedReport> {
  const id = reportId(read);
  for (;;) {
    const last = await lastIssued(state, id);
    const corrections = last === undefined ? [] : correctionsOf(last.report, read);
    if (last !== undefined && corrections.length === 0) return last;
    const version = (last?.report.version ?? 0) + 1;
    const issuedAt = new Date(clock.now()).toISOString();
    const issued: IssuedReport = { id, issuedAt, report: { ...read, version, corrections } };
    try {
      await state.put(issuedReports, issuedKey(id, version), issued, undefined);
      return issued;
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error; // another process issued one meanwhile
    }
  }
}
