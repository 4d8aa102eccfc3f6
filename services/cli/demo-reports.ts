import { countComments } from "../../pipelines/core/count-comments.ts";
import type { SearchIndex } from "../../pipelines/ports/search-index.ts";
import { reportPeriods } from "../../pipelines/reports/report-periods.ts";
import { dayAfter } from "../../pipelines/stats/calendar/calendar-day.ts";
import { workingCalendar } from "../../pipelines/stats/calendar/working-calendar.ts";
import type { ReportKind, ReportPeriod } from "../../schemas/report.ts";
import { reportFormats, ReportKind as kinds, ReportLanguage } from "../../schemas/report.ts";
import { makeReport } from "./commands/report.ts";
import type { Suara } from "./compose.ts";
import { findCopies } from "../workers/find-copies.ts";
import { localDay } from "./local-time.ts";
import { openMakingDesk } from "./reports/making-desk.ts";

const nation = { kind: "nation" } as const;
const dayMs = 86_400_000;
/** The longest month and the one that it is compared with. */
const reportedDays = 62;
const instant = (ms: number) => new Date(ms).toISOString();
const everything = { languages: ReportLanguage.options, formats: reportFormats } as const;

/** Leaves a daily, a weekly and a monthly report in both languages and all formats in the folder of reports. `announce` hears where, and what is missing. */
export async function makeDemoReports(
  suara: Suara,
  announce: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const { config, index } = suara;
  const { folder } = config.reports;
  const { hits } = await index.search({
    scope: nation,
    filter: { official: false },
    order: "newest",
    size: 1,
  });
  const newest = hits[0]?.comment.publishedAt;
  if (newest === undefined) return;
  // A report says that there are no copies only where they were looked for.
  const newestMs = Date.parse(newest);
  const span = { from: instant(newestMs - reportedDays * dayMs), to: instant(newestMs + 1) };
  await findCopies({ ...suara.dependencies, index, state: suara.state }, span);
  const desk = openMakingDesk(suara, folder);
  const told = new Set<string>();
  for (const kind of kinds.options) {
    const date = await tellingDay(index, kind, localDay(newest));
    const asked = { kind, scope: "nation", date, folder, wanted: everything };
    const { notes } = await makeReport(suara, desk, asked, signal);
    for (const note of notes) told.add(note);
  }
  announce(`a daily, a weekly and a monthly report are in ${folder}`);
  for (const note of told) announce(note);
}

/** A day of the last whole period before the newest comment's; of that comment's own, where twice as much was said in it. */
async function tellingDay(index: SearchIndex, kind: ReportKind, day: string): Promise<string> {
  const periodOf = (each: string) => reportPeriods(kind, each, "MY-16", workingCalendar([])).period;
  const holding = periodOf(day);
  if (kind === "daily") return day;
  const before = dayAfter(localDay(holding.from), -1);
  const count = ({ from, to }: ReportPeriod) => countComments(index, { from, to, official: false });
  return (await count(holding)) > 2 * (await count(periodOf(before))) ? day : before;
}
