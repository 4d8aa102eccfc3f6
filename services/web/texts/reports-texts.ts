import type { ReportKind } from "../../../schemas/report.ts";

/** What the page says of reports. Numbers and times come in formatted. */
export interface ReportsTexts {
  readonly title: string;
  readonly lead: string;
  readonly kinds: Readonly<Record<ReportKind, string>>;
  readonly what: string;
  readonly period: string;
  readonly issued: string;
  readonly files: string;
  readonly version: (version: string) => string;
  /** Of a period that was not over at `time`. */
  readonly notIssued: (time: string) => string;
  readonly languages: { readonly ms: string; readonly en: string };
  readonly more: (reports: number, formatted: string) => string;
  readonly none: string;
  readonly noneHint: string;
}

export const reportsEn: ReportsTexts = {
  title: "Reports",
  lead: "Periodic reports, the newest first. An issued report does not change; a correction is a new version that says what differs. A report of a period that is not over is not issued yet.",
  kinds: { daily: "Daily", weekly: "Weekly", monthly: "Monthly" },
  what: "Report",
  period: "Period",
  issued: "Issued",
  files: "Files",
  version: (version) => `version ${version}`,
  notIssued: (time) => `not issued yet: as of ${time}`,
  languages: { ms: "Malay", en: "English" },
  more: (reports, formatted) =>
    reports === 1 ? "One older report is not shown." : `${formatted} older reports are not shown.`,
  none: "No reports yet.",
  noneHint: "`suara report weekly` makes one; schedules in the configuration make them by themselves.",
};

export const reportsMs: ReportsTexts = {
  title: "Laporan",
  lead: "Laporan berkala, bermula dengan yang terbaharu. Laporan yang telah dikeluarkan tidak berubah; pembetulan dibuat sebagai versi baharu yang menyatakan perbezaannya. Laporan bagi tempoh yang belum tamat belum dikeluarkan.",
  kinds: { daily: "Harian", weekly: "Mingguan", monthly: "Bulanan" },
  what: "Laporan",
  period: "Tempoh",
  issued: "Dikeluarkan",
  files: "Fail",
  version: (version) => `versi ${version}`,
  notIssued: (time) => `belum dikeluarkan: setakat ${time}`,
  languages: { ms: "bahasa Melayu", en: "bahasa Inggeris" },
  more: (_, formatted) => `${formatted} laporan yang lebih lama tidak ditunjukkan.`,
  none: "Belum ada laporan.",
  noneHint:
    "`suara report weekly` membuat satu laporan; jadual dalam konfigurasi membuatnya secara automatik.",
};
