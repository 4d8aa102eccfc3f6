import { createHash } from "node:crypto";
import type { AnalysedComment, Correction, SentimentGuess, SentimentLabel } from "../../schemas/analysed.ts";
import type { PersonLabel } from "../../schemas/correction.ts";

/** Tells texts apart without keeping them: 96 bits of SHA-256. The letter keeps a spreadsheet from taking it for a number. */
export function textKeyOf(text: string): string {
  return `t${createHash("sha256").update(text).digest("hex").slice(0, 24)}`;
}

/**
 * The comment with what people say of it in the place of what the models say. Of each task the last word counts, and only
 * words about the text that the comment has now: an edited comment is another one. Without any, the models' labels stand
 * again. Applied twice it changes nothing more.
 */
export function correct(comment: AnalysedComment, labels: readonly PersonLabel[]): AnalysedComment {
  const plain = uncorrected(comment);
  if (labels.length === 0) return plain;
  const key = textKeyOf(plain.text);
  const valid = labels.filter(({ textKey }) => textKey === key).toSorted(byTime);
  const last = valid.at(-1);
  if (last === undefined) return plain;
  const sentiment = valid.findLast((label) => label.sentiment !== undefined)?.sentiment;
  const topics = valid.findLast((label) => label.topics !== undefined)?.topics;
  const language = valid.findLast((label) => label.language !== undefined)?.language;
  const replaced: Correction["replaced"] = {
    ...(language !== undefined && { language: plain.language }),
    ...(sentiment !== undefined && { sentiment: plain.sentiment }),
    ...(topics !== undefined && { topics: plain.topics }),
  };
  return {
    ...plain,
    ...(language !== undefined && { language: { code: language, confidence: 1 } }),
    ...(sentiment !== undefined && { sentiment: saidByPerson(sentiment) }),
    ...(topics !== undefined && { topics: topics.map((id) => ({ id, confidence: 1 })) }),
    correction: { by: last.by, at: last.at, replaced },
  };
}

/** The comment as the models labelled it. */
export function uncorrected({ correction, ...comment }: AnalysedComment): AnalysedComment {
  const { language, sentiment, topics } = correction?.replaced ?? {};
  return {
    ...comment,
    language: language ?? comment.language,
    sentiment: sentiment ?? comment.sentiment,
    topics: topics ?? comment.topics,
  };
}

function saidByPerson(label: SentimentLabel): SentimentGuess {
  const probabilities = { negative: 0, neutral: 0, positive: 0, [label]: 1 };
  return { label, probabilities, confidence: 1, unsure: false };
}

function byTime(a: PersonLabel, b: PersonLabel): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return a.by < b.by ? -1 : 1;
}
