import { readFile } from "node:fs/promises";
import { manifestOf } from "../../pipelines/reports/manifest.ts";
import { voiceIn } from "../../pipelines/reports/words/voice.ts";
import type { Report, ReportFormat, ReportLanguage } from "../../schemas/report.ts";
import { csvTables } from "./csv-files.ts";
import { fileStem } from "./file-names.ts";
import type { EvidenceTexts } from "./page/issues.ts";
import { reportPage } from "./page/report-page.ts";

export interface DrawOptions {
  readonly language: ReportLanguage;
  readonly formats: readonly ReportFormat[];
  /** What the comments that serve as evidence say now. */
  readonly texts: EvidenceTexts;
}

export interface ReportFile {
  readonly name: string;
  readonly format: ReportFormat;
  readonly bytes: Uint8Array;
}

/** A report in one language and some formats. Equal input gives equal bytes; nothing is read but the style sheet. */
export async function drawReport(
  report: Report,
  { language, formats, texts }: DrawOptions,
): Promise<readonly ReportFile[]> {
  const voice = voiceIn(language);
  const stem = `${fileStem(report)}-${language}`;
  const style = await readFile(new URL("page/report.css", import.meta.url), "utf8");
  const file = (format: ReportFormat, name: string, text: string): ReportFile => ({
    name,
    format,
    bytes: Buffer.from(text),
  });
  return formats.flatMap((format) => {
    if (format === "html") return [file(format, `${stem}.html`, reportPage(report, voice, { texts, style }))];
    if (format === "json") return [file(format, `${fileStem(report)}.json`, manifestOf(report))];
    if (format === "csv")
      return csvTables(report, voice).map(({ id, csv }) => file(format, `${stem}-${id}.csv`, csv));
    return [];
  });
}
