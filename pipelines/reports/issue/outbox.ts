import type { QueuedReport, ReportOutbox } from "../../../schemas/issued-report.ts";
import { afterAttempt, attemptAgain, firstAttempt, keepClaim } from "../../core/attempts.ts";
import type { Delivery } from "../../ports/notifier.ts";

const remembered = 100;

const emptyOutbox: ReportOutbox = { waiting: [], onItsWay: null, settled: [] };

const known = ({
  waiting,
  onItsWay,
  settled,
}: ReportOutbox): readonly Pick<QueuedReport, "id" | "version">[] => [
  ...waiting,
  ...(onItsWay === null ? [] : [onItsWay]),
  ...settled,
];

const isSame = (a: Pick<QueuedReport, "id" | "version">) => (b: Pick<QueuedReport, "id" | "version">) =>
  a.id === b.id && a.version === b.version;

/** The earlier versions of a report that a list has, oldest first. */
export function deliveredBefore(
  { settled }: ReportOutbox,
  { id, version }: Pick<QueuedReport, "id" | "version">,
): readonly number[] {
  return settled
    .filter((each) => each.id === id && each.version < version && each.outcome === "delivered")
    .map((each) => each.version)
    .sort((a, b) => a - b);
}

/** With a correction waiting, where the list was or is to be sent an earlier version of the report; else the same outbox. */
export function enqueueCorrection(outbox: ReportOutbox, report: QueuedReport): ReportOutbox {
  return known(outbox).some(({ id, version }) => id === report.id && version < report.version)
    ? enqueueReport(outbox, report)
    : outbox;
}

/** With the report waiting, unless it waits already, is on its way or was sent: then the same outbox. */
export function enqueueReport(outbox: ReportOutbox = emptyOutbox, report: QueuedReport): ReportOutbox {
  return known(outbox).some(isSame(report)) ? outbox : { ...outbox, waiting: [...outbox.waiting, report] };
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

/** With the claim of an attempt running from now on; the same outbox when it is this attempt's no more. */
export function keepReport(
  outbox: ReportOutbox,
  claimed: NonNullable<ReportOutbox["onItsWay"]>,
  nowMs: number,
): ReportOutbox {
  const { onItsWay } = outbox;
  if (onItsWay === null || !isSame(claimed)(onItsWay)) return outbox;
  const kept = keepClaim(onItsWay, claimed, nowMs);
  return kept === undefined ? outbox : { ...outbox, onItsWay: kept };
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
