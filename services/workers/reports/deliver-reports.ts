import { updateState } from "../../../pipelines/core/update-state.ts";
import type { Delivery } from "../../../pipelines/ports/notifier.ts";
import {
  claimReport,
  deliveredBefore,
  keepReport,
  settleReport,
} from "../../../pipelines/reports/issue/outbox.ts";
import type { ReportOutbox } from "../../../schemas/issued-report.ts";
import type { ReportFormat } from "../../../schemas/report.ts";
import type { ReportSchedule } from "../../../schemas/reports-config.ts";
import type { ReportDependencies, ReportOptions } from "./make-due-reports.ts";
import type { RecipientList } from "./recipient-lists.ts";
import { recipientLists } from "./recipient-lists.ts";
import type { ReportDesk, ReportMail } from "./report-desk.ts";
import { issuedKey, issuedReports, reportOutboxes } from "./report-records.ts";

/**
 * Makes the attempts that are due now. Reports are claimed and drawn one after the other, for each may take a Chromium, and a claim
 * that waited for others' drawing would count as lost; they are sent side by side, so that a server that hangs holds up none.
 */
export async function deliverReports(
  dependencies: ReportDependencies,
  { schedules, desk }: Pick<ReportOptions, "schedules" | "desk">,
  signal: AbortSignal,
): Promise<void> {
  let left: readonly ScheduleList[] = schedules.flatMap(({ schedule }) =>
    recipientLists(schedule).map((list) => ({ ...list, schedule })),
  );
  const orLog = async <T>({ key }: ScheduleList, work: Promise<T>): Promise<T | undefined> => {
    try {
      return await work;
    } catch (error) {
      if (!signal.aborted) dependencies.logger.error({ list: key, error }, "report.unsent");
      return undefined;
    }
  };
  while (left.length > 0 && !signal.aborted) {
    const sending: Promise<ScheduleList | undefined>[] = [];
    for (const list of left) {
      if (signal.aborted) break;
      const send = await orLog(list, prepareNext(dependencies, desk, list, signal));
      if (send !== undefined)
        sending.push(
          orLog(
            list,
            send().then(() => list),
          ),
        );
    }
    left = (await Promise.all(sending)).flatMap((list) => list ?? []);
  }
}

interface ScheduleList extends RecipientList {
  readonly schedule: ReportSchedule;
}

type OnItsWay = NonNullable<ReportOutbox["onItsWay"]>;

/** Claims a list's next attempt and draws its mail; resolves to what sends it, or to `undefined` when there is none to make now. */
async function prepareNext(
  dependencies: ReportDependencies,
  desk: ReportDesk,
  list: ScheduleList,
  signal: AbortSignal,
): Promise<(() => Promise<void>) | undefined> {
  const { state, clock, logger, metrics, random } = dependencies;
  const { key, schedule } = list;
  const claimed = await claimNext(dependencies, key);
  if (claimed === undefined) return undefined;
  const { id: report, version, attempts, reached } = claimed;
  const fields = { list: key, report, version, attempts };
  const after = (delivery: Delivery) =>
    updateState(state, reportOutboxes, key, (outbox) =>
      outbox === undefined ? undefined : settleReport(outbox, claimed, delivery, clock.now(), random),
    );
  const failed = async (error: unknown): Promise<never> => {
    // Nobody knows whether it arrived; the next to look need not wait until this attempt counts as lost.
    const reason = signal.aborted ? "stopped" : "the report could not be drawn";
    await after({ kind: "retry", reason, afterMs: null, reached });
    throw error;
  };
  const mail = await drawMail(dependencies, desk, list, claimed, signal).catch(failed);
  // Drawing may take as long as a claim lasts, and so may sending.
  if (!(await changeOutbox(dependencies, key, (outbox) => keepReport(outbox, claimed, clock.now()))))
    return undefined;
  if (mail?.withoutPdf) logger.warn({ ...fields, reason: mail.withoutPdf }, "report.withoutPdf");
  return async () => {
    const delivery: Delivery =
      mail === undefined
        ? { kind: "refused", reason: "the report is kept no more" }
        : await desk.send(list.to, mail.mail, reached, signal).catch(failed);
    await after(delivery);
    metrics.count("report_attempts_total", { schedule: schedule.name, outcome: delivery.kind });
    const reason = delivery.kind === "delivered" ? delivery.refused : delivery.reason;
    if (reason === null) logger.info(fields, "report.delivered");
    else logger.warn({ ...fields, reason }, `report.${delivery.kind}`);
  };
}

async function claimNext(dependencies: ReportDependencies, key: string): Promise<OnItsWay | undefined> {
  const { clock } = dependencies;
  const claimed = await changeOutbox(dependencies, key, (outbox) => claimReport(outbox, clock.now()));
  return claimed?.onItsWay ?? undefined;
}

/** Resolves to the outbox as it was written; to `undefined` where there is none, or `change` gave back the same. */
async function changeOutbox(
  { state }: ReportDependencies,
  key: string,
  change: (outbox: ReportOutbox) => ReportOutbox,
): Promise<ReportOutbox | undefined> {
  let isChanged = false;
  const now = await updateState(state, reportOutboxes, key, (outbox) => {
    const next = outbox && change(outbox);
    isChanged = next !== outbox;
    return next;
  });
  return isChanged ? now : undefined;
}

/**
 * Attachments are drawn anew for each attempt: a comment that went since the last one is not shown any more. Where no PDF can be made,
 * the page goes instead of it. `undefined`: the report is kept no more.
 */
async function drawMail(
  { state }: ReportDependencies,
  desk: ReportDesk,
  { key, schedule, language }: ScheduleList,
  { id, version }: OnItsWay,
  signal: AbortSignal,
): Promise<{ readonly mail: ReportMail; readonly withoutPdf: string | null } | undefined> {
  const issued = (await state.get(issuedReports, issuedKey(id, version)))?.value;
  if (issued === undefined) return undefined;
  const { report, issuedAt } = issued;
  const draw = (formats: readonly ReportFormat[]) =>
    desk.draw(report, { languages: [language], formats }, signal);
  const { files, withoutPdf } = await draw(schedule.attach);
  const instead = withoutPdf !== null && !schedule.attach.includes("html") ? await draw(["html"]) : undefined;
  const attachments = [...files, ...(instead?.files ?? [])];
  const outbox = (await state.get(reportOutboxes, key))?.value;
  const earlier = outbox === undefined ? [] : deliveredBefore(outbox, { id, version });
  const before = earlier.at(-1);
  const corrected =
    before === undefined ? undefined : (await state.get(issuedReports, issuedKey(id, before)))?.value;
  const mailId = (of: number) => `${id}.v${of}.${schedule.name}.${language}`;
  const mail: ReportMail = {
    id: mailId(version),
    language,
    report,
    issuedAt,
    corrects: corrected?.report ?? null,
    follows: earlier.map(mailId),
    attachments,
  };
  return { mail, withoutPdf };
}
