import type { AnalysedComment } from "../../../schemas/analysed.ts";

type Candidate = Pick<
  AnalysedComment,
  "id" | "author" | "postId" | "copyKey" | "language" | "likes" | "sentiment" | "text"
>;

const shown = 5;
/** A comment of fewer letters shows little. */
const shortest = 25;

/**
 * Five comments that show an issue best, each by another person and no copy of one another: negative ones as long as there are any,
 * long enough to show something before shorter ones. Among equals those of another language or post than the ones chosen come
 * first, then the most liked.
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
    const most = left[0] === undefined ? 0 : worth(left[0]);
    const best = left.filter((each) => worth(each) === most);
    const next =
      best.find((each) => chosen.every(({ language }) => language.code !== each.language.code)) ??
      best.find((each) => chosen.every(({ postId }) => postId !== each.postId)) ??
      best[0];
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
