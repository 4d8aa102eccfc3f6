import { messageWords } from "../../../pipelines/alerts/message/words.ts";
import type { AlertRecord } from "../../../schemas/alert-record.ts";
import { formatFor } from "../../web/format.ts";
import { handlingWords } from "../../web/handling-words.ts";
import { texts } from "../../web/texts/texts.ts";
import { forTerminal } from "../for-terminal.ts";
import { localTime } from "../local-time.ts";

/** The alerts for a person, each with what people did about it. */
export function alertsText(records: readonly AlertRecord[], language: "ms" | "en"): string {
  if (records.length === 0) return language === "ms" ? "tiada makluman lagi" : "no alerts yet";
  return records.map((record) => alertText(record, language)).join("\n\n");
}

function alertText({ alert, steps }: AlertRecord, language: "ms" | "en"): string {
  const said = steps.map((step) => {
    const words = handlingWords(step, texts[language].alerts, formatFor(language));
    return `* ${words}${step.note === null ? "" : `: ${step.note}`}`;
  });
  const severity = messageWords[language].severity[alert.severity];
  return [
    `${localTime(alert.raisedAt)} ${severity} ${alert.id}`,
    alert.title[language],
    alert.text[language],
    ...(alert.terms.length === 0 ? [] : [alert.terms.join(", ")]),
    ...alert.comments.map(({ text, url }) => `> ${text}${url === null ? "" : `  ${url}`}`),
    ...alert.posts.map(({ caption, url }) => `# ${caption}${url === null ? "" : `  ${url}`}`),
    ...said,
  ]
    .map(forTerminal)
    .join("\n");
}
