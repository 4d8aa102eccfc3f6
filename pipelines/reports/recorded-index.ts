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
  const recorded = <Query, Answer>(name: string, ask: (query: Query) => Promise<Answer>) => {
    return async (query: Query): Promise<Answer> => {
      const answer = await ask(query);
      digests.push(sha256(JSON.stringify([name, query, answer], inOrder)));
      return answer;
    };
  };
  return {
    index: {
      ...index,
      search: recorded("search", (query) => index.search(query)),
      aggregate: recorded("aggregate", (query) => index.aggregate(query)),
      posts: recorded("posts", (query) => index.posts(query)),
      hours: recorded("hours", (query) => index.hours(query)),
      [Symbol.asyncDispose]: () => index[Symbol.asyncDispose](),
    },
    read: () => ({ queries: digests.length, hash: sha256(digests.toSorted().join("\n")) }),
  };
}

/** Where a page ends each adapter says in its own way; which comments were on it says as much. */
const cursors = new Set(["after", "next"]);

/** Fields by name, because adapters build their answers in different orders. */
function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const fields = Object.entries(value).filter(([name]) => !cursors.has(name));
  return Object.fromEntries(fields.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
