import type { Delivery } from "../../../pipelines/ports/notifier.ts";

/** About the message itself: the same one would be refused tomorrow too (RFC 9110, 15.5, and RFC 4918, 11.2). */
const refusals = new Set([400, 406, 413, 414, 415, 422]);

/**
 * What an answer of a receiver means. All that is wrong with the destination, rather than the message, is tried again: an
 * address that moved, a key that ended, a server that is down. A person mends it, and nothing was lost meanwhile.
 */
export function deliveryOf(status: number, afterMs: number | null): Delivery {
  if (status >= 200 && status < 300) return { kind: "delivered", refused: null };
  if (refusals.has(status)) return { kind: "refused", reason: `answered with status ${status}` };
  const hint =
    hints[status] ?? (status >= 300 && status < 400 ? "a redirect, which is not followed" : undefined);
  const reason = `answered with status ${status}${hint === undefined ? "" : `: ${hint}`}`;
  return { kind: "retry", reason, afterMs, reached: [] };
}

const hints: Readonly<Record<number, string>> = {
  401: "look at the key or the signing secret",
  403: "look at the key, or whether the channel lets us write",
  404: "look at the address",
  410: "look at the address",
};
