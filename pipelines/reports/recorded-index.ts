import { createHash } from "node:crypto";
import type { SearchIndex } from "../ports/search-index.ts";

/** An index that remembers what it was asked and answered. */
export interface RecordedIndex {
  readonly index: SearchIndex;
  /**
   * How often it was asked, and the SHA-256 of all questions with their answers, in whatever order they came: the same from
   * every adapter that holds the same, where it need not estimate authors.
   */
  read(): { readonly queries: number; readonly hash: string };
}

export function recordedIndex(index: SearchIndex): RecordedIndex {
  const digests: string[] = [];
  const recorded = <Query, Answer>(
    name: string,
    ask: (query: Query) => Promise<Answer>,
    written: (part: unknown) => string = (part) => JSON.stringify(part),
  ) => {
    return async (query: Query): Promise<Answer> => {
      const answer = await ask(query);
      digests.push(sha256(`${name} ${written(query)} ${written(answer)}`));
      return answer;
    };
  };
  return {
    index: {
      ...index,
      search: recorded("search", (query) => index.search(query), documents),
      aggregate: recorded("aggregate", (query) => index.aggregate(query)),
      published: recorded("published", (query) => index.published(query), documents),
      hours: recorded("hours", (query) => index.hours(query)),
      countHours: recorded("countHours", (query) => index.countHours(query)),
      [Symbol.asyncDispose]: () => index[Symbol.asyncDispose](),
    },
    read: () => ({ queries: digests.length, hash: sha256(digests.toSorted().join("\n")) }),
  };
}

/** Where a page ends each adapter says in its own way; which comments were on it says as much. */
const cursors = new Set(["after", "next"]);

/** Documents come back with their fields in different orders; counts, of which there are many more, do not. */
const documents = (part: unknown): string => JSON.stringify(part, inOrder);

/** Fields by name. */
function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const fields = Object.entries(value).filter(([name]) => !cursors.has(name));
  return Object.fromEntries(fields.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
