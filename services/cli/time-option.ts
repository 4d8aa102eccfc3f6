import { ListeningError } from "../../schemas/errors.ts";
import type { Instant } from "../../schemas/item.ts";
import { localTime } from "./local-time.ts";
import { fromAddress } from "../web/malaysian-time.ts";

/** The instant of a time in Malaysia that an option such as `--until` was given. Throws USAGE for a text that is none. */
export function timeOption(option: string, text: string): Instant {
  const time = fromAddress(text);
  if (time !== undefined) return time;
  throw new ListeningError(
    "USAGE",
    `${option} takes a time in Malaysia such as 2026-11-24 or 2026-11-24T13:00, not ${JSON.stringify(text)}`,
    { retryable: false },
  );
}

const hourMs = 3_600_000;

/**
 * The end of a period, as `--until` gives it. Throws USAGE for a text that is no time, and for an end after the running hour: of what
 * is still to come nothing can be said, and it would read as if people had fallen silent.
 */
export function untilOption(until: string, nowMs: number): Instant {
  const to = timeOption("--until", until);
  if (Date.parse(to) <= Math.ceil(nowMs / hourMs) * hourMs) return to;
  throw new ListeningError(
    "USAGE",
    `--until ${until} is in the future: a period ends by the running hour, ${localTime(new Date(nowMs).toISOString())} now`,
    { retryable: false },
  );
}

/** The period of that length that ends at the time given with `--until`. Throws USAGE for a text that is no time, and for the future. */
export function periodUntil(
  until: string,
  lengthMs: number,
  nowMs: number,
): { readonly from: Instant; readonly to: Instant } {
  const to = untilOption(until, nowMs);
  return { from: new Date(Date.parse(to) - lengthMs).toISOString(), to };
}
