/** Whole seconds, and an offset without a colon. */
export function graphTime(instant: string): string {
  return instant.replace(/\.\d+Z$/u, "+0000");
}
