import type { Outcome } from "../../pipelines/core/outcome.ts";
import type { Metrics } from "../../pipelines/ports/metrics.ts";

/** Counts a batch's items into a stage and, apart from that, out of it: in = keep + drop + reject is then a check, not a definition. */
export function countStage(
  metrics: Metrics,
  stage: string,
  entered: number,
  outcomes: readonly Outcome<unknown>[],
): void {
  metrics.count("items_in_total", { stage }, entered);
  const sums = new Map<string, { readonly outcome: string; readonly reason: string; amount: number }>();
  for (const each of outcomes) {
    const reason = each.kind === "keep" ? "" : each.reason;
    const key = `${each.kind} ${reason}`;
    const sum = sums.get(key) ?? { outcome: each.kind, reason, amount: 0 };
    sum.amount += 1;
    sums.set(key, sum);
  }
  for (const { outcome, reason, amount } of sums.values()) {
    metrics.count("items_total", { stage, outcome, reason }, amount);
  }
}
