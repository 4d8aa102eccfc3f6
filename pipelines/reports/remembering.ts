import type { SearchIndex } from "../ports/search-index.ts";
import type { Reading } from "../trends/emerging/reading.ts";

/** An index that is asked each question once while it is used: the weeks that one week is compared with are nearly those of the next. */
export function rememberingIndex(index: SearchIndex): SearchIndex {
  return {
    ...index,
    search: remembering((query) => index.search(query)),
    countHours: remembering((query) => index.countHours(query)),
    [Symbol.asyncDispose]: () => index[Symbol.asyncDispose](),
  };
}

/** The same for texts that are read. */
export function rememberingReading({ read, topicsOf }: Reading): Reading {
  return { read: remembering(read), topicsOf };
}

function remembering<Question, Answer>(ask: (question: Question) => Answer): (question: Question) => Answer {
  const answers = new Map<string, Answer>();
  return (question) => {
    const key = JSON.stringify(question);
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = ask(question);
    answers.set(key, answer);
    return answer;
  };
}
