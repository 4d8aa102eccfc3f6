import type { Report, ReportRow } from "../../../schemas/report.ts";
import type { Voice } from "../words/voice.ts";
import {
  changeCell,
  changeRecord,
  channelPlatform,
  correctedCell,
  countCell,
  isCompared,
  netCell,
  sentimentRecord,
} from "./cells.ts";
import type { ReportTable } from "./report-table.ts";
import { reportTable } from "./report-table.ts";

export const comparedTableIds = [
  "topics",
  "states",
  "districts",
  "languages",
  "platforms",
  "channels",
] as const;
export type ComparedTableId = (typeof comparedTableIds)[number];

/** Comments by topic, state, channel ..., beside those of the period before. */
export function comparedTable(report: Report, id: ComparedTableId, voice: Voice): ReportTable {
  const { headings, language, written } = voice;
  const names = {
    topics: headings.topic,
    states: headings.state,
    districts: headings.district,
    languages: headings.language,
    platforms: headings.platform,
    channels: headings.channel,
  };
  return reportTable<ReportRow>({
    id,
    caption: headings[id],
    rows: report[id],
    shows: ({ sentiment }) => sentiment !== null, // of too few people there would only be a row of excuses
    columns: ({ quotes, words, numbers }) => [
      quotes(
        names[id],
        ({ name }) => name[language],
        (row) => (id === "channels" ? channelPlatform(report, row.id, voice) : undefined),
      ),
      numbers(headings.comments, ({ comments, shareOfComments }) => ({
        text: written.number(comments),
        note: written.percent(shareOfComments),
      })),
      ...(isCompared(report)
        ? [
            numbers(headings.commentsBefore, ({ before }) => countCell(before, voice)),
            words(headings.changeOfComments, ({ volume }) => changeCell(volume, { unchanged: 1 }, voice)),
            numbers(headings.negativeShare, ({ sentiment }) => correctedCell(sentiment, "negative", voice)),
            words(headings.changeOfNegative, ({ negative, discovered }) =>
              changeCell(negative, { unchanged: 0, riseIs: "negative", discovered }, voice),
            ),
          ]
        : [
            numbers(headings.negativeShare, ({ sentiment }) => correctedCell(sentiment, "negative", voice)),
            numbers(headings.positiveShare, ({ sentiment }) => correctedCell(sentiment, "positive", voice)),
            numbers(headings.netSentiment, ({ sentiment }) => netCell(sentiment?.net, voice)),
          ]),
    ],
    record: (row) => ({
      id: row.id,
      name: row.name[language],
      comments: row.comments,
      share_of_comments: row.shareOfComments,
      comments_before: row.before,
      ...changeRecord("volume_ratio", row.volume),
      ...sentimentRecord(row.sentiment),
      ...changeRecord("negative_change", row.negative),
      discovered: row.discovered,
    }),
  });
}
