import { allLanguages, wholeNation } from "../schemas/board-alert.ts";
import { stateNames } from "../schemas/states.ts";
import type { Taxonomy } from "../schemas/taxonomy.ts";
import { otherTopic } from "../schemas/taxonomy.ts";
import type { ViewName } from "./chart.ts";
import type { DataView, FieldWords } from "./data-view.ts";
import type { CommonFields, PlaceFields } from "./fields.ts";
import { alerts, comments, coverage, hours, posts } from "./fields.ts";
import type { DashboardLanguage, FieldWord, Words } from "./words/words.ts";

/** One for each index and language: names of fields and values belong to the data view, so that every panel, list and control says them alike. */
export function viewId(view: ViewName, language: DashboardLanguage): string {
  return `suara-${view}-${language}`;
}

export function dataViews(
  language: DashboardLanguage,
  words: Words,
  prefix: string,
  taxonomy: Taxonomy,
): DataView[] {
  const view = (name: ViewName, timeField: string | null, fieldWords: readonly FieldWords[]): DataView => ({
    id: viewId(name, language),
    index: `${prefix}-${name === "held" ? "comments" : name}`,
    name: words.views[name],
    timeField,
    words: fieldWords,
  });
  const named = (field: string, word: FieldWord): FieldWords => ({ field, label: words.fields[word] });
  const place = (fields: PlaceFields): FieldWords[] => [
    named(fields.channel, "channel"),
    named(fields.channelName, "channelName"),
    named(fields.district, "district"),
    { ...named(fields.platform, "platform"), values: words.platforms },
    { ...named(fields.level, "level"), values: words.levels },
    { ...named(fields.state, "state"), values: stateNames },
  ];
  const common = (fields: CommonFields) => [...place(fields), named(fields.post, "post")];
  const ofComments = [
    ...common(comments),
    named(comments.time, "published"),
    named(comments.text, "text"),
    named(comments.likes, "likes"),
    { ...named(comments.language, "language"), values: words.languages },
    { ...named(comments.sentiment, "sentiment"), values: words.sentiments },
    { ...named(comments.topic, "topic"), values: topicNames(language, words, taxonomy) },
    { ...named(comments.official, "writtenBy"), values: words.writtenBy },
  ];
  return [
    view("comments", comments.time, ofComments),
    view("held", null, ofComments),
    view("posts", posts.time, [
      ...common(posts),
      named(posts.time, "published"),
      { ...named(posts.kind, "contentKind"), values: words.contentKinds },
    ]),
    view("coverage", null, [
      ...common(coverage),
      named(coverage.time, "observed"),
      named(coverage.platformCount, "platformCount"),
    ]),
    view("hours", hours.time, [
      ...place(hours),
      named(hours.time, "published"),
      named(hours.platformCount, "platformCount"),
      named(hours.held, "held"),
      named(hours.coverage, "coverage"),
    ]),
    view("alerts", alerts.time, [
      named(alerts.time, "raised"),
      named(alerts.title[language], "issue"),
      named(alerts.since, "since"),
      named(alerts.ended, "ended"),
      named(alerts.channel, "channel"),
      named(alerts.rule, "rule"),
      named(alerts.observed, "commentsSince"),
      named(alerts.usualLow, "usualLow"),
      named(alerts.usualHigh, "usualHigh"),
      named(alerts.authors, "authors"),
      named(alerts.delay, "delay"),
      named(alerts.answeredAfter, "answeredAfter"),
      { ...named(alerts.negativeShare, "negativeShare"), isShare: true },
      { ...named(alerts.usualNegativeShare, "usualNegativeShare"), isShare: true },
      { ...named(alerts.copies, "copies"), isShare: true },
      { ...named(alerts.kind, "alertKind"), values: words.alertKinds },
      { ...named(alerts.severity, "severity"), values: words.severities },
      { ...named(alerts.answer, "answer"), values: words.answers },
      { ...named(alerts.topic, "topic"), values: topicNames(language, words, taxonomy) },
      { ...named(alerts.state, "state"), values: { ...stateNames, [wholeNation]: words.wholeNation } },
      {
        ...named(alerts.language, "language"),
        values: { ...words.languages, [allLanguages]: words.allLanguages },
      },
    ]),
  ];
}

function topicNames(language: DashboardLanguage, words: Words, { topics }: Taxonomy): Record<string, string> {
  const names = topics.map(({ id, name }) => [id, name[language]] as const);
  return { ...Object.fromEntries(names), [otherTopic]: words.otherTopic };
}
