import { describe, expect, it } from "vitest";
import { countingMetrics } from "./counting-metrics.ts";
import { quietLogger } from "./quiet-logger.ts";

describe("quietLogger", () => {
  it("remembers levels, events and fields in order", () => {
    const logger = quietLogger();
    logger.info({ items: 1 }, "collect.page");
    logger.warn({ items: 2 }, "collect.wait");
    logger.debug({ items: 3 }, "collect.page");
    expect(logger.lines.map(({ level }) => level)).toEqual(["info", "warn", "debug"]);
    expect(logger.of("collect.page")).toEqual([{ items: 1 }, { items: 3 }]);
  });
});

describe("countingMetrics", () => {
  it("adds up by name and labels, whatever their order", () => {
    const metrics = countingMetrics();
    metrics.count("items_total", { stage: "index", outcome: "keep" });
    metrics.count("items_total", { outcome: "keep", stage: "index" }, 4);
    metrics.count("items_total", { stage: "index", outcome: "drop" }, 2);
    metrics.count("batches_total", { worker: "index" });
    expect(metrics.series).toHaveLength(3);
    expect(metrics.value("items_total", { outcome: "keep" })).toBe(5);
    expect(metrics.value("items_total")).toBe(7);
    expect(metrics.value("source_units_total")).toBe(0);
  });
});
