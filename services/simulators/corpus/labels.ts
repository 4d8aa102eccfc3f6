import { copiesOf } from "./copies.ts";
import { corpusIssues } from "./issues.ts";
import { generalComments, generalReplies } from "./issues/general.ts";
import type { WrittenLabels, WrittenThread } from "./written.ts";

export interface CorpusLabels extends WrittenLabels {
  /** Id of the issue the text was written for; `null` for talk that fits anywhere. */
  readonly issue: string | null;
}

/** Our own labels of every text in the demo, by the exact text. Who wrote them also wrote the text: no second opinion. */
export const corpusLabels: ReadonlyMap<string, CorpusLabels> = new Map([
  ...corpusIssues.flatMap(({ issue }) => labelsOf(issue.threads, issue.id)),
  ...labelsOf([...generalComments, ...generalReplies], null),
]);

function labelsOf(threads: readonly WrittenThread[], issue: string | null): [string, CorpusLabels][] {
  return threads.flatMap(({ top, replies, copies }) => [
    ...[top, ...replies].map(({ text, ...labels }): [string, CorpusLabels] => [text, { ...labels, issue }]),
    ...copiesOf(top.text, copies).map((text): [string, CorpusLabels] => [
      text,
      { sentiment: top.sentiment, language: top.language, marks: top.marks, issue },
    ]),
  ]);
}
