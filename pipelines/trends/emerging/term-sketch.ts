const buckets = 2 ** 22;
const most = 255;

/**
 * Counts how often texts were added without keeping them, in 4 MiB whatever their number: never too few, because texts that
 * share a hash are counted together; at most 255. One row of the count-min sketch (G. Cormode and S. Muthukrishnan (2005),
 * Journal of Algorithms 55, 58-75).
 */
export interface TermSketch {
  add(term: string): void;
  count(term: string): number;
  /** How many different texts were added at least `least` times; those that share a hash are taken as one. */
  frequent(): number;
}

/** `least`: from 1 to 255. */
export function termSketch(least: number): TermSketch {
  const counts = new Uint8Array(buckets);
  let frequent = 0;
  return {
    add: (term) => {
      const bucket = bucketOf(term);
      const count = counts[bucket] ?? 0;
      if (count === most) return;
      counts[bucket] = count + 1;
      if (count + 1 === least) frequent += 1;
    },
    count: (term) => counts[bucketOf(term)] ?? 0,
    frequent: () => frequent,
  };
}

/** FNV-1a over the UTF-16 code units, its high bits folded down. */
function bucketOf(term: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < term.length; at += 1) hash = Math.imul(hash ^ term.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 22)) & (buckets - 1);
}
