import { changeWords } from "../../pipelines/stats/change-words.ts";
import type { SentimentChange } from "../../pipelines/stats/sentiment-changes.ts";
import type { ChangedPart } from "../../pipelines/trends/changes/judge-changes.ts";
import { falseDiscoveries } from "../../pipelines/stats/false-discovery.ts";
import type { ChangesAnswer } from "../../pipelines/trends/changes/read-changes.ts";
import { mostUnread } from "../../pipelines/trends/series/unread-hours.ts";
import type { Format } from "./format.ts";
import type { PageLanguage } from "./language.ts";
import type { ChangesTexts } from "./texts/changes-texts.ts";

/** A figure of two periods: `from → to`, what may be said of the change, and what the models said, uncorrected. */
export interface FigureWords {
  /** `null`: of too few people to show. */
  readonly values: string | null;
  readonly change: string;
  readonly said: string | null;
}

/** What changed in words, the same on the page and on a terminal. */
export interface ChangesWords {
  /** What the lists rest on, in sentences. */
  readonly basis: readonly string[];
  readonly comments: (part: ChangedPart) => FigureWords;
  readonly negative: (part: ChangedPart) => FigureWords;
  readonly net: (part: ChangedPart) => FigureWords;
}

export function changesWords(
  { unread, beginsWithin }: ChangesAnswer,
  { lang, texts, format, before }: ChangesWording,
): ChangesWords {
  const words = changeWords[lang];
  const arrow = (from: string, to: string) => `${from} → ${to}`;
  const tooFew: FigureWords = { values: null, change: words.tooFew, said: null };
  const shares = (sentiment: SentimentChange, kind: "said" | "corrected") =>
    arrow(
      format.percent(sentiment.before[kind].negative.value),
      format.percent(sentiment.after[kind].negative.value),
    );
  return {
    basis: [
      texts.comparedWith(before),
      Math.max(unread.before, unread.after) > mostUnread &&
        texts.unread(format.percent(unread.after), format.percent(unread.before)),
      beginsWithin && texts.beginsWithin,
      texts.believed(format.percent(falseDiscoveries)),
    ].filter((sentence) => sentence !== false),
    comments: ({ comments, count }) => ({
      values: arrow(format.number(comments.before), format.number(comments.after)),
      change: count === null ? texts.notCompared : words.count(count.verdict, count.change),
      said: null,
    }),
    negative: ({ sentiment, negative }) =>
      sentiment === null
        ? tooFew
        : {
            values: shares(sentiment, "corrected"),
            change: words.share(negative.verdict, sentiment.corrected.negative),
            said: texts.said(`${shares(sentiment, "said")}, ${words.points(sentiment.said.negative)}`),
          },
    net: ({ sentiment }) =>
      sentiment === null
        ? tooFew
        : {
            values: arrow(format.net(sentiment.before.net.value), format.net(sentiment.after.net.value)),
            change: words.net(sentiment.corrected.net),
            said: texts.said(words.net(sentiment.said.net)),
          },
  };
}

export interface ChangesWording {
  readonly lang: PageLanguage;
  readonly texts: ChangesTexts;
  readonly format: Format;
  /** The earlier period in words. */
  readonly before: string;
}
