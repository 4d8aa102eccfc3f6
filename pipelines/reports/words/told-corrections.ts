import type { Report, ReportLanguage } from "../../../schemas/report.ts";
import type { Section } from "../../alerts/message/message-parts.ts";
import { correctedCell, netCell } from "../tables/cells.ts";
import type { Cell } from "../tables/report-table.ts";
import type { Voice } from "./voice.ts";

interface CorrectionWords {
  readonly title: (version: string) => string;
  readonly lead: (version: string) => string;
  readonly changed: (version: string) => string;
  readonly labelled: string;
  readonly noLongerIssues: string;
  readonly newIssues: string;
  readonly otherExamples: string;
  readonly mainFiguresStand: string;
}

const words: Readonly<Record<ReportLanguage, CorrectionWords>> = {
  ms: {
    title: (version) => `Pembetulan kepada versi ${version}`,
    lead: (version) =>
      `Laporan ini membetulkan versi ${version} yang telah dihantar kepada anda sebelum ini. Sila gunakan laporan ini sebagai ganti.`,
    changed: (version) => `Perubahan daripada versi ${version}`,
    labelled: "Komen yang labelnya disemak oleh pegawai",
    noLongerIssues: "Tidak lagi menjadi isu utama",
    newIssues: "Kini menjadi isu utama",
    otherExamples: "Contoh komen berubah bagi",
    mainFiguresStand: "Angka dan isu utama tidak berubah.",
  },
  en: {
    title: (version) => `Correction of version ${version}`,
    lead: (version) =>
      `This report corrects version ${version}, which was sent to you before. Please use this one in its place.`,
    changed: (version) => `What changed since version ${version}`,
    labelled: "Comments whose label a person gave",
    noLongerIssues: "No longer among the main issues",
    newIssues: "Now among the main issues",
    otherExamples: "Other comments serve as examples of",
    mainFiguresStand: "The main figures and issues are as they were.",
  },
};

/** What the mail of a correction says beside the report itself. */
export interface ToldCorrection {
  /** Stands before the report's own. */
  readonly title: string;
  readonly lead: string;
  readonly section: Section;
}

/** Which version a report corrects, and what of its main figures and issues differs from that. */
export function toldCorrection(report: Report, corrected: Report, voice: Voice): ToldCorrection {
  const { language, written } = voice;
  const own = words[language];
  const version = written.number(corrected.version);
  const told = [...changedFigures(report, corrected, voice), ...changedIssues(report, corrected, language)];
  const items = told.length === 0 ? [own.mainFiguresStand] : told;
  return {
    title: own.title(version),
    lead: own.lead(version),
    section: { heading: own.changed(version), items: items.map((text) => ({ text, url: null })) },
  };
}

/** As they are written: where that is the same, a reader could not tell what is said to differ. */
function changedFigures(report: Report, corrected: Report, voice: Voice) {
  const { headings, language, written } = voice;
  const figures: readonly (readonly [string, (of: Report) => string])[] = [
    [headings.comments, ({ volume }) => written.number(volume.comments)],
    [headings.authors, ({ volume }) => written.number(volume.authors.value)],
    [headings.negativeComments, ({ sentiment }) => inALine(correctedCell(sentiment, "negative", voice))],
    [headings.netSentiment, ({ sentiment }) => inALine(netCell(sentiment?.net, voice))],
    [words[language].labelled, ({ labels }) => written.number(labels.checked)],
    [headings.gaps, ({ coverage }) => written.number(coverage.gaps.length)],
  ];
  return figures.flatMap(([label, of]) => {
    const [before, now] = [of(corrected), of(report)];
    return before === now ? [] : [`${label}: ${before} → ${now}`];
  });
}

/** As in the report; of what has no single figure the interval is what may differ. */
const inALine = ({ text, note, tone }: Cell): string =>
  tone === "soft" && note !== undefined ? `${text} (${note})` : text;

function changedIssues({ issues }: Report, { issues: before }: Report, language: ReportLanguage) {
  const { noLongerIssues, newIssues, otherExamples } = words[language];
  const was = new Map(before.map((issue) => [issue.id, issue]));
  const is = new Set(issues.map(({ id }) => id));
  const evidenceOf = (issue: Report["issues"][number] | undefined) =>
    (issue?.evidence ?? []).map(({ id }) => id).join(" ");
  const differing: readonly (readonly [string, Report["issues"]])[] = [
    [newIssues, issues.filter(({ id }) => !was.has(id))],
    [noLongerIssues, before.filter(({ id }) => !is.has(id))],
    [
      otherExamples,
      issues.filter((issue) => was.has(issue.id) && evidenceOf(issue) !== evidenceOf(was.get(issue.id))),
    ],
  ];
  return differing.flatMap(([label, some]) =>
    some.length === 0 ? [] : [`${label}: ${some.map(({ name }) => name[language]).join(", ")}`],
  );
}
