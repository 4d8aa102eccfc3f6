import type { GaugeName, MetricName } from "../../schemas/metrics.ts";

export interface Metrics {
  /** Adds `amount` (default 1) to a counter. Labels have few values each. */
  count(name: MetricName, labels: Readonly<Record<string, string>>, amount?: number): void;

  /** Sets what something stands at now. */
  set(name: GaugeName, labels: Readonly<Record<string, string>>, value: number): void;
}
