import { compareText } from "../../../pipelines/core/compare-text.ts";
import { updateState } from "../../../pipelines/core/update-state.ts";
import type { StateStore } from "../../../pipelines/ports/state-store.ts";
import type { IssuedReport, WrittenReport } from "../../../schemas/issued-report.ts";
import type { DocumentId } from "../../../schemas/item.ts";
import type { DrawnReport, ReportDesk, ReportFile, WantedFiles } from "./report-desk.ts";
import { issuedKey, unissuedReports, writtenReports } from "./report-records.ts";

/** Of the other formats none holds what somebody wrote. */
export const showsTexts = ({ format }: Pick<ReportFile, "format">): boolean =>
  format === "html" || format === "pdf";

/**
 * Draws a report, writes its files into the folder of reports and notes them there. Done again, it changes nothing. What lies there
 * under the same names from before it was issued is drawn anew with it, so that nothing there passes for issued.
 */
export async function writeReport(
  state: StateStore,
  desk: Pick<ReportDesk, "draw" | "write">,
  issued: IssuedReport,
  wanted: WantedFiles,
  signal: AbortSignal,
): Promise<DrawnReport> {
  const { id, issuedAt, report } = issued;
  const key = issuedKey(id, report.version);
  const before = (await state.get(writtenReports, key))?.value;
  const isStale = before !== undefined && before.issuedAt !== issuedAt;
  const drawn = await desk.draw(report, isStale ? withFilesOf(before, wanted) : wanted, signal);
  // Kept, for these are drawn again as well where a comment goes.
  if (!report.complete) await updateState(state, unissuedReports, key, () => issued);
  for (const file of drawn.files) await desk.write(file);
  const { kind, version, scopeName, period } = report;
  const written = drawn.files.map(({ name, format, language }) => ({ name, format, language }));
  await updateState(state, writtenReports, key, (last) => {
    const known = last?.issuedAt === issuedAt ? last : undefined;
    const others = known?.files.filter(({ name }) => !written.some((file) => file.name === name)) ?? [];
    const isShownElsewhere = (id: DocumentId) =>
      others.some(showsTexts) &&
      (known?.evidence === undefined || known.evidence.some((each) => each.id === id && each.shown));
    const evidence = drawn.evidence.map(({ id: comment, shown }) => ({
      id: comment,
      shown: shown || isShownElsewhere(comment),
    }));
    const files = [...others, ...written].toSorted((a, b) => compareText(a.name, b.name));
    const { from, to } = period;
    return { id, version, kind, scopeName, period: { from, to }, issuedAt, files, evidence };
  });
  return drawn;
}

function withFilesOf({ files }: WrittenReport, { languages, formats }: WantedFiles): WantedFiles {
  return {
    languages: [...new Set([...languages, ...files.map(({ language }) => language)])],
    formats: [...new Set([...formats, ...files.map(({ format }) => format)])],
  };
}

/** What was written, the newest period first. */
export async function listWritten(state: StateStore): Promise<readonly WrittenReport[]> {
  const written: WrittenReport[] = [];
  for await (const { value } of state.list(writtenReports)) written.push(value);
  return written.toSorted(
    (a, b) => compareText(b.period.to, a.period.to) || compareText(a.id, b.id) || b.version - a.version,
  );
}
