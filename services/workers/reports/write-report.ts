import { compareText } from "../../../pipelines/core/compare-text.ts";
import { updateState } from "../../../pipelines/core/update-state.ts";
import type { StateStore } from "../../../pipelines/ports/state-store.ts";
import type { IssuedReport, WrittenReport } from "../../../schemas/issued-report.ts";
import type { DrawnReport, ReportDesk, WantedFiles } from "./report-desk.ts";
import { issuedKey, writtenReports } from "./report-records.ts";

/** Draws an issued report, writes its files into the folder of reports and notes them there. Done again, it changes nothing. */
export async function writeReport(
  state: StateStore,
  desk: Pick<ReportDesk, "draw" | "write">,
  { id, issuedAt, report }: IssuedReport,
  wanted: WantedFiles,
  signal: AbortSignal,
): Promise<DrawnReport> {
  const drawn = await desk.draw(report, wanted, signal);
  for (const file of drawn.files) await desk.write(file);
  const { kind, version, scopeName, period } = report;
  const written = drawn.files.map(({ name, format, language }) => ({ name, format, language }));
  await updateState(state, writtenReports, issuedKey(id, version), (known) => {
    const others = known?.files.filter(({ name }) => !written.some((file) => file.name === name)) ?? [];
    const files = [...others, ...written].toSorted((a, b) => compareText(a.name, b.name));
    const { from, to } = period;
    return { id, version, kind, scopeName, period: { from, to }, issuedAt, files };
  });
  return drawn;
}

/** What was written, the newest period first. */
export async function listWritten(state: StateStore): Promise<readonly WrittenReport[]> {
  const written: WrittenReport[] = [];
  for await (const { value } of state.list(writtenReports)) written.push(value);
  return written.toSorted(
    (a, b) => compareText(b.period.to, a.period.to) || compareText(a.id, b.id) || b.version - a.version,
  );
}
