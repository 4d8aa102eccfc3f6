import { malaysiaAheadMs } from "../../pipelines/core/malaysian-day.ts";
import type { TimeStep } from "../../pipelines/ports/search-index.ts";
import type { Instant } from "../../schemas/item.ts";

const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

/** A date whose UTC fields read as the Malaysian ones of `instant`. */
function asLocal(instant: Instant): Date {
  return new Date(Date.parse(instant) + malaysiaAheadMs);
}

function fromLocal(localMs: number): Instant {
  return new Date(localMs - malaysiaAheadMs).toISOString();
}

/** The Malaysian midnight that begins the day of `instant`. */
export function startOfDay(instant: Instant): Instant {
  return fromLocal(asLocal(instant).setUTCHours(0, 0, 0, 0));
}

export function plusDays(instant: Instant, days: number): Instant {
  return new Date(Date.parse(instant) + days * dayMs).toISOString();
}

/** The first moment of the step that holds `instant`, as the index's time lines have it. */
export function startOfStep(instant: Instant, step: TimeStep): Instant {
  const local = asLocal(instant);
  local.setUTCMinutes(0, 0, 0);
  if (step !== "hour") local.setUTCHours(0);
  if (step === "week") local.setUTCDate(local.getUTCDate() - ((local.getUTCDay() + 6) % 7));
  if (step === "month") local.setUTCDate(1);
  return fromLocal(local.getTime());
}

/** The first moment of the step after the one that begins at `start`. */
export function nextStep(start: Instant, step: TimeStep): Instant {
  const local = asLocal(start);
  if (step === "hour") local.setUTCHours(local.getUTCHours() + 1);
  if (step === "day") local.setUTCDate(local.getUTCDate() + 1);
  if (step === "week") local.setUTCDate(local.getUTCDate() + 7);
  if (step === "month") local.setUTCMonth(local.getUTCMonth() + 1);
  return fromLocal(local.getTime());
}

const mostSteps = 400;

/**
 * The beginnings of all steps from one moment to before another; or only of those in `held`, in order, where one wrong date
 * would make thousands of empty ones.
 */
export function stepsBetween(
  from: Instant,
  to: Instant,
  step: TimeStep,
  held: Iterable<Instant>,
): readonly Instant[] {
  const starts: Instant[] = [];
  for (
    let start = startOfStep(from, step);
    start < to && starts.length <= mostSteps;
    start = nextStep(start, step)
  ) {
    starts.push(start);
  }
  return starts.length <= mostSteps ? starts : [...held].sort();
}

/** How a moment stands in an address: the Malaysian wall clock, as short as it can be, such as `2026-11-24` or `2026-11-24T13:00`. */
export function toAddress(instant: Instant): string {
  const local = asLocal(instant).toISOString();
  if (local.endsWith("T00:00:00.000Z")) return local.slice(0, 10);
  return local.slice(0, local.endsWith(":00.000Z") ? 16 : 23);
}

/** Reads what `toAddress` writes; `undefined` for anything else, the 31st of June and the years before 1970 included. */
export function fromAddress(text: string): Instant | undefined {
  if (!/^(?:19[7-9]|2\d\d)\d-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}\.\d{3})?)?$/u.test(text)) return undefined;
  const localMs = Date.parse(`${text.length === 10 ? `${text}T00:00` : text}Z`);
  if (Number.isNaN(localMs)) return undefined;
  const instant = fromLocal(localMs);
  return toAddress(instant) === text || toAddress(instant) === text.slice(0, 10) ? instant : undefined;
}

/** Does a Malaysian day begin at this moment? */
export function isMidnight(instant: Instant): boolean {
  return startOfDay(instant) === instant;
}

const longestSpanInDays: readonly (readonly [TimeStep, number])[] = [
  ["hour", 3],
  ["day", 100],
  ["week", 731],
];

/** The step that shows a span well: hours up to 3 days, days up to 100, weeks up to two years, months beyond. */
export function stepFor(from: Instant, to: Instant): TimeStep {
  const days = (Date.parse(to) - Date.parse(from)) / dayMs;
  return longestSpanInDays.find(([, most]) => days <= most)?.[0] ?? "month";
}
