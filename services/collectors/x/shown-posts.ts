import { firstIdOf, isOutdated, XObject } from "../../../pipelines/normalise/x/x-object.ts";

/** What X showed of the posts of one account, so that not every thread asks for its own again. */
export interface ShownPosts {
  /** X showed these just now. What is outdated, or of another shape, is not taken. */
  note(bodies: readonly unknown[], nowMs: number): void;
  /** X said that it does not show this one. */
  forget(postNativeId: string): void;
  /** The ids of all versions of a post that was shown lately; `undefined`: it must be asked for. */
  versionsOf(postNativeId: string, nowMs: number): readonly string[] | undefined;
  /** The latest known versions of at most so many posts that must be asked for, longest ago first, by their first ids. */
  toAskFor(atMost: number, nowMs: number): ReadonlyMap<string, string>;
}

interface Shown {
  readonly versions: readonly string[];
  readonly atMs: number;
}

/** X takes edits only in a post's first hour, and wants deletions followed within 24: with 20 between two readings, in time. */
const trustedForMs = 2 * 3_600_000;

/** A few hundred bytes each, and X lists 3,200 of an account. Of more posts than these some are asked for alone. */
const mostPosts = 5_000;

/** Remembered by this process only: after a restart each post is asked for once more. */
export function shownPosts(): ShownPosts {
  const shown = new Map<string, Shown>(); // longest ago first
  const trusted = ({ atMs }: Shown, nowMs: number) => nowMs - atMs < trustedForMs;
  return {
    note(bodies, nowMs) {
      for (const body of bodies) {
        const object = XObject.safeParse(body).data;
        if (object === undefined || isOutdated(object)) continue;
        const id = firstIdOf(object);
        shown.delete(id);
        shown.set(id, { versions: object.versions, atMs: nowMs });
      }
      for (const id of shown.keys()) {
        if (shown.size <= mostPosts) break;
        shown.delete(id);
      }
    },
    forget: (postNativeId) => void shown.delete(postNativeId),
    versionsOf(postNativeId, nowMs) {
      const found = shown.get(postNativeId);
      return found !== undefined && trusted(found, nowMs) ? found.versions : undefined;
    },
    toAskFor(atMost, nowMs) {
      const found = new Map<string, string>();
      for (const [id, each] of shown) {
        if (found.size >= atMost || trusted(each, nowMs)) break;
        found.set(id, each.versions.at(-1) ?? id);
      }
      return found;
    },
  };
}
