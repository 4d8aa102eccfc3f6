import { createHash } from "node:crypto";
import type { SearchIndex } from "../ports/search-index.ts";

/** An index that remembers what it was asked and answered. */
export interface RecordedIndex {
  readonly index: SearchIndex;
  /** How often it was asked, and the SHA-256 of all questions with their answers, in whatever order they came. */
  read(): { readonly queries: number; readonly hash: string };
}

export function recordedIndex(index: SearchIndex): RecordedIndex {
  const digests: string[] = [];
  const recorded = <Query, Answer>(name: string, ask: (query: Query) => Promise<Answer>) => {
    return async (query: Query): Promise<Answer> => {
      const answer = await ask(query);
      digests.push(sha256(JSON.stringify([name, query, answer])));
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

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
