import type { Alert } from "../../../schemas/alert.ts";
import { forTerminal } from "../for-terminal.ts";
import { localTime } from "../local-time.ts";

export function alertsText(alerts: readonly Alert[], language: "ms" | "en"): string {
  if (alerts.length === 0) return language === "ms" ? "tiada makluman lagi" : "no alerts yet";
  return alerts.map((alert) => alertText(alert, language)).join("\n\n");
}

function alertText(alert: Alert, language: "ms" | "en"): string {
  return [
    `${localTime(alert.raisedAt)}  ${alert.severity}  ${alert.id}`,
    alert.title[language],
    alert.text[language],
    ...(alert.terms.length === 0 ? [] : [alert.terms.join(", ")]),
    ...alert.comments.map(({ text, url }) => `> ${text}${url === null ? "" : `  ${url}`}`),
    ...alert.posts.map(({ caption, url }) => `# ${caption}${url === null ? "" : `  ${url}`}`),
  ]
    .map(forTerminal)
    .join("\n");
}
