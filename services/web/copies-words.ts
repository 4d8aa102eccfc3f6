import { fewestVoices } from "../../pipelines/stats/small-cells.ts";
import type { CopyGroupList, ShownGroup } from "../../pipelines/trends/copy-groups/read-copy-groups.ts";
import type { Format } from "./format.ts";
import type { CopiesTexts } from "./texts/copies-texts.ts";

/** Groups of copies in words, the same on the page and on a terminal. */
export interface CopiesWords {
  readonly facts: (group: ShownGroup) => readonly string[];
  /** By which rule it was decided, and what was counted. */
  readonly why: (group: ShownGroup) => string;
  /** What is not shown. */
  readonly left: readonly string[];
}

export function copiesWords(
  { tooSmall, more }: CopyGroupList,
  texts: CopiesTexts,
  format: Format,
  channelName: (id: string) => string,
): CopiesWords {
  const { number, time } = format;
  return {
    facts: ({ comments, authors, first, last, channels, sentiment: { negative, neutral, positive } }) => [
      texts.facts(number(comments), number(authors.value)),
      texts.between(time(first), time(last)),
      texts.channels(channels.length, number(channels.length), channelName(channels[0] ?? "")),
      texts.sentiment(number(negative), number(neutral), number(positive)),
    ],
    why: ({ record: { why } }) => {
      const counted = texts.reason({
        voices: number(why.voices),
        comments: number(why.comments),
        posts: number(why.posts),
        channels: number(why.channels),
        from: time(why.from),
        to: time(why.to),
      });
      const limits = texts.limits(number(why.fewestVoices), number(why.withinHours), why.version);
      return `${texts.rules[why.rule]}: ${counted} (${limits})`;
    },
    left: [
      ...(tooSmall > 0 ? [texts.tooSmall(tooSmall, number(tooSmall), number(fewestVoices))] : []),
      ...(more > 0 ? [texts.more(more, number(more))] : []),
    ],
  };
}
