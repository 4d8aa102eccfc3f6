import { isRetryable, RateLimitedError } from "../../schemas/errors.ts";

export interface RetryLimits {
  /** Longest wait after the first failure, doubled with every further one. */
  readonly firstMs: number;
  /** No wait is longer, but for what the other side asked for. */
  readonly mostMs: number;
  /** Give up at so many failures in a row. */
  readonly failures: number;
}

/** Never gives up: a platform, disk or network that is away for a night must not end the collection. */
export const defaultRetryLimits: RetryLimits = { firstMs: 1_000, mostMs: 60_000, failures: Infinity };

export type RetryDecision = { readonly retryAfterMs: number } | "give-up";

/**
 * Whether to make the same call again after it failed with `error`, for the `failures`th time in a row (from 1), and how
 * long to wait first. Only errors of ours that say so are retryable. The wait is exponential with full jitter, so that
 * many workers do not come back at once (M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015);
 * where the other side said how long to wait, it is added to that. `random` is uniform from 0 to below 1.
 */
export function retryDecision(
  error: unknown,
  failures: number,
  random: () => number,
  limits: RetryLimits = defaultRetryLimits,
): RetryDecision {
  if (!isRetryable(error) || failures >= limits.failures) return "give-up";
  const longestMs = Math.min(limits.mostMs, limits.firstMs * 2 ** (Math.max(1, failures) - 1));
  const askedMs = error instanceof RateLimitedError ? Math.max(0, error.retryAfterMs) : 0;
  return { retryAfterMs: Math.ceil(askedMs + random() * longestMs) };
}
