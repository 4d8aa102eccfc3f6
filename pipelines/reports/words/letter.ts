import type { Report, ReportLanguage } from "../../../schemas/report.ts";
import type { MessageParts } from "../../alerts/message/message-parts.ts";
import { adviceFor } from "./advise.ts";
import { headlineOf } from "./headline.ts";
import { beforeOf, summaryOf } from "./summary.ts";
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

/** What stands in the mail that brings a report: its summary and what to do about each issue. `isAttached`: the report comes with it. */
export function reportLetter(report: Report, language: ReportLanguage, isAttached: boolean): MessageParts {
  const voice = voiceIn(language);
  const { headings, sentences, written } = voice;
  const { sent, attached } = closing[language];
  const { kind, scopeName, period, version, issues, alerts } = report;
  const items = issues.map((issue) => {
    const before = issue.before === null ? null : written.number(issue.before);
    const from = beforeOf(report, voice);
    const facts = sentences.issueFacts(issue.comments, written.number(issue.comments), before, from);
    const advice = sentences.advice[adviceFor(issue, alerts)];
    return { text: `${issue.name[language]}: ${facts}. ${advice}`, url: null };
  });
  return {
    language,
    title: `${headings.titles[kind]}: ${scopeName[language]}, ${written.days(period)}`,
    text: [headlineOf(report, voice) ?? [], ...summaryOf(report, voice)]
      .flat()
      .map(({ text }) => text)
      .join("\n\n"),
    facts: version > 1 ? [{ label: headings.version, value: written.number(version) }] : [],
    sections: items.length === 0 ? [] : [{ heading: headings.issues, items }],
    footer: isAttached ? `${sent} ${attached}` : sent,
  };
}
