import { ListeningError } from "../../schemas/errors.ts";

export interface RejectionLimits {
  /** Stop at so many rejections in a row. */
  readonly inARow: number;
  /** Stop when more than this share of the last `window` items was rejected, from 0 to 1. */
  readonly share: number;
  /** The share is not looked at before so many items were seen. */
  readonly window: number;
}

export const defaultRejectionLimits: RejectionLimits = { inARow: 100, share: 0.5, window: 1_000 };

/** Watches how items leave. A few rejections are the data's fault; a flood of them is ours, and must stop the worker. */
export interface RejectionLimit {
  /** Throws REJECTIONS_EXCEEDED, not retryable, when the item just seen makes it too many. */
  observe(rejected: boolean): void;
}

export function rejectionLimit(limits: RejectionLimits = defaultRejectionLimits): RejectionLimit {
  const { inARow, share, window } = limits;
  const recent = new Uint8Array(window); // a ring: 1 where an item was rejected
  let seen = 0;
  let rejectedRecently = 0;
  let row = 0;
  return {
    observe(rejected) {
      const slot = seen % window;
      rejectedRecently += Number(rejected) - (recent[slot] ?? 0);
      recent[slot] = Number(rejected);
      seen += 1;
      row = rejected ? row + 1 : 0;
      if (row >= inARow) throw exceeded(`the last ${row} items were all rejected`);
      if (seen >= window && rejectedRecently > share * window) {
        throw exceeded(`${rejectedRecently} of the last ${window} items were rejected`);
      }
    },
  };
}

function exceeded(what: string): ListeningError {
  return new ListeningError("REJECTIONS_EXCEEDED", what, { retryable: false });
}
