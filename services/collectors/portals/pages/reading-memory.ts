import type { ArticleList, ListedArticle } from "./article-list.ts";

interface Known {
  /** What each list, by its address, said of it when it was last read. */
  readonly states: Map<string, string>;
  /** The whole list it was last read in, or put off in; -1 before it was read. */
  round: number;
  isArticle: boolean;
  /** How often in a row its page showed no article. */
  empty: number;
  failures: number;
}

/** One time a page without an article, or that fails, may be a passing fault; several times it is no article. */
const timesInARow = 2;

type AddressOfList = Pick<ArticleList, "address">;

/** An article whose page is to be read once more, and the list that named it. */
interface PutOff {
  readonly listed: ListedArticle;
  readonly list: AddressOfList;
}

/** `passedOver`: its page was not there, kept from us, or failed too often. */
type Found = "article" | "noArticle" | "passedOver";

/** Which articles of a portal were read, and whether a list says something else of one since. In memory only. */
export interface ReadingMemory {
  /** Everything is to be read once more; goes on where a whole list was broken off. */
  beginWhole(): void;
  endWhole(): void;
  isReadingWhole(): boolean;
  isDue(listed: ListedArticle, list: Pick<ArticleList, "address" | "namesOnlyNews">): boolean;
  /** For an article that is not due: to be read once more, later, unless that was done since the whole list began. */
  putOff(listed: ListedArticle, list: AddressOfList): void;
  /** The first of those put off and not read since. */
  firstPutOff(most: number): readonly PutOff[];
  remember(listed: ListedArticle, list: AddressOfList, found: Found): void;
  /** Counts a failure of its page; after the third in a row it is passed over until everything is read once more. */
  failsTooOften(listed: ListedArticle): boolean;
}

export function readingMemory(): ReadingMemory {
  const known = new Map<string, Known>();
  const waiting = new Map<string, PutOff>();
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
      if (found === undefined || found.round === -1) return true;
      const before = found.states.get(list.address);
      if (before === undefined && list.namesOnlyNews) return true;
      // Another list words it differently: its first word of an article is no change.
      if (before === undefined) found.states.set(list.address, listed.state);
      if (before !== undefined && before !== listed.state) return true;
      return !found.isArticle && found.empty < timesInARow;
    },
    putOff(listed, list) {
      const found = knownOf(listed);
      if (found.round === round) return;
      found.round = round;
      waiting.set(listed.key, { listed, list });
    },
    firstPutOff: (most) => [...waiting.values()].slice(0, most),
    remember(listed, list, found) {
      const there = knownOf(listed);
      waiting.delete(listed.key);
      there.states.set(list.address, listed.state);
      there.round = round;
      there.isArticle = found === "article";
      there.empty = found === "noArticle" ? there.empty + 1 : found === "article" ? 0 : timesInARow;
      there.failures = 0;
    },
    failsTooOften(listed) {
      const found = knownOf(listed);
      found.failures += 1;
      return found.failures > timesInARow;
    },
  };
}
