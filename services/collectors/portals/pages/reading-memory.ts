import type { ArticleList, ListedArticle } from "./article-list.ts";

type Kind = ArticleList["kind"];

interface Known {
  /** What each kind of list said of it when it was last read. */
  readonly states: Partial<Record<Kind, string>>;
  /** The whole list it was last read in. */
  round: number;
  isArticle: boolean;
  /** How often in a row its page showed no article. */
  empty: number;
  failures: number;
}

/** One time a page without an article, or that fails, may be a passing fault; several times it is no article. */
const timesInARow = 2;

/** Which articles of a portal were read, and whether a list says something else of one since. In memory only. */
export interface ReadingMemory {
  /** Everything is to be read once more, until `endWhole`; goes on where a whole reading was broken off. */
  beginWhole(): void;
  endWhole(): void;
  isReadingWhole(): boolean;
  isDue(listed: ListedArticle, kind: Kind): boolean;
  remember(listed: ListedArticle, kind: Kind, isArticle: boolean): void;
  /** Counts a failure of its page; after the third in a row it is passed over until everything is read once more. */
  failsTooOften(listed: ListedArticle): boolean;
}

export function readingMemory(): ReadingMemory {
  const known = new Map<string, Known>();
  let round = 0;
  let isWhole = false;

  const knownOf = ({ address }: ListedArticle): Known => {
    const found = known.get(address) ?? { states: {}, round: -1, isArticle: false, empty: 0, failures: 0 };
    known.set(address, found);
    return found;
  };

  return {
    beginWhole() {
      if (!isWhole) round += 1;
      isWhole = true;
    },
    endWhole: () => void (isWhole = false),
    isReadingWhole: () => isWhole,
    isDue(listed, kind) {
      const found = known.get(listed.address);
      if (found === undefined || found.round === -1 || (isWhole && found.round < round)) return true;
      const before = found.states[kind];
      // Another kind of list words it differently: its first word of an article is no change.
      found.states[kind] ??= listed.state;
      if (before !== undefined && before !== listed.state) return true;
      return !found.isArticle && found.empty < timesInARow;
    },
    remember(listed, kind, isArticle) {
      const found = knownOf(listed);
      found.states[kind] = listed.state;
      found.round = round;
      found.isArticle = isArticle;
      found.empty = isArticle ? 0 : found.empty + 1;
      found.failures = 0;
    },
    failsTooOften(listed) {
      const found = knownOf(listed);
      found.failures += 1;
      return found.failures > timesInARow;
    },
  };
}
