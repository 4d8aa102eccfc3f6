import { ListeningError } from "../../schemas/errors.ts";
import type { Instant } from "../../schemas/item.ts";
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

/** The period of that length that ends at the time given with `--until`. Throws USAGE for a text that is no time. */
export function periodUntil(
  until: string,
  lengthMs: number,
): { readonly from: Instant; readonly to: Instant } {
  const to = timeOption("--until", until);
  return { from: new Date(Date.parse(to) - lengthMs).toISOString(), to };
}
