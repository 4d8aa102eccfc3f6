import type { Report } from "../../../schemas/report.ts";
import { scopeText } from "../../../schemas/report-scope-text.ts";
import { malaysianDay } from "../../core/malaysian-day.ts";

/** Names a report with all its versions, such as `weekly-state-MY-01-2026-11-23`: one name a kind, scope and period, fit for a file. */
export function reportId({ kind, scope, period }: Pick<Report, "kind" | "scope" | "period">): string {
  const about = scopeText(scope).replaceAll(/[^\p{L}\p{N}]+/gu, "-");
  return `${kind}-${about}-${malaysianDay(period.from)}`;
}
