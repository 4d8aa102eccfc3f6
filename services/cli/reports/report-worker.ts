import { reportLetter } from "../../../pipelines/reports/words/letter.ts";
import { workingCalendar } from "../../../pipelines/stats/calendar/working-calendar.ts";
import { composeMail } from "../../notify/mail/compose-mail.ts";
import { deliverMail } from "../../notify/mail/deliver-mail.ts";
import type { Config } from "../../../schemas/config.ts";
import { reportMediaTypes } from "../../../schemas/report.ts";
import { everyMinute } from "../../runtime/ticks.ts";
import type { ReportDesk } from "../../workers/reports/report-desk.ts";
import { lookAtReports } from "../../workers/reports/run-reports.ts";
import type { Suara } from "../compose.ts";
import type { Environment } from "../config-file.ts";
import { mailServer } from "../destinations.ts";
import { openMakingDesk } from "./making-desk.ts";
import { scopedSchedules } from "./report-schedules.ts";

/** Makes and sends the reports of all schedules until `signal` aborts; ends at once where there is none. Throws USAGE for a scope that is not there before anything is made. */
export async function reportWorker(
  suara: Suara,
  environment: Environment,
  signal: AbortSignal,
): Promise<void> {
  const { config, dependencies, state } = suara;
  const schedules = scopedSchedules(config);
  if (schedules.length === 0) return;
  const making = openMakingDesk(suara, config.reports.folder);
  const desk = { ...making, send: sender(config, environment) };
  const calendar = workingCalendar(config.calendar.holidays);
  const options = { schedules, calendar, desk };
  await everyMinute(() => lookAtReports({ ...dependencies, state }, options, signal), signal);
}

function sender({ alerts: { mail } }: Pick<Config, "alerts">, environment: Environment): ReportDesk["send"] {
  const server = mail && mailServer(mail, environment);
  return async (to, { id, language, report, issuedAt, corrects, follows, attachments }, reached, signal) => {
    if (mail === undefined || server === undefined)
      return { kind: "refused", reason: "the configuration has no alerts.mail" };
    const { from } = mail;
    const letter = reportLetter(report, { language, isAttached: attachments.length > 0, corrects });
    const compose = () =>
      composeMail({
        from,
        to,
        id,
        follows,
        subject: letter.title,
        parts: [letter],
        attachments: attachments.map(({ name, format, bytes }) => ({
          name,
          type: reportMediaTypes[format],
          bytes,
        })),
        date: new Date(issuedAt),
      });
    return await deliverMail({ server, from, to, compose }, reached, signal);
  };
}
