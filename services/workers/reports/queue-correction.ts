import { updateState } from "../../../pipelines/core/update-state.ts";
import type { Clock } from "../../../pipelines/ports/clock.ts";
import type { StateStore } from "../../../pipelines/ports/state-store.ts";
import { enqueueCorrection } from "../../../pipelines/reports/issue/outbox.ts";
import type { IssuedReport } from "../../../schemas/issued-report.ts";
import type { ReportSchedule } from "../../../schemas/reports-config.ts";
import type { RecipientList } from "./recipient-lists.ts";
import { recipientLists } from "./recipient-lists.ts";
import { reportOutboxes } from "./report-records.ts";

/**
 * Queues an issued version for the lists that were or are to be sent an earlier one of the same report, and resolves to those. However
 * often it is done, each list has it queued once.
 */
export async function queueCorrection(
  { state, clock }: { readonly state: StateStore; readonly clock: Pick<Clock, "now"> },
  schedules: readonly ReportSchedule[],
  { id, report: { version } }: IssuedReport,
): Promise<readonly RecipientList[]> {
  const queuedAt = new Date(clock.now()).toISOString();
  const queued: RecipientList[] = [];
  for (const list of schedules.flatMap(recipientLists)) {
    let isNew = false;
    await updateState(state, reportOutboxes, list.key, (outbox) => {
      const next = outbox && enqueueCorrection(outbox, { id, version, queuedAt });
      isNew = next !== outbox;
      return next;
    });
    if (isNew) queued.push(list);
  }
  return queued;
}
