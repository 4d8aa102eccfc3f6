import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { dirname } from "node:path";
import type { StateStore } from "../../../pipelines/ports/state-store.ts";
import type { Config } from "../../../schemas/config.ts";
import { smtpProblem } from "../../notify/mail/smtp-session.ts";
import { systemClock } from "../../runtime/clock.ts";
import { findChromium } from "../../runtime/find-chromium.ts";
import { recipientLists } from "../../workers/reports/recipient-lists.ts";
import type { Environment } from "../config-file.ts";
import { mailServer } from "../destinations.ts";
import { readSchedules, scheduleText } from "../reports/report-schedules.ts";
import type { Finding } from "./finding.ts";
import { explain } from "./finding.ts";

const never = new AbortController().signal;

/** Whether reports can be printed, and, where there are schedules, written and sent. Sends and writes nothing. */
export async function reportFindings(config: Config, environment: Environment): Promise<readonly Finding[]> {
  const chromium = config.collect.portals.chromium ?? findChromium();
  const pdf: Finding =
    chromium === undefined
      ? { what: "reports as PDF", state: "look", detail: "no Chromium here: all other formats are made" }
      : { what: "reports as PDF", state: "works", detail: `printed by ${chromium}` };
  const { folder, schedules } = config.reports;
  if (schedules.length === 0) return [pdf];
  const isWritable = await canWrite(folder);
  const detail = isWritable ? folder : `${folder} can't be written: name another in reports.folder`;
  return [
    pdf,
    { what: "folder of reports", state: isWritable ? "works" : "missing", detail },
    ...(await mailFindings(config, environment)),
  ];
}

async function mailFindings(
  { alerts: { mail }, reports: { schedules } }: Config,
  environment: Environment,
): Promise<readonly Finding[]> {
  if (mail === undefined || schedules.every((schedule) => recipientLists(schedule).length === 0)) return [];
  const what = "reports by mail";
  try {
    const problem = await smtpProblem(mailServer(mail, environment), never);
    return [
      { what, state: problem === undefined ? "works" : "look", detail: problem ?? `${mail.host}, reached` },
    ];
  } catch (error) {
    return [{ what, state: "missing", detail: explain(error) }];
  }
}

/** How each schedule stands: worth a look while a mail waits, or was refused to somebody. */
export async function scheduleFindings(config: Config, state: StateStore): Promise<readonly Finding[]> {
  try {
    const schedules = await readSchedules(config, state, systemClock.now());
    return schedules.map((schedule) => {
      const isWell = schedule.lists.every(
        ({ waiting, last }) => waiting === 0 && (last?.note ?? null) === null,
      );
      return {
        what: `reports ${schedule.name}`,
        state: isWell ? "works" : "look",
        detail: scheduleText(schedule, "en"),
      };
    });
  } catch (error) {
    return [{ what: "reports.schedules", state: "missing", detail: explain(error) }];
  }
}

/** Of a folder that is not there yet the nearest one above it is asked. */
async function canWrite(folder: string): Promise<boolean> {
  try {
    await access(folder, constants.W_OK);
    return true;
  } catch (error) {
    const above = dirname(folder);
    return (error as NodeJS.ErrnoException).code === "ENOENT" && above !== folder && (await canWrite(above));
  }
}
