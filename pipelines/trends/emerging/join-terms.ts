/** A term that rose, with the comments that hold it. */
export interface Held {
  readonly term: string;
  /** Positions of comments, ascending, each once. */
  readonly comments: readonly number[];
}

/** Terms whose comments overlap by so much on average are about one thing; chosen by reading what it joined in real comments. */
const leastOverlap = 0.2;

/** Two groups are one issue when so much of each is said in words that have a like in the other. */
const leastKinship = 0.5;

interface Group<T> {
  readonly terms: readonly T[];
  readonly comments: ReadonlySet<number>;
}

/**
 * Joins terms into issues. First those that share comments: the two most alike groups again and again, by the mean of the cosine
 * |A ∩ B| / √(|A| |B|) between their terms' comments (average linkage: R. R. Sokal and C. D. Michener (1958), University of
 * Kansas Science Bulletin 38, 1409-1438). Then groups that say the same in other words, such as those of another
 * language, which hardly ever share a comment: `kin` says which terms are alike. The order of the terms decides ties.
 */
export function joinTerms<T extends Held>(
  terms: readonly T[],
  kin: (a: T, b: T) => boolean,
): readonly (readonly T[])[] {
  const groups = byComments(terms).map(groupOf);
  for (let pair = kindred(groups, kin); pair !== undefined; pair = kindred(groups, kin)) {
    const [a, b] = pair;
    groups.splice(groups.indexOf(b), 1);
    groups.splice(groups.indexOf(a), 1, groupOf([...a.terms, ...b.terms]));
  }
  return groups.map((group) => group.terms);
}

function groupOf<T extends Held>(terms: readonly T[]): Group<T> {
  return { terms, comments: new Set(terms.flatMap(({ comments }) => comments)) };
}

function byComments<T extends Held>(terms: readonly T[]): T[][] {
  const groups: T[][] = terms.map((term) => [term]);
  const likeness = terms.map((a) => terms.map((b) => cosine(a.comments, b.comments)));
  const alive = new Set(terms.keys());
  for (;;) {
    let best: readonly [number, number] | undefined;
    let highest = leastOverlap;
    for (const a of alive) {
      for (const b of alive) {
        const alike = likeness[a]?.[b] ?? 0;
        if (b > a && alike >= highest && (best === undefined || alike > highest)) {
          best = [a, b];
          highest = alike;
        }
      }
    }
    if (best === undefined) return [...alive].map((position) => groups[position] ?? []);
    merge(best);
  }

  function merge([a, b]: readonly [number, number]): void {
    const [one = [], other = []] = [groups[a], groups[b]];
    for (const c of alive) {
      const mean =
        (one.length * (likeness[a]?.[c] ?? 0) + other.length * (likeness[b]?.[c] ?? 0)) /
        (one.length + other.length);
      for (const [x, y] of [
        [a, c],
        [c, a],
      ] as const) {
        const row = likeness[x];
        if (row !== undefined) row[y] = mean;
      }
    }
    one.push(...other);
    alive.delete(b);
  }
}

function cosine(a: readonly number[], b: readonly number[]): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const [x = 0, y = 0] = [a[i], b[j]];
    if (x === y) shared += 1;
    if (x <= y) i += 1;
    if (y <= x) j += 1;
  }
  return shared === 0 ? 0 : shared / Math.sqrt(a.length * b.length);
}

/** The two groups with most in common, if they have enough. */
function kindred<T extends Held>(
  groups: readonly Group<T>[],
  kin: (a: T, b: T) => boolean,
): readonly [Group<T>, Group<T>] | undefined {
  let best: readonly [Group<T>, Group<T>] | undefined;
  let highest = 0;
  for (const [position, a] of groups.entries()) {
    for (const b of groups.slice(position + 1)) {
      const common = Math.min(inWordsOf(a, b, kin), inWordsOf(b, a, kin));
      if (common >= leastKinship && common > highest) {
        best = [a, b];
        highest = common;
      }
    }
  }
  return best;
}

/** The share of a group's comments that hold a term with a like in the other group. */
function inWordsOf<T extends Held>(
  { terms, comments }: Group<T>,
  other: Group<T>,
  kin: (a: T, b: T) => boolean,
): number {
  const alike = terms.filter((term) => other.terms.some((each) => kin(term, each)));
  return new Set(alike.flatMap((term) => term.comments)).size / comments.size;
}
