import type { AlertHandling, HandlingStep } from "../../../schemas/alert-handling.ts";
import type { Instant } from "../../../schemas/item.ts";

/** With one step more. */
export function withStep(handling: AlertHandling | undefined, step: HandlingStep): AlertHandling {
  return { steps: [...(handling?.steps ?? []), step] };
}

/** Until when people want no word of the episode, as the last who snoozed it said; `null` when nobody did. */
export function snoozedUntil(handling: AlertHandling | undefined): Instant | null {
  const last = handling?.steps.findLast((step) => step.action === "snoozed");
  return last?.until ?? null;
}
