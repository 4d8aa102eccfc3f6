import { malaysianDay } from "../../../pipelines/core/malaysian-day.ts";
import { updateState } from "../../../pipelines/core/update-state.ts";
import type { StateStore } from "../../../pipelines/ports/state-store.ts";
import { enqueueReport } from "../../../pipelines/reports/issue/outbox.ts";
import type { DueReport, ScopedSchedule } from "../../../pipelines/reports/schedule/due-reports.ts";
import { dueReports } from "../../../pipelines/reports/schedule/due-reports.ts";
import type { WorkingCalendar } from "../../../pipelines/stats/calendar/working-calendar.ts";
import type { ReportRun } from "../../../schemas/issued-report.ts";
import type { WorkerDependencies } from "../dependencies.ts";
import { issueReport } from "./issue-report.ts";
import { recipientLists } from "./recipient-lists.ts";
import type { ReportDesk } from "./report-desk.ts";
import { issuedKey, issuedReports, reportOutboxes, reportRuns } from "./report-records.ts";
import { writeReport } from "./write-report.ts";
import { unreadChannels, withUnread } from "./unread-channels.ts";

export type ReportDependencies = Pick<
  WorkerDependencies,
  "log" | "clock" | "logger" | "metrics" | "random"
> & {
  readonly state: StateStore;
};

export interface ReportOptions {
  readonly schedules: readonly ScopedSchedule[];
  readonly calendar: WorkingCalendar;
  readonly desk: ReportDesk;
}

/**
 * Makes what is due, each schedule by itself: one that fails holds up no other and is made at the next look. Killed at any moment,
 * the next look goes on with the version that was chosen, writes the same files again and queues each mail once.
 */
export async function makeDueReports(
  dependencies: ReportDependencies,
  options: ReportOptions,
  signal: AbortSignal,
): Promise<void> {
  const { state, clock, logger, metrics } = dependencies;
  const runs = new Map<string, ReportRun>();
  for await (const { key, value } of state.list(reportRuns)) runs.set(key, value);
  for (const due of dueReports(options.schedules, options.calendar, clock.now(), runs)) {
    const { name } = due.schedule;
    try {
      const isMade = await makeReport(dependencies, options, due, signal);
      if (isMade) metrics.count("reports_total", { schedule: name, outcome: "made" });
    } catch (error) {
      signal.throwIfAborted();
      metrics.count("reports_total", { schedule: name, outcome: "failed" });
      logger.error({ schedule: name, error }, "report.failed");
    }
  }
}

/** `false` while it waits for channels that are late. */
async function makeReport(
  dependencies: ReportDependencies,
  { desk }: ReportOptions,
  due: DueReport,
  signal: AbortSignal,
): Promise<boolean> {
  const { state, clock, logger } = dependencies;
  const { schedule } = due;
  const run = due.begun ?? (await begin(dependencies, desk, due, signal));
  if (run === undefined) return false;
  await desk.checkFolder(); // before drawing, which takes seconds
  const issued = (await state.get(issuedReports, issuedKey(run.id, run.version)))?.value;
  if (issued === undefined) throw new TypeError(`${run.id} was begun and never issued`);
  const { files, withoutPdf } = await writeReport(state, desk, issued, schedule, signal);
  if (withoutPdf !== null) logger.warn({ schedule: schedule.name, reason: withoutPdf }, "report.withoutPdf");
  const queuedAt = new Date(clock.now()).toISOString();
  const { id: report, version } = run;
  for (const { key } of recipientLists(schedule))
    await updateState(state, reportOutboxes, key, (outbox) =>
      enqueueReport(outbox, { id: report, version, queuedAt }),
    );
  await updateState(state, reportRuns, schedule.name, (now) =>
    now !== undefined && now.period.to > run.period.to ? now : { ...run, isDone: true },
  );
  const fields = { schedule: schedule.name, report, version, files: files.length, skipped: due.skipped };
  logger.info(fields, "report.made");
  return true;
}

/** Reads and issues the report and notes which version it is; `undefined` while it waits for channels that are late. */
async function begin(
  dependencies: ReportDependencies,
  desk: ReportDesk,
  { schedule, scope, subject, periods, dueAt }: DueReport,
  signal: AbortSignal,
): Promise<ReportRun | undefined> {
  const { state, clock } = dependencies;
  const { from, to } = periods.period;
  const unread = await unreadChannels(dependencies, subject.channels, to);
  const waitsUntil = Date.parse(dueAt) + schedule.waitForLateMinutes * 60_000;
  if (unread.size > 0 && clock.now() < waitsUntil) return undefined;
  const read = await desk.read({ kind: schedule.kind, scope, day: malaysianDay(from) }, signal);
  const { id, report } = await issueReport(dependencies, withUnread(read, unread));
  // Another process may have begun the same.
  return await updateState(state, reportRuns, schedule.name, (now) =>
    now !== undefined && now.period.to >= to
      ? now
      : { period: { from, to }, id, version: report.version, isDone: false },
  );
}
