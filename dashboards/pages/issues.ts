import type { Chart } from "../chart.ts";
import { commentGroupings } from "../groupings.ts";
import { bySentiment, commentMeasures } from "../measures.ts";
import type { Words } from "../words/words.ts";
import { bars } from "./charts.ts";
import type { Page } from "./page.ts";
import { chart, row } from "./page.ts";

/** The policy issues people talk about, and how they feel about each. */
export function issues(words: Words): Page {
  const by = commentGroupings(words);
  const measures = commentMeasures(words);
  const sentiments = bySentiment(words);
  const topics = by.topic(60);
  const view = "comments";
  const inNumbers: Chart = {
    id: "topic-table",
    title: words.topicTable,
    view,
    shape: "table",
    groupings: [topics],
    measures: [
      measures.comments,
      ...sentiments,
      measures.negativeShare,
      measures.net,
      measures.authors,
      measures.posts,
      measures.likes,
    ],
  };
  const byWeek: Chart = {
    id: "topics-by-week",
    title: words.topicsByWeek,
    view,
    shape: "lines",
    groupings: [by.week, by.topic(8)],
    measures: [measures.comments],
  };
  const counted = { view, shape: "heatmap", measures: [measures.comments] } as const;
  const byState: Chart = {
    ...counted,
    id: "topics-by-state",
    title: words.topicsByState,
    groupings: [by.state, by.topic(20)],
  };
  const byLanguage: Chart = {
    ...counted,
    id: "topics-by-language",
    title: words.topicsByLanguage,
    groupings: [by.language, by.topic(20)],
  };
  const shares = bars("shares-by-topic", words.sentimentSharesByTopic, by.topic(20), sentiments);
  return {
    name: "issues",
    about: "comments",
    controls: ["level", "state", "platform", "language", "topic", "writtenBy"],
    rows: [
      row(4, [48, { kind: "note", markdown: words.pages.issues.note }]),
      row(22, [24, chart({ ...shares, shape: "bar-shares" })], [24, chart(byWeek)]),
      row(20, [48, chart(inNumbers)]),
      row(22, [28, chart(byState)], [20, chart(byLanguage)]),
      row(18, [48, { kind: "list", list: "liked-comments" }]),
    ],
  };
}
