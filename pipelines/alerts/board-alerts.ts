import type { AlertRecord } from "../../schemas/alert-record.ts";
import type { BoardAlert } from "../../schemas/board-alert.ts";
import { allLanguages, wholeNation } from "../../schemas/board-alert.ts";
import type { Instant } from "../../schemas/item.ts";
import { otherTopic } from "../../schemas/taxonomy.ts";
import { isTellable } from "./tellable.ts";

/** The rows of all alerts that may be told. `records` are all that there are: what closes an episode ends its other alerts. */
export function boardAlerts(records: readonly AlertRecord[]): readonly BoardAlert[] {
  const ends = new Map(
    records
      .filter(({ alert }) => alert.kind === "closed")
      .map(({ alert }) => [alert.episodeId, alert.raisedAt] as const),
  );
  return records
    .filter(({ alert }) => isTellable(alert))
    .map((record) => boardAlert(record, ends.get(record.alert.episodeId) ?? null));
}

function boardAlert({ alert, steps }: AlertRecord, endedAt: Instant | null): BoardAlert {
  const { id, episodeId, kind, severity, rule, series, title, since, raisedAt } = alert;
  // What was done before answered an earlier alert of the episode.
  const answers = steps.filter(({ at }) => at >= raisedAt);
  const [first] = answers;
  return {
    id,
    episodeId,
    kind,
    severity,
    rule,
    topic: series.topic ?? otherTopic,
    state: series.state ?? wholeNation,
    language: series.language ?? allLanguages,
    channelId: series.channelId,
    title,
    since,
    raisedAt,
    endedAt,
    observed: alert.observed,
    usualLow: alert.expected.low,
    usualHigh: alert.expected.high,
    negativeShare: alert.negative?.share ?? null,
    usualNegativeShare: alert.negative?.usual ?? null,
    authors: alert.authors ?? 0,
    shareOfCopies: alert.shareOfCopies,
    delayMinutes: alert.delaySeconds === null ? null : alert.delaySeconds / 60,
    answer: answers.at(-1)?.action ?? "none",
    answeredAfterMinutes: first === undefined ? null : minutesBetween(raisedAt, first.at),
    revision: answers.length + (endedAt === null ? 0 : 1),
  };
}

function minutesBetween(from: Instant, to: Instant): number {
  return (Date.parse(to) - Date.parse(from)) / 60_000;
}
