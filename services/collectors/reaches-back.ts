import type { Depth } from "../../pipelines/ports/source.ts";

/**
 * Does a page of a list, newest first, end a walk of this depth? Behind one that ends with an older one there is nothing
 * new; an older one before its end may be pinned there. Times are in ms since 1970; `undefined` or not a number for an
 * item whose time can't be read, which ends nothing.
 */
export function reachesBack(timesMs: readonly (number | undefined)[], depth: Depth): boolean {
  const lastMs = timesMs.at(-1);
  return depth.kind === "new" && lastMs !== undefined && lastMs < Date.parse(depth.since);
}
