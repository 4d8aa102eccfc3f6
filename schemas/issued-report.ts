import { z } from "zod";
import { Attempts, DeliveryOutcome } from "./attempts.ts";
import { DocumentId, Instant } from "./item.ts";
import { Report, ReportFormat, ReportKind, ReportLanguage } from "./report.ts";

/** A version of a report as it was issued. Never changed: its files can be drawn from it again. */
export const IssuedReport = z.object({
  id: z.string().describe("Of the report with all its versions: kind, scope and first day."),
  issuedAt: Instant,
  report: Report,
});
export type IssuedReport = Readonly<z.infer<typeof IssuedReport>>;

/** The files of a version that lie in the folder of reports. */
export const WrittenReport = z.object({
  id: z.string(),
  version: z.int().positive(),
  kind: ReportKind,
  scopeName: z.object({ ms: z.string(), en: z.string() }),
  period: z.object({ from: Instant, to: Instant }),
  issuedAt: Instant.describe("Before the period's end: it was not issued, and says what was known by then."),
  files: z.array(z.object({ name: z.string(), format: ReportFormat, language: ReportLanguage })).readonly(),
  evidence: z
    .array(z.object({ id: DocumentId, shown: z.boolean() }))
    .readonly()
    .optional()
    .describe(
      "Its comments, and whether one of the files shows the text of each; absent: not noted, as before 29 November 2026.",
    ),
});
export type WrittenReport = Readonly<z.infer<typeof WrittenReport>>;

/** How far a schedule has come. One document a schedule, written by compare-and-set. */
export const ReportRun = z.object({
  period: z.object({ from: Instant, to: Instant }).describe("Of the last report that was begun."),
  id: z.string(),
  version: z
    .int()
    .positive()
    .describe("Chosen before anything is written or sent, so that a crash sends no other."),
  isDone: z.boolean().describe("Its files are written and its mails queued."),
});
export type ReportRun = Readonly<z.infer<typeof ReportRun>>;

/** A version of a report that a list is to be sent. */
export const QueuedReport = z.object({
  id: z.string(),
  version: z.int().positive(),
  queuedAt: Instant,
});
export type QueuedReport = Readonly<z.infer<typeof QueuedReport>>;

/** What one list of recipients is to be sent, is being sent and was sent. One document a schedule and language. */
export const ReportOutbox = z.object({
  waiting: z.array(QueuedReport).readonly(),
  onItsWay: QueuedReport.extend(Attempts.shape).nullable().describe("`null` when nothing is being sent."),
  settled: z
    .array(
      z.object({
        id: z.string(),
        version: z.int().positive(),
        at: Instant,
        outcome: DeliveryOutcome,
        note: z.string().nullable().describe("Who of the list was refused; `null` when everybody has it."),
      }),
    )
    .readonly()
    .describe("Of the last hundred, oldest first."),
});
export type ReportOutbox = Readonly<z.infer<typeof ReportOutbox>>;
