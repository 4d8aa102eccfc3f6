import type { Delivery } from "../../../pipelines/ports/notifier.ts";
import type {
  Report,
  ReportFormat,
  ReportKind,
  ReportLanguage,
  ReportScope,
} from "../../../schemas/report.ts";
import type { WrittenReport } from "../../../schemas/issued-report.ts";
import type { Instant } from "../../../schemas/item.ts";

/** Which report. */
export interface AskedReport {
  readonly kind: ReportKind;
  readonly scope: ReportScope;
  /** Any day of its period. */
  readonly day: string;
}

/** As which files. */
export interface WantedFiles {
  readonly languages: readonly ReportLanguage[];
  readonly formats: readonly ReportFormat[];
}

export interface ReportFile {
  readonly name: string;
  readonly format: ReportFormat;
  readonly language: ReportLanguage;
  readonly bytes: Uint8Array;
}

export interface DrawnReport {
  readonly files: readonly ReportFile[];
  /** Why there is no PDF; `null` where there is one, or none was wanted. */
  readonly withoutPdf: string | null;
  /** The comments that serve as evidence, and whether each was still held, so that its text is shown. */
  readonly evidence: NonNullable<WrittenReport["evidence"]>;
}

/** A report as a list of recipients gets it. */
export interface ReportMail {
  /** The same whenever the same mail is tried again. */
  readonly id: string;
  readonly language: ReportLanguage;
  readonly report: Report;
  readonly issuedAt: Instant;
  /** The version that the list has, which this one corrects; `null` where it has none. */
  readonly corrects: Report | null;
  /** The mails of the versions that it has, oldest first, by their ids. */
  readonly follows: readonly string[];
  readonly attachments: readonly ReportFile[];
}

/** What making and sending reports takes of the outside world. */
export interface ReportDesk {
  /** Reads the numbers, as version 1. */
  read(asked: AskedReport, signal: AbortSignal): Promise<Report>;
  /** Draws the same report to the same bytes; only a comment that is gone since is shown as gone. */
  draw(report: Report, wanted: WantedFiles, signal: AbortSignal): Promise<DrawnReport>;
  /** Throws OUTPUT_UNWRITABLE where no file can be written. */
  checkFolder(): Promise<void>;
  /** A file is there whole or not at all; one of the same name is replaced. Throws OUTPUT_UNWRITABLE. */
  write(file: ReportFile): Promise<void>;
  /** One attempt at those of a list whom no attempt before `reached`. Rejects only when `signal` aborts. */
  send(
    to: readonly string[],
    mail: ReportMail,
    reached: readonly string[],
    signal: AbortSignal,
  ): Promise<Delivery>;
}
