import { taxonomy } from "../../pipelines/enrich/taxonomy/taxonomy.ts";
import type { SearchIndex } from "../../pipelines/ports/search-index.ts";
import type { ReportPorts, ReportQuery } from "../../pipelines/reports/read-report.ts";
import { workingCalendar } from "../../pipelines/stats/calendar/working-calendar.ts";
import { createReading } from "../../pipelines/trends/emerging/reading.ts";
import { allChannels } from "./documents.ts";
import { fakeErrors } from "./model-quality.ts";

const reading = createReading(taxonomy);

/** What a report is read from, beside the index: nobody was alerted, copied or labelled anything. */
export function reportPorts(index: SearchIndex, parts: Partial<ReportPorts> = {}): ReportPorts {
  return {
    index,
    channels: allChannels,
    taxonomy,
    reading,
    calendar: workingCalendar([]),
    labelErrors: async () => fakeErrors,
    alerts: async () => [],
    copyGroups: async () => [],
    labels: async () => new Map(),
    ...parts,
  };
}

/** Of the week from Monday, 16 November 2026, read a day after it. */
export const weeklyQuery: ReportQuery = {
  kind: "weekly",
  scope: { kind: "nation" },
  day: "2026-11-18",
  readAt: "2026-11-24T00:00:00.000Z",
  suara: "0.1.0",
};
