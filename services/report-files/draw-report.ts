import { readFile } from "node:fs/promises";
import { manifestOf } from "../../pipelines/reports/manifest.ts";
import { voiceIn } from "../../pipelines/reports/words/voice.ts";
import { ListeningError } from "../../schemas/errors.ts";
import type { Report, ReportFormat, ReportLanguage } from "../../schemas/report.ts";
import { csvTables } from "./csv-files.ts";
import { fileStem } from "./file-names.ts";
import type { EvidenceTexts } from "./page/issues.ts";
import { reportPage } from "./page/report-page.ts";
import type { PrintPage } from "./pdf/print-page.ts";

export interface DrawOptions {
  readonly language: ReportLanguage;
  readonly formats: readonly ReportFormat[];
  /** What the comments that serve as evidence say now. */
  readonly texts: EvidenceTexts;
  /** `undefined` where there is no Chromium: all but the PDF are made. */
  readonly print: PrintPage | undefined;
  readonly signal: AbortSignal;
}

export interface ReportFile {
  readonly name: string;
  readonly format: ReportFormat;
  readonly bytes: Uint8Array;
}

export interface DrawnFiles {
  readonly files: readonly ReportFile[];
  /** Why there is no PDF, though one was asked for. */
  readonly withoutPdf: string | null;
}

/**
 * A report in one language and some formats. Equal input gives equal bytes, those of a PDF with the same Chromium and fonts;
 * nothing is read but the style sheet.
 */
export async function drawReport(report: Report, options: DrawOptions): Promise<DrawnFiles> {
  const { language, formats, texts } = options;
  const voice = voiceIn(language);
  const stem = `${fileStem(report)}-${language}`;
  const style = await readFile(new URL("page/report.css", import.meta.url), "utf8");
  const page = () => reportPage(report, voice, { texts, style });
  const file = (format: ReportFormat, name: string, content: string | Uint8Array): ReportFile => ({
    name,
    format,
    bytes: typeof content === "string" ? Buffer.from(content) : content,
  });
  const pdf = formats.includes("pdf") ? await printed(page(), report, options) : { withoutPdf: null };
  const files = formats.flatMap((format) => {
    switch (format) {
      case "html":
        return [file(format, `${stem}.html`, page())];
      case "pdf":
        return "bytes" in pdf ? [file(format, `${stem}.pdf`, pdf.bytes)] : [];
      case "json":
        return [file(format, `${fileStem(report)}.json`, manifestOf(report))];
      case "csv":
        return csvTables(report, voice).map(({ id, csv }) => file(format, `${stem}-${id}.csv`, csv));
    }
  });
  return { files, withoutPdf: "bytes" in pdf ? null : pdf.withoutPdf };
}

async function printed(
  page: string,
  report: Report,
  { print, signal }: DrawOptions,
): Promise<{ readonly bytes: Uint8Array } | { readonly withoutPdf: string }> {
  if (print === undefined) return { withoutPdf: "there is no Chromium on this machine" };
  try {
    return { bytes: await print(page, { at: report.readAt, onePage: report.kind === "daily", signal }) };
  } catch (error) {
    if (error instanceof ListeningError && error.code === "REPORT_PDF_UNAVAILABLE")
      return { withoutPdf: error.message };
    throw error;
  }
}
