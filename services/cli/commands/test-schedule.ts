import type { ScopedSchedule } from "../../../pipelines/reports/schedule/due-reports.ts";
import { lastDue } from "../../../pipelines/reports/schedule/due-reports.ts";
import { workingCalendar } from "../../../pipelines/stats/calendar/working-calendar.ts";
import { ListeningError } from "../../../schemas/errors.ts";
import type { ReportLanguage } from "../../../schemas/report.ts";
import { smtpProblem } from "../../notify/mail/smtp-session.ts";
import { systemClock } from "../../runtime/clock.ts";
import { recipientLists } from "../../workers/reports/recipient-lists.ts";
import type { Suara } from "../compose.ts";
import type { Environment } from "../config-file.ts";
import { mailServer } from "../destinations.ts";
import { localDay, localTime } from "../local-time.ts";
import { openMakingDesk } from "../reports/making-desk.ts";
import { scheduleWords } from "../reports/schedule-words.ts";

/**
 * What a schedule would make and whom it would send it to, in lines. Issues, keeps and sends nothing. Throws as making it would, and NOTIFY_FAILED
 * where its mails would not leave.
 */
export async function testSchedule(
  suara: Suara,
  environment: Environment,
  scoped: ScopedSchedule,
  inLanguage: ReportLanguage,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const words = scheduleWords[inLanguage];
  const { config } = suara;
  const { schedule, scope } = scoped;
  const calendar = workingCalendar(config.calendar.holidays);
  const { periods, dueAt } = lastDue(scoped, calendar, systemClock.now());
  const desk = openMakingDesk(suara, config.reports.folder);
  await desk.checkFolder();
  const report = await desk.read({ kind: schedule.kind, scope, day: localDay(periods.period.from) }, signal);
  const { files, withoutPdf } = await desk.draw(report, schedule, signal);
  const lists = recipientLists(schedule).map(({ language, to }) =>
    words.wouldSend(language, String(to.length)),
  );
  const { mail } = config.alerts;
  if (lists.length > 0 && mail !== undefined) {
    const problem = await smtpProblem(mailServer(mail, environment), signal);
    if (problem !== undefined) throw new ListeningError("NOTIFY_FAILED", problem, { retryable: true });
  }
  const lastDay = localDay(new Date(Date.parse(periods.period.to) - 1).toISOString());
  return [
    `${schedule.name}: ${words.wouldMake([localDay(periods.period.from), lastDay], localTime(dueAt), String(report.volume.comments))}`,
    ...files.map(({ name, bytes }) => words.wouldWrite(name, String(bytes.length))),
    ...(withoutPdf === null ? [] : [words.noPdf(withoutPdf)]),
    ...lists,
  ];
}
