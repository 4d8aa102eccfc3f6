import { deliverReports } from "./deliver-reports.ts";
import type { ReportDependencies, ReportOptions } from "./make-due-reports.ts";
import { makeDueReports } from "./make-due-reports.ts";

/** One look at the clock: makes the reports that are due and sends what is queued. Never ends a worker: what fails is logged, and made at the next look. */
export async function lookAtReports(
  dependencies: ReportDependencies,
  options: ReportOptions,
  signal: AbortSignal,
): Promise<void> {
  for (const work of [makeDueReports, deliverReports]) {
    if (signal.aborted) return;
    await work(dependencies, options, signal).catch((error: unknown) => {
      if (!signal.aborted) dependencies.logger.warn({ error }, "reports.failed");
    });
  }
}
