import type { ArticleList, ListedArticle } from "./article-list.ts";

interface Known {
  /** What each list, by its address, said of it when it was last read. */
  readonly states: Map<string, string>;
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
  isDue(listed: ListedArticle, list: Pick<ArticleList, "address" | "namesOnlyNews">): boolean;
  remember(listed: ListedArticle, list: string, isArticle: boolean): void;
  /** Counts a failure of its page; after the third in a row it is passed over until everything is read once more. */
  failsTooOften(listed: ListedArticle): boolean;
}

export function readingMemory(): ReadingMemory {
  const known = new Map<string, Known>();
  let round = 0;
  let isWhole = false;

  const knownOf = ({ key }: ListedArticle): Known => {
    const found = known.get(key) ?? { states: new Map(), round: -1, isArticle: false, empty: 0, failures: 0 };
    known.set(key, found);
    return found;
  };

  return {
    beginWhole() {
      if (!isWhole) round += 1;
      isWhole = true;
    },
    endWhole: () => void (isWhole = false),
    isReadingWhole: () => isWhole,
    isDue(listed, list) {
      const found = known.get(listed.key);
      if (found === undefined || found.round === -1 || (isWhole && found.round < round)) return true;
      const before = found.states.get(list.address);
      if (before === undefined && list.namesOnlyNews) return true;
      // Another list words it differently: its first word of an article is no change.
      if (before === undefined) found.states.set(list.address, listed.state);
      if (before !== undefined && before !== listed.state) return true;
      return !found.isArticle && found.empty < timesInARow;
    },
    remember(listed, list, isArticle) {
      const found = knownOf(listed);
      found.states.set(list, listed.state);
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
