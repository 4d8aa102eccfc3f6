import { updateState } from "../../../pipelines/core/update-state.ts";
import type { Delivery } from "../../../pipelines/ports/notifier.ts";
import { claimReport, settleReport } from "../../../pipelines/reports/issue/outbox.ts";
import type { ReportOutbox } from "../../../schemas/issued-report.ts";
import { ReportLanguage } from "../../../schemas/report.ts";
import type { ReportSchedule } from "../../../schemas/reports-config.ts";
import type { ReportDependencies, ReportOptions } from "./make-due-reports.ts";
import { listKey } from "./make-due-reports.ts";
import type { ReportDesk } from "./report-desk.ts";
import { issuedKey, issuedReports, reportOutboxes } from "./report-records.ts";

/** Makes the attempts that are due now, each list by itself: one whose server hangs holds up no other. */
export async function deliverReports(
  dependencies: ReportDependencies,
  { schedules, desk }: Pick<ReportOptions, "schedules" | "desk">,
  signal: AbortSignal,
): Promise<void> {
  const lists = schedules.flatMap(({ schedule }) =>
    ReportLanguage.options.flatMap((language) => {
      const to = schedule.to[language];
      return to === undefined ? [] : [{ schedule, language, to }];
    }),
  );
  await Promise.all(
    lists.map(async (list) => {
      try {
        while (!signal.aborted && (await deliverNext(dependencies, desk, list, signal)));
      } catch (error) {
        if (signal.aborted) return;
        dependencies.logger.error(
          { list: listKey(list.schedule.name, list.language), error },
          "report.unsent",
        );
      }
    }),
  );
}

interface RecipientList {
  readonly schedule: ReportSchedule;
  readonly language: ReportLanguage;
  readonly to: readonly string[];
}

type OnItsWay = NonNullable<ReportOutbox["onItsWay"]>;

/** Makes a list's next attempt; `false` when there is none to make now. */
async function deliverNext(
  dependencies: ReportDependencies,
  desk: ReportDesk,
  list: RecipientList,
  signal: AbortSignal,
): Promise<boolean> {
  const { state, clock, logger, metrics, random } = dependencies;
  const { schedule, language } = list;
  const key = listKey(schedule.name, language);
  const claimed = await claimNext(dependencies, key);
  if (claimed === undefined) return false;
  const after = (delivery: Delivery) =>
    updateState(state, reportOutboxes, key, (outbox) =>
      outbox === undefined ? undefined : settleReport(outbox, claimed, delivery, clock.now(), random),
    );
  const delivery = await attempt(dependencies, desk, list, claimed, signal).catch(async (error: unknown) => {
    // Nobody knows whether it arrived; the next to look need not wait until this attempt counts as lost.
    const reason = signal.aborted ? "stopped" : "the report could not be drawn";
    await after({ kind: "retry", reason, afterMs: null, reached: claimed.reached });
    throw error;
  });
  await after(delivery);
  metrics.count("report_attempts_total", { schedule: schedule.name, outcome: delivery.kind });
  const { id: report, version, attempts } = claimed;
  const fields = { list: key, report, version, attempts };
  const reason = delivery.kind === "delivered" ? delivery.refused : delivery.reason;
  if (reason === null) logger.info(fields, "report.delivered");
  else logger.warn({ ...fields, reason }, `report.${delivery.kind}`);
  return true;
}

async function claimNext({ state, clock }: ReportDependencies, key: string): Promise<OnItsWay | undefined> {
  let claimed: OnItsWay | undefined;
  if ((await state.get(reportOutboxes, key)) === undefined) return undefined;
  await updateState(state, reportOutboxes, key, (current) => {
    if (current === undefined) return undefined;
    const next = claimReport(current, clock.now());
    claimed = next === current ? undefined : (next.onItsWay ?? undefined);
    return next;
  });
  return claimed;
}

/** Attachments are drawn anew for each attempt: a comment that went since the last one is not shown any more. */
async function attempt(
  { state }: ReportDependencies,
  desk: ReportDesk,
  { schedule, language, to }: RecipientList,
  { id, version, reached }: OnItsWay,
  signal: AbortSignal,
): Promise<Delivery> {
  const issued = (await state.get(issuedReports, issuedKey(id, version)))?.value;
  if (issued === undefined) return { kind: "refused", reason: "the report is kept no more" };
  const { report, issuedAt } = issued;
  const wanted = { languages: [language], formats: schedule.attach };
  const { files } = await desk.draw(report, wanted, signal);
  const mail = {
    id: `${id}.v${version}.${schedule.name}.${language}`,
    language,
    report,
    issuedAt,
    attachments: files,
  };
  return await desk.send(to, mail, reached, signal);
}
