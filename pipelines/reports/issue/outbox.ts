import type { QueuedReport, ReportOutbox } from "../../../schemas/issued-report.ts";
import { afterAttempt, attemptAgain, firstAttempt } from "../../core/attempts.ts";
import type { Delivery } from "../../ports/notifier.ts";

const remembered = 100;

const emptyOutbox: ReportOutbox = { waiting: [], onItsWay: null, settled: [] };

const isSame = (a: Pick<QueuedReport, "id" | "version">) => (b: Pick<QueuedReport, "id" | "version">) =>
  a.id === b.id && a.version === b.version;

/** With the report waiting, unless it waits already, is on its way or was sent: then the same outbox. */
export function enqueueReport(outbox: ReportOutbox = emptyOutbox, report: QueuedReport): ReportOutbox {
  const known = [
    ...outbox.waiting,
    ...(outbox.onItsWay === null ? [] : [outbox.onItsWay]),
    ...outbox.settled,
  ];
  return known.some(isSame(report)) ? outbox : { ...outbox, waiting: [...outbox.waiting, report] };
}

/** With the next attempt claimed, so that no other worker makes it; the same outbox when there is none to make. */
export function claimReport(outbox: ReportOutbox, nowMs: number): ReportOutbox {
  const { onItsWay, waiting } = outbox;
  if (onItsWay !== null) {
    const again = attemptAgain(onItsWay, nowMs);
    return again === undefined ? outbox : { ...outbox, onItsWay: again };
  }
  const [next, ...later] = waiting;
  return next === undefined
    ? outbox
    : { ...outbox, waiting: later, onItsWay: { ...next, ...firstAttempt(nowMs) } };
}

/** After an attempt at a report; the same outbox when that is on its way no more. `random` is uniform from 0 to below 1. */
export function settleReport(
  outbox: ReportOutbox,
  report: QueuedReport,
  delivery: Delivery,
  nowMs: number,
  random: () => number,
): ReportOutbox {
  const { onItsWay } = outbox;
  if (onItsWay === null || !isSame(report)(onItsWay)) return outbox;
  const after = afterAttempt(onItsWay, delivery, nowMs, random);
  if (after.kind === "again") return { ...outbox, onItsWay: after.next };
  const { id, version } = report;
  const { outcome, note } = after;
  const settled = { id, version, at: new Date(nowMs).toISOString(), outcome, note };
  return { ...outbox, onItsWay: null, settled: [...outbox.settled, settled].slice(-remembered) };
}
