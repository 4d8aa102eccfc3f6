import type { Report } from "../../../schemas/report.ts";
import type { Voice } from "../words/voice.ts";
import { changeRecord, channelName, correctedCell, countCell, sentimentRecord } from "./cells.ts";
import type { ColumnMakers, ReportTable } from "./report-table.ts";
import { reportTable } from "./report-table.ts";

type Counted = Pick<Report["posts"]["byKind"][number], "comments" | "views" | "reactions" | "sentiment">;

/** What the department's posts reached and how people reacted. */
function reached<Row extends Counted>(numbers: ColumnMakers<Row>["numbers"], voice: Voice) {
  const { headings } = voice;
  return [
    numbers(headings.comments, ({ comments }: Row) => countCell(comments, voice)),
    numbers(headings.views, ({ views }: Row) => countCell(views, voice)),
    numbers(headings.reactions, ({ reactions }: Row) => countCell(reactions, voice)),
    numbers(headings.negativeShare, ({ sentiment }: Row) => correctedCell(sentiment, "negative", voice)),
    numbers(headings.positiveShare, ({ sentiment }: Row) => correctedCell(sentiment, "positive", voice)),
  ];
}

export function postsByKindTable({ posts }: Report, voice: Voice): ReportTable {
  const { headings, labels } = voice;
  return reportTable({
    id: "posts-by-kind",
    caption: headings.postsByKind,
    rows: posts.byKind,
    columns: ({ words, numbers }) => [
      words(headings.kind, ({ kind }) => labels.contentKinds[kind]),
      numbers(headings.posts, ({ posts: published }) => countCell(published, voice)),
      ...reached(numbers, voice),
    ],
    record: ({ kind, posts: published, comments, views, reactions, sentiment }) => ({
      kind,
      posts: published,
      comments,
      views,
      reactions,
      ...sentimentRecord(sentiment),
    }),
  });
}

export function postsMostTable(report: Report, voice: Voice): ReportTable {
  const { headings, labels, written } = voice;
  return reportTable({
    id: "posts-most",
    caption: headings.postsMost,
    rows: report.posts.most,
    columns: ({ words, quotes, numbers }) => [
      quotes(headings.post, ({ caption }) => (caption === "" ? headings.noCaption : caption)),
      words(headings.published, ({ kind, publishedAt }) => ({
        text: written.mediumDate(publishedAt),
        note: labels.contentKinds[kind],
      })),
      ...reached(numbers, voice),
    ],
    record: ({ id, channelId, caption, kind, publishedAt, url, comments, views, reactions, sentiment }) => ({
      id,
      channel: channelName(report, channelId, voice),
      caption,
      kind,
      published_at: publishedAt,
      url,
      comments,
      views,
      reactions,
      ...sentimentRecord(sentiment),
    }),
  });
}

export function entitiesTable({ entities }: Report, voice: Voice): ReportTable {
  const { headings, language } = voice;
  return reportTable({
    id: "entities",
    caption: headings.entities,
    rows: entities,
    columns: ({ words, quotes, numbers }) => [
      quotes(headings.name, ({ name }) => name[language]),
      words(headings.kind, ({ kind }) => headings.entityKinds[kind]),
      numbers(headings.comments, ({ comments }) => countCell(comments, voice)),
      numbers(headings.commentsBefore, ({ before }) => countCell(before, voice)),
      numbers(headings.negativeShare, ({ sentiment }) => correctedCell(sentiment, "negative", voice)),
      numbers(headings.positiveShare, ({ sentiment }) => correctedCell(sentiment, "positive", voice)),
    ],
    record: ({ id, kind, name, comments, before, sentiment }) => ({
      id,
      kind,
      name: name[language],
      comments,
      comments_before: before,
      ...sentimentRecord(sentiment),
    }),
  });
}

/** The issues as records; a report shows them as paragraphs. */
export function issueRecords(
  { issues }: Report,
  { language }: Voice,
): readonly Readonly<Record<string, unknown>>[] {
  return issues.map(
    ({ kind, id, name, comments, before, volume, negative, sentiment, terms, evidence, alertIds }) => ({
      kind,
      id,
      name: name[language],
      comments,
      comments_before: before,
      ...changeRecord("volume_ratio", volume),
      ...sentimentRecord(sentiment),
      ...changeRecord("negative_change", negative),
      terms,
      evidence: evidence.map((each) => each.id),
      alerts: alertIds,
    }),
  );
}
