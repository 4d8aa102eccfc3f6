import type { Depth } from "../../pipelines/ports/source.ts";

/**
 * Does a page of a list, newest first, end a walk of this depth? Behind a page of older ones there is nothing new. Times
 * are in ms since 1970; `undefined` or not a number for an item whose time can't be read, which ends nothing.
 */
export function reachesBack(timesMs: readonly (number | undefined)[], depth: Depth): boolean {
  if (depth.kind === "all" || timesMs.length === 0) return false;
  const sinceMs = Date.parse(depth.since);
  return timesMs.every((timeMs) => timeMs !== undefined && timeMs < sinceMs);
}
