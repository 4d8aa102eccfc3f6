import type { Chart, Question } from "../chart.ts";
import { coverage } from "../fields.ts";
import { commentGroupings, hourGroupings, placeGroupings, postGroupings } from "../groupings.ts";
import { bySentiment, commentMeasures, hourMeasures, postMeasures } from "../measures.ts";
import type { Words } from "../words/words.ts";
import { bars } from "./charts.ts";
import type { Page } from "./page.ts";
import { chart, row } from "./page.ts";

/** Posts listed one by one. */
const manyPosts = 100;

/** Lines that can be told apart. Each may have an hour's point for the whole period, and Elasticsearch gives 65,536 at most. */
const linesDrawn = 10;

/** As many pairs of bars as can be read; the controls narrow the choice to a state or a level. */
const channelsDrawn = 30;

/** What each channel gets, and how much of it is held here. */
export function channelsAndCoverage(words: Words): Page {
  const byLevel = bars("by-level", words.sentimentByLevel, commentGroupings(words).level, bySentiment(words));
  const { channelTable, commentsByWeek } = commentCharts(words);
  const { postsByChannel, postsByWeek, postsByKind } = postCharts(words);
  const { heldAndCounted, heldByPost, countedByPost } = coverageCharts(words);
  return {
    name: "channels",
    about: "comments",
    controls: ["level", "state", "platform"],
    rows: [
      row(5, [48, { kind: "note", markdown: words.pages.channels.note }]),
      row(20, [48, chart(channelTable)]),
      row(14, [24, chart(byLevel)], [24, chart(commentsByWeek)]),
      row(20, [48, chart(heldAndCounted)]),
      row(14, [48, chart(coverageByHour(words))]),
      row(18, [24, chart(heldByPost)], [24, chart(countedByPost)]),
      row(16, [16, chart(postsByChannel)], [16, chart(postsByKind)], [16, chart(postsByWeek)]),
    ],
  };
}

function commentCharts(words: Words) {
  const by = commentGroupings(words);
  const { comments, negativeShare, net, authors, posts, likes } = commentMeasures(words);
  const channelTable: Chart = {
    id: "channel-table",
    title: words.channelTable,
    view: "comments",
    shape: "table",
    groupings: [by.channel()],
    measures: [comments, ...bySentiment(words), negativeShare, net, authors, posts, likes],
  };
  const commentsByWeek: Chart = {
    id: "comments-by-week",
    title: words.commentsByChannelAndWeek,
    view: "comments",
    shape: "lines",
    groupings: [by.week, by.channel(10)],
    measures: [comments],
  };
  return { channelTable, commentsByWeek };
}

function postCharts(words: Words) {
  const by = postGroupings(words);
  const { posts, views, likes } = postMeasures(words);
  const table = { view: "posts", shape: "table", measures: [posts, views, likes] } as const;
  const postsByChannel: Chart = {
    ...table,
    id: "posts-by-channel",
    title: words.postsByChannel,
    groupings: [by.channel()],
  };
  const postsByKind: Chart = {
    ...table,
    id: "posts-by-kind",
    title: words.postsByKind,
    groupings: [by.kind],
  };
  const postsByWeek: Chart = {
    id: "posts-by-week",
    title: words.postsByWeek,
    view: "posts",
    shape: "lines",
    groupings: [by.week, by.channel(10)],
    measures: [posts],
  };
  return { postsByChannel, postsByKind, postsByWeek };
}

/** What is held beside what the platforms count, for all time: a period would choose comments and counts by different times. */
function coverageCharts(words: Words) {
  const by = commentGroupings(words);
  const counted = placeGroupings(words, coverage);
  const { platformCount } = postMeasures(words);
  const held = { ...commentMeasures(words).comments, label: words.commentsHeld };
  const beside: Question = {
    view: "coverage",
    groupings: [counted.channelByMost(channelsDrawn, platformCount.id)],
    measures: [platformCount],
  };
  const heldAndCounted: Chart = {
    id: "held-and-counted",
    title: words.heldAndCounted,
    view: "held",
    shape: "paired-bars",
    groupings: [by.channel(channelsDrawn)],
    measures: [held],
    beside,
  };
  const heldByPost: Chart = {
    id: "held-by-post",
    title: words.heldByPost,
    view: "held",
    shape: "table",
    groupings: [by.post(manyPosts)],
    measures: [held],
  };
  const countedByPost: Chart = {
    id: "counted-by-post",
    title: words.countedByPost,
    view: "coverage",
    shape: "table",
    groupings: [counted.postByMost(manyPosts, platformCount.id)],
    measures: [platformCount],
  };
  return { heldAndCounted, heldByPost, countedByPost };
}

function coverageByHour(words: Words): Chart {
  const by = hourGroupings(words);
  const { coverage: share } = hourMeasures(words);
  return {
    id: "coverage-by-hour",
    title: words.coverageByHour,
    view: "hours",
    shape: "lines",
    groupings: [by.hour, by.channelByLeast(linesDrawn, share.id)],
    measures: [share],
  };
}
