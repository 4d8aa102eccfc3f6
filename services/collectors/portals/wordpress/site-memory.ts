import { z } from "zod";
import type { KnownCounts } from "./comment-counts.ts";

/** What this process knows of a site from reading its lists. */
export interface SiteMemory {
  readonly counts: KnownCounts;
  /** The newest articles as the site last gave them, by their numbers. */
  readonly articles: Map<number, unknown>;
  /** Changes in the last list that was read to its end. Lists overlap, and what was read is not read again. */
  seen: ReadonlySet<string>;
  /** Those in the list under way. */
  seenNow: ReadonlySet<string>;
}

export function nothingKnown(): SiteMemory {
  return { counts: new Map(), articles: new Map(), seen: new Set(), seenNow: new Set() };
}

const Numbered = z.object({ id: z.int().positive() });

/** Half a kilobyte each, and up to twice as many. Older ones are asked for again where they are commented on. */
export const mostArticles = 10_000;

/** These articles were just given by the site. */
export function remember({ articles }: SiteMemory, items: Iterable<unknown>): void {
  for (const item of items) {
    const { data } = Numbered.safeParse(item);
    if (data !== undefined) articles.set(data.id, item);
  }
  if (articles.size <= 2 * mostArticles) return;
  const newestFirst = [...articles.keys()].sort((a, b) => b - a);
  for (const number of newestFirst.slice(mostArticles)) articles.delete(number);
}
