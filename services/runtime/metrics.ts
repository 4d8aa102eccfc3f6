import { Counter, Gauge, Registry } from "prom-client";
import type { Metrics } from "../../pipelines/ports/metrics.ts";
import type { GaugeName, MetricName } from "../../schemas/metrics.ts";
import { gaugeNames, metricNames } from "../../schemas/metrics.ts";

type Labels = Readonly<Record<string, string>>;

export interface PrometheusMetrics extends Metrics {
  /** Sum of a counter over all its series whose labels include `labels`. */
  sum(name: MetricName, labels: Labels): Promise<number>;
  /** Everything counted, in the Prometheus text format. */
  text(): Promise<string>;
}

/** Counters and gauges of this process. Their labels are those they are first used with. */
export function openMetrics(): PrometheusMetrics {
  const registry = new Registry();
  const counters = new Map<MetricName, Counter>();
  const gauges = new Map<GaugeName, Gauge>();
  const settings = (name: string, help: string, labels: Labels) => ({
    name: `suara_${name}`,
    help,
    labelNames: Object.keys(labels),
    registers: [registry],
  });
  return {
    count(name, labels, amount = 1) {
      const counter =
        counters.get(name) ?? kept(counters, name, new Counter(settings(name, metricNames[name], labels)));
      counter.inc(labels, amount);
    },
    set(name, labels, value) {
      const gauge =
        gauges.get(name) ?? kept(gauges, name, new Gauge(settings(name, gaugeNames[name], labels)));
      gauge.set(labels, value);
    },
    async sum(name, labels) {
      const series = (await counters.get(name)?.get())?.values ?? [];
      return series
        .filter((each) => Object.entries(labels).every(([label, value]) => each.labels[label] === value))
        .reduce((sum, { value }) => sum + value, 0);
    },
    text: () => registry.metrics(),
  };
}

function kept<Name, Metric>(metrics: Map<Name, Metric>, name: Name, metric: Metric): Metric {
  metrics.set(name, metric);
  return metric;
}
