import type { AnalysedComment } from "../../../schemas/analysed.ts";

type Candidate = Pick<
  AnalysedComment,
  "id" | "author" | "postId" | "copyKey" | "language" | "likes" | "sentiment" | "text"
>;

const shown = 5;
/** A comment of fewer letters shows little. */
const shortest = 25;

/**
 * Five comments that show an issue best: negative ones first, then the most liked, each by another person, no copy of one another,
 * and of another post or language than those chosen as long as there is one.
 */
export function chooseComments<T extends Candidate>(comments: readonly T[]): readonly T[] {
  const ranked = comments.toSorted(
    (a, b) =>
      worth(b) - worth(a) ||
      (b.likes ?? 0) - (a.likes ?? 0) ||
      b.text.length - a.text.length ||
      (a.id < b.id ? -1 : 1),
  );
  const chosen: T[] = [];
  while (chosen.length < shown) {
    const left = ranked.filter((each) => chosen.every((other) => isAnother(each, other)));
    const next =
      left.find((each) => chosen.every(({ language }) => language.code !== each.language.code)) ??
      left.find((each) => chosen.every(({ postId }) => postId !== each.postId)) ??
      left[0];
    if (next === undefined) break;
    chosen.push(next);
  }
  return chosen;
}

function worth({ sentiment, text }: Candidate): number {
  return (sentiment.label === "negative" ? 2 : 0) + (text.length >= shortest ? 1 : 0);
}

function isAnother(a: Candidate, b: Candidate): boolean {
  return (
    a.id !== b.id &&
    (a.author === null || a.author !== b.author) &&
    (a.copyKey === null || a.copyKey !== b.copyKey) &&
    a.text !== b.text
  );
}
