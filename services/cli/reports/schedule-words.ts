import type { DeliveryOutcome } from "../../../schemas/attempts.ts";
import type { ReportLanguage } from "../../../schemas/report.ts";

/** What is said of schedules. Numbers and times come in written. */
export interface ScheduleWords {
  readonly empty: string;
  readonly columns: readonly [string, string, string, string, string, string];
  /** No report yet, or no list. */
  readonly none: string;
  readonly notDone: string;
  readonly due: (time: string) => string;
  readonly noneMade: string;
  readonly last: (report: string) => string;
  readonly waiting: (mails: string) => string;
  readonly outcomes: Readonly<Record<DeliveryOutcome, (time: string) => string>>;
  /** `days`: from the first to the last. */
  readonly wouldMake: (days: readonly [string, string], dueAt: string, comments: string) => string;
  readonly wouldWrite: (file: string, bytes: string) => string;
  readonly noPdf: (why: string) => string;
  readonly wouldSend: (language: ReportLanguage, recipients: string) => string;
}

export const scheduleWords: Readonly<Record<ReportLanguage, ScheduleWords>> = {
  ms: {
    empty: "reports.schedules masih kosong",
    columns: ["jadual", "jenis", "skop", "masa", "terakhir", "senarai"],
    none: "tiada",
    notDone: "belum selesai",
    due: (time) => `akan dibuat pada ${time}`,
    noneMade: "belum ada laporan",
    last: (report) => `terakhir ${report}`,
    waiting: (mails) => `${mails} menunggu`,
    outcomes: {
      delivered: (time) => `dihantar ${time}`,
      refused: (time) => `ditolak ${time}`,
      expired: (time) => `percubaan dihentikan ${time}`,
    },
    wouldMake: ([from, to], dueAt, comments) =>
      `${from} hingga ${to}, dijadualkan pada ${dueAt}, ${comments} komen`,
    wouldWrite: (file, bytes) => `akan ditulis: ${file} (${bytes} bait)`,
    noPdf: (why) => `tiada PDF: ${why}`,
    wouldSend: (language, recipients) =>
      `akan dihantar melalui e-mel dalam bahasa ${language === "ms" ? "Melayu" : "Inggeris"} kepada ${recipients} penerima`,
  },
  en: {
    empty: "reports.schedules is empty",
    columns: ["schedule", "kind", "scope", "due", "last", "lists"],
    none: "none",
    notDone: "not done",
    due: (time) => `due ${time}`,
    noneMade: "none made yet",
    last: (report) => `last ${report}`,
    waiting: (mails) => `${mails} waiting`,
    outcomes: {
      delivered: (time) => `delivered ${time}`,
      refused: (time) => `refused ${time}`,
      expired: (time) => `expired ${time}`,
    },
    wouldMake: ([from, to], dueAt, comments) => `${from} to ${to}, due ${dueAt}, ${comments} comments`,
    wouldWrite: (file, bytes) => `would be written: ${file} (${bytes} bytes)`,
    noPdf: (why) => `no PDF: ${why}`,
    wouldSend: (language, recipients) => `would be sent in ${language} to ${recipients} by mail`,
  },
};
