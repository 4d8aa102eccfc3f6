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
  return {
    count(name, labels, amount = 1) {
      let counter = counters.get(name);
      if (counter === undefined) {
        const labelNames = Object.keys(labels);
        counter = new Counter({
          name: `suara_${name}`,
          help: metricNames[name],
          labelNames,
          registers: [registry],
        });
        counters.set(name, counter);
      }
      counter.inc(labels, amount);
    },
    set(name, labels, value) {
      let gauge = gauges.get(name);
      if (gauge === undefined) {
        const labelNames = Object.keys(labels);
        gauge = new Gauge({
          name: `suara_${name}`,
          help: gaugeNames[name],
          labelNames,
          registers: [registry],
        });
        gauges.set(name, gauge);
      }
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
