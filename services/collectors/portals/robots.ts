import Robots from "robots-parser/Robots.js";
import type { Clock } from "../../../pipelines/ports/clock.ts";
import { ListeningError } from "../../../schemas/errors.ts";
import type { Answer } from "../fetch-answer.ts";
import { sourceError } from "../source-errors.ts";

/** Our product token: what `User-agent` lines may name. */
export const productToken = "Suara";

/** What a host's robots.txt (RFC 9309) says to us. */
export interface RobotsRules {
  allows(url: string): boolean;
  readonly crawlDelayMs: number;
  readonly sitemaps: readonly string[];
}

const keptForMs = 24 * 3_600_000;

/** As much of a robots.txt as RFC 9309 asks a reader to take. */
const charsRead = 512_000;

/** Longer delays are shortened to this: whoever wants us away entirely says `Disallow`. */
const longestDelayMs = 60_000;

const openToAll: RobotsRules = { allows: () => true, crawlDelayMs: 0, sitemaps: [] };

/**
 * Gives the rules of each origin, asked for at most once a day. `fetch` follows redirects. A 4xx restricts nothing; while
 * robots.txt can't be read nothing may be read at all, so that throws SOURCE_UNAVAILABLE, unless an older copy is known.
 */
export function robotsOf(
  fetch: (url: string, signal: AbortSignal) => Promise<Answer>,
  clock: Pick<Clock, "now">,
): (url: URL, signal: AbortSignal) => Promise<RobotsRules> {
  const known = new Map<string, { readonly rules: RobotsRules; readonly readAtMs: number }>();
  return async ({ origin }, signal) => {
    const copy = known.get(origin);
    if (copy !== undefined && clock.now() - copy.readAtMs < keptForMs) return copy.rules;
    const url = `${origin}/robots.txt`;
    try {
      const rules = rulesIn(url, await fetch(url, signal));
      known.set(origin, { rules, readAtMs: clock.now() });
      return rules;
    } catch (error) {
      if (copy === undefined || !(error instanceof ListeningError) || !error.retryable) throw error;
      return copy.rules;
    }
  };
}

function rulesIn(url: string, { status, text }: Answer): RobotsRules {
  if (status >= 400 && status < 500) return openToAll;
  if (status < 200 || status >= 300)
    throw sourceError("unavailable", `robots.txt: status ${status}, so nothing there may be read`);
  const robots = new Robots(url, text.slice(0, charsRead));
  const delayMs = (robots.getCrawlDelay(productToken) ?? 0) * 1000;
  return {
    allows: (asked) => robots.isAllowed(asked, productToken) !== false,
    crawlDelayMs: Math.min(Math.max(0, delayMs), longestDelayMs),
    sitemaps: robots.getSitemaps(),
  };
}
