import type { Chart } from "../chart.ts";
import { commentGroupings } from "../groupings.ts";
import { bySentiment, commentMeasures } from "../measures.ts";
import type { Words } from "../words/words.ts";
import { bars, number } from "./charts.ts";
import type { Page } from "./page.ts";
import { chart, row } from "./page.ts";

/** How many comments, how they feel, about what, and where. */
export function overview(words: Words): Page {
  const by = commentGroupings(words);
  const measures = commentMeasures(words);
  const sentiments = bySentiment(words);
  const overDays = { view: "comments", groupings: [by.day], measures: sentiments } as const;
  const byDay: Chart = { ...overDays, id: "by-day", title: words.sentimentByDay, shape: "columns" };
  const sharesByDay: Chart = {
    ...overDays,
    id: "shares-by-day",
    title: words.sentimentSharesByDay,
    shape: "column-shares",
  };
  return {
    name: "overview",
    about: "comments",
    controls: ["level", "state", "platform", "language", "topic", "writtenBy"],
    rows: [
      row(4, [48, { kind: "note", markdown: words.pages.overview.note }]),
      row(
        6,
        ...[measures.comments, measures.authors, measures.posts, measures.likes].map(
          (measure) => [8, chart(number(measure))] as const,
        ),
        [8, chart(number(measures.negativeShare))],
        [8, chart(number(measures.net))],
      ),
      row(6, ...sentiments.map((measure) => [16, chart(number(measure))] as const)),
      row(13, [24, chart(byDay)], [24, chart(sharesByDay)]),
      row(
        18,
        [24, chart(bars("by-topic", words.sentimentByTopic, by.topic(15), sentiments))],
        [24, chart(bars("by-state", words.sentimentByState, by.state, sentiments))],
      ),
      row(
        12,
        [24, chart(bars("by-platform", words.sentimentByPlatform, by.platform, sentiments))],
        [24, chart(bars("by-language", words.sentimentByLanguage, by.language, sentiments))],
      ),
      row(18, [48, { kind: "list", list: "newest-comments" }]),
    ],
  };
}
