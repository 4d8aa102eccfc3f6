/** `Retry-After` is in seconds or a date (RFC 9110, 10.2.3). `unlessTold` where there is none, or none that can be read. */
export function retryAfterMs<T extends number | null>(
  headers: { get(name: string): string | null },
  nowMs: number,
  unlessTold: T,
): number | T {
  const value = headers.get("retry-after");
  if (value === null) return unlessTold;
  const ms = /^\d+$/u.test(value) ? Number(value) * 1000 : Date.parse(value) - nowMs;
  return Number.isFinite(ms) ? Math.max(0, ms) : unlessTold;
}
