import type { HandlingStep } from "../../schemas/alert-handling.ts";
import type { Format } from "./format.ts";
import type { AlertsTexts } from "./texts/alerts-texts.ts";

/** What somebody did about an alert, who and when, without the note: the same on the page and on a terminal. */
export function handlingWords(
  step: HandlingStep,
  { acknowledged, assigned, snoozed }: AlertsTexts,
  { time }: Pick<Format, "time">,
): string {
  const at = time(step.at);
  switch (step.action) {
    case "acknowledged":
      return acknowledged(step.by, at);
    case "assigned":
      return assigned(step.to, step.by, at);
    case "snoozed":
      return snoozed(time(step.until), step.by, at);
  }
}
