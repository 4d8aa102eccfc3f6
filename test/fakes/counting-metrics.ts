import type { Metrics } from "../../pipelines/ports/metrics.ts";
import type { GaugeName, MetricName } from "../../schemas/metrics.ts";

type Labels = Readonly<Record<string, string>>;

interface Series {
  readonly name: MetricName | GaugeName;
  readonly labels: Labels;
  readonly value: number;
}

export interface CountingMetrics extends Metrics {
  /** Sum of all series of `name` that carry at least these labels; 0 when there is none. */
  value(name: MetricName | GaugeName, labels?: Labels): number;
  /** One entry for each name and set of labels, in the order of their first count. */
  readonly series: readonly Series[];
}

/** Metrics that add up by name and labels, to be read by assertions. */
export function countingMetrics(): CountingMetrics {
  const sums = new Map<string, Series>();
  return {
    count(name, labels, amount = 1) {
      const id = idOf(name, labels);
      sums.set(id, { name, labels, value: (sums.get(id)?.value ?? 0) + amount });
    },
    set(name, labels, value) {
      sums.set(idOf(name, labels), { name, labels, value });
    },
    value(name, labels = {}) {
      return [...sums.values()]
        .filter(
          (each) =>
            each.name === name && Object.entries(labels).every(([key, value]) => each.labels[key] === value),
        )
        .reduce((sum, { value }) => sum + value, 0);
    },
    get series() {
      return [...sums.values()];
    },
  };
}

function idOf(name: string, labels: Labels): string {
  const sorted = Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([name, sorted]);
}
