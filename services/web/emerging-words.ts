import { fewestVoices } from "../../pipelines/stats/small-cells.ts";
import type { Phrase } from "../../pipelines/trends/emerging/describe-issue.ts";
import { fewestWeeks } from "../../pipelines/trends/emerging/find-emerging.ts";
import type { EmergingAnswer, IssueWithExamples } from "../../pipelines/trends/emerging/read-emerging.ts";
import type { Format } from "./format.ts";
import type { PageLanguage } from "./language.ts";
import type { EmergingTexts } from "./texts/emerging-texts.ts";

/** An answer in words, the same on the page and on a terminal. */
export interface EmergingWords {
  readonly hint: string;
  /** What the answer rests on, in sentences. */
  readonly basis: readonly string[];
  /** Why no issue is shown, and what to do; `null` where some are. */
  readonly nothing: { readonly title: string; readonly hint: string } | null;
  readonly facts: (issue: IssueWithExamples) => readonly string[];
  readonly phrase: (phrase: Phrase) => {
    readonly now: string;
    readonly usually: string;
    readonly risen: string;
  };
}

/** Most of an issue under one post is worth saying: it may be about that post alone. */
const mostlyUnderOne = 0.7;

export function emergingWords(answer: EmergingAnswer, texts: EmergingTexts, format: Format): EmergingWords {
  const { voices, weeks, weeksMissing, unread, oneIn, verdict } = answer;
  const oneDigit = (value: number) => format.number(Math.round(value * 10) / 10);
  return {
    hint: texts.hint(format.number(fewestVoices)),
    basis: [
      texts.comparedWith(format.number(voices), weeks.length),
      oneIn > 1 && texts.sampled(format.number(oneIn)),
      verdict.kind === "judged" && weeksMissing > 0 && texts.weeksMissing(weeksMissing),
      unread > 0 && texts.unread(format.percent(unread)),
    ].filter((sentence) => sentence !== false),
    nothing: nothingShown(answer, texts),
    facts: ({ voices: people, comments, posts, since, topPost }) => [
      texts.people(format.number(people)),
      texts.where(format.number(comments), format.number(posts)),
      ...(posts > 1 && topPost.share >= mostlyUnderOne
        ? [texts.mostlyUnder(format.percent(topPost.share))]
        : []),
      texts.since(format.time(since)),
    ],
    phrase: ({ observed, expected, expectedLow, expectedHigh, ratio }) => ({
      now: format.number(observed),
      usually: texts.usualRange(oneDigit(expected), format.number(expectedLow), format.number(expectedHigh)),
      risen:
        ratio === null
          ? texts.unheard
          : texts.times(ratio < 10 ? oneDigit(ratio) : format.number(Math.round(ratio))),
    }),
  };
}

function nothingShown({ verdict }: EmergingAnswer, texts: EmergingTexts): EmergingWords["nothing"] {
  switch (verdict.kind) {
    case "too-short":
      return { title: texts.tooShort, hint: texts.tooShortHint(fewestWeeks) };
    case "judged":
      return verdict.issues.length === 0 ? { title: texts.none, hint: texts.noneHint } : null;
  }
}

/** An issue's name: its phrases, those of the reader's language first. */
export function issueName({ phrases }: IssueWithExamples, lang: PageLanguage): string {
  const own = phrases.filter(({ language }) => language === lang);
  return [...own, ...phrases.filter((phrase) => !own.includes(phrase))]
    .map(({ phrase }) => phrase)
    .join(" · ");
}
