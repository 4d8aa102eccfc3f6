import type { CommentDocument } from "../../../schemas/document.ts";
import { smallest } from "./smallest.ts";
import type { Smallest } from "./smallest.ts";

type Candidate = Pick<CommentDocument, "channel" | "comment">;

/** At most this part of a sample comes from one post. */
const mostFromPost = 0.1;
/** Two comments that share more of their words than this teach the same. */
const mostShared = 0.5;
/** For each one taken, so many of its stratum are kept to choose from: some fall out because they say the same. */
const spare = 4;

/**
 * Chooses which comments teach a model most when people label them: those it is least sure of, each saying something else,
 * in turn from each language, platform and month, so that what is rare is there too.
 *
 * Least sure: the smallest margin between the two likeliest sentiments; see B. Settles (2009), Active Learning Literature
 * Survey, section 3.1, and 5.1 on why unsure comments alone are too much alike. `numberOf` breaks ties.
 */
export function teachingChooser(size: number, numberOf: (id: string) => number) {
  const strata = new Map<string, Smallest<Candidate>>();
  return {
    add(candidate: Candidate): void {
      const { channel, comment } = candidate;
      const name = `${comment.language.code} ${channel.platform} ${comment.publishedAt.slice(0, 7)}`;
      const stratum = strata.get(name) ?? smallest<Candidate>(spare * size, messageOf);
      strata.set(name, stratum);
      // The number is far smaller than any difference between margins that means something.
      stratum.add(candidate, marginOf(comment.sentiment.probabilities) + 1e-6 * numberOf(comment.id));
    },
    chosen(): readonly Candidate[] {
      const queues = [...strata]
        .sort(([a], [b]) => numberOf(a) - numberOf(b))
        .map(([, stratum]) => stratum.all().values());
      return takeInTurn(queues, size);
    },
  };
}

/** A message that many send is one thing to learn. */
function messageOf({ comment: { copyKey, text } }: Candidate): string {
  return copyKey ?? text;
}

function marginOf(probabilities: Readonly<Record<string, number>>): number {
  const [first = 0, second = 0] = Object.values(probabilities).sort((a, b) => b - a);
  return first - second;
}

function takeInTurn(queues: readonly Iterator<Candidate>[], size: number): readonly Candidate[] {
  const chosen: Candidate[] = [];
  const wordsOfChosen: ReadonlySet<string>[] = [];
  const fromPost = new Map<string, number>();
  const isNew = ({ comment }: Candidate): boolean => {
    if ((fromPost.get(comment.postId) ?? 0) >= Math.max(1, size * mostFromPost)) return false;
    const words = wordsOf(comment.text);
    if (wordsOfChosen.some((others) => shared(words, others) > mostShared)) return false;
    wordsOfChosen.push(words);
    fromPost.set(comment.postId, (fromPost.get(comment.postId) ?? 0) + 1);
    return true;
  };
  let open = queues;
  while (open.length > 0 && chosen.length < size) {
    open = open.filter((queue) => {
      if (chosen.length >= size) return true;
      for (let next = queue.next(); next.done !== true; next = queue.next()) {
        if (!isNew(next.value)) continue;
        chosen.push(next.value);
        return true;
      }
      return false;
    });
  }
  return chosen;
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [text]);
}

/** The Jaccard index of two sets that are not empty. */
function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return a.intersection(b).size / a.union(b).size;
}
