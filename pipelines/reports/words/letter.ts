import type { Report, ReportLanguage } from "../../../schemas/report.ts";
import type { MessageParts } from "../../alerts/message/message-parts.ts";
import { adviceFor } from "./advise.ts";
import { summaryOf } from "./summary.ts";
import { toldCorrection } from "./told-corrections.ts";
import { voiceIn } from "./voice.ts";

const closing: Readonly<Record<ReportLanguage, { readonly sent: string; readonly attached: string }>> = {
  ms: {
    sent: "Dihantar oleh Suara.",
    attached: "Laporan penuh dilampirkan, dengan angka yang sama dalam bahasa Melayu dan bahasa Inggeris.",
  },
  en: {
    sent: "Sent by Suara.",
    attached: "The whole report is attached, with the same numbers in Malay and English.",
  },
};

export interface LetterOptions {
  readonly language: ReportLanguage;
  /** The report comes with it. */
  readonly isAttached: boolean;
  /** The version that its readers had before; `null` where they had none. */
  readonly corrects: Report | null;
}

/** What stands in the mail that brings a report: its summary and what to do about each issue; of a correction first what it corrects. */
export function reportLetter(
  report: Report,
  { language, isAttached, corrects }: LetterOptions,
): MessageParts {
  const voice = voiceIn(language);
  const { headings, sentences, written } = voice;
  const { sent, attached } = closing[language];
  const { kind, scopeName, period, version, issues, alerts } = report;
  const items = issues.map((issue) => {
    const before = issue.before === null ? null : written.number(issue.before);
    const facts = sentences.issueFacts(issue.comments, written.number(issue.comments), before);
    const advice = sentences.advice[adviceFor(issue, alerts)];
    return { text: `${issue.name[language]}: ${facts}. ${advice}`, url: null };
  });
  const told = corrects === null ? null : toldCorrection(report, corrects, voice);
  const title = `${headings.titles[kind]}: ${scopeName[language]}, ${written.days(period)}`;
  const paragraphs = summaryOf(report, voice).map(({ text }) => text);
  return {
    language,
    title: told === null ? title : `${told.title}: ${title}`,
    text: [...(told === null ? [] : [told.lead]), ...paragraphs].join("\n\n"),
    facts: version > 1 ? [{ label: headings.version, value: written.number(version) }] : [],
    sections: [
      ...(told === null ? [] : [told.section]),
      ...(items.length === 0 ? [] : [{ heading: headings.issues, items }]),
    ],
    footer: isAttached ? `${sent} ${attached}` : sent,
  };
}
