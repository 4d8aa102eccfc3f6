import { malaysianDay } from "../../pipelines/core/malaysian-day.ts";
import type { Report } from "../../schemas/report.ts";

/** The beginning of the names of a report's files, such as `suara-weekly-2026-11-16-nation`; of a correction with its version. */
export function fileStem({ kind, period, scope, version }: Report): string {
  const corrected = version > 1 ? [`v${version}`] : [];
  return ["suara", kind, malaysianDay(period.from), scopePart(scope), ...corrected].join("-");
}

function scopePart(scope: Report["scope"]): string {
  switch (scope.kind) {
    case "nation":
      return "nation";
    case "state":
      return plain(scope.state);
    case "district":
      return `${plain(scope.state)}-${plain(scope.district)}`;
    case "topic":
      return `topic-${plain(scope.topic)}`;
    case "channel":
      return `channel-${plain(scope.channelId)}`;
  }
}

/** What every file system takes. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, "-")
    .replace(/^-|-$/gu, "");
}
