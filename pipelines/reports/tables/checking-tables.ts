import { stateNames } from "../../../schemas/states.ts";
import type { Report } from "../../../schemas/report.ts";
import type { Voice } from "../words/voice.ts";
import { channelName, channelPlatform, countCell } from "./cells.ts";
import type { Cell, ReportTable } from "./report-table.ts";
import { reportTable } from "./report-table.ts";

export function alertsTable({ alerts }: Report, voice: Voice): ReportTable {
  const { headings, language, labels, written } = voice;
  const moment = (at: string | null): Cell =>
    at === null ? { text: headings.notYet, tone: "soft" } : { text: written.time(at) };
  return reportTable({
    id: "alerts",
    caption: headings.alertsRaised,
    rows: alerts,
    columns: ({ words, quotes, numbers }) => [
      quotes(headings.alert, ({ title }) => title[language]),
      words(headings.severity, ({ severity }) => headings.severities[severity]),
      words(headings.since, ({ since }) => written.time(since)),
      numbers(headings.observed, ({ observed, expected }) => ({
        text: written.number(observed),
        note: `${headings.usual} ${written.between(expected, written.number)}`,
      })),
      words(headings.acknowledged, ({ acknowledgedAt }) => moment(acknowledgedAt)),
      words(headings.closed, ({ closedAt }) => moment(closedAt)),
    ],
    record: ({
      id,
      severity,
      title,
      topic,
      state,
      language: of,
      since,
      raisedAt,
      closedAt,
      acknowledgedAt,
      observed,
      expected,
    }) => ({
      id,
      severity,
      title: title[language],
      topic,
      state: state === null ? null : stateNames[state],
      language: of === null ? null : labels.languages[of],
      since,
      raised_at: raisedAt,
      acknowledged_at: acknowledgedAt,
      closed_at: closedAt,
      observed,
      expected_low: expected.low,
      expected_high: expected.high,
    }),
  });
}

export function coverageTable(report: Report, voice: Voice): ReportTable {
  const { headings, labels } = voice;
  return reportTable({
    id: "coverage",
    caption: headings.coverageByChannel,
    rows: report.coverage.channels,
    columns: ({ words, quotes, numbers }) => [
      quotes(headings.channel, ({ channelId }) => channelName(report, channelId, voice)),
      words(headings.platform, ({ platform }) => labels.platforms[platform]),
      numbers(headings.held, ({ held }) => countCell(held, voice)),
      numbers(headings.platformCount, ({ platformCount }) => countCell(platformCount, voice)),
      numbers(headings.hoursRead, ({ hoursRead }) => countCell(hoursRead, voice)),
      numbers(headings.hoursMissing, ({ hoursMissing }) => ({
        ...countCell(hoursMissing, voice),
        ...(hoursMissing > 0 ? { tone: "negative" as const } : {}),
      })),
    ],
    record: ({ channelId, platform, held, platformCount, hoursRead, hoursMissing }) => ({
      channel_id: channelId,
      channel: channelName(report, channelId, voice),
      platform,
      held,
      platform_count: platformCount,
      hours_read: hoursRead,
      hours_missing: hoursMissing,
    }),
  });
}

export function gapsTable(report: Report, voice: Voice): ReportTable {
  const { headings, written } = voice;
  return reportTable({
    id: "gaps",
    caption: headings.gaps,
    rows: report.coverage.gaps,
    columns: ({ words, quotes }) => [
      quotes(
        headings.channel,
        ({ channelId }) => channelName(report, channelId, voice),
        ({ channelId }) => channelPlatform(report, channelId, voice),
      ),
      words(headings.from, ({ from }) => written.time(from)),
      words(headings.to, ({ to }) => written.time(to)),
    ],
    record: ({ channelId, from, to }) => ({ channel_id: channelId, from, to }),
  });
}

export function modelsTable({ models }: Report, voice: Voice): ReportTable {
  const { headings } = voice;
  return reportTable({
    id: "models",
    caption: headings.modelsThatLabelled,
    rows: models,
    columns: ({ words, quotes, numbers }) => [
      words(headings.task, ({ task }) => headings.tasks[task] ?? task),
      quotes(headings.model, ({ model }) => model),
      numbers(headings.comments, ({ comments }) => countCell(comments, voice)),
    ],
    record: ({ task, model, comments }) => ({ task, model, comments }),
  });
}

export function joinRecords({ joins }: Report): readonly Readonly<Record<string, unknown>>[] {
  return joins.map(({ at, from, to }) => ({ at, from, to }));
}

export function correctionsTable({ corrections }: Report, { headings }: Voice): ReportTable {
  return reportTable({
    id: "corrections",
    caption: headings.corrections,
    rows: corrections,
    columns: ({ quotes }) => [
      quotes(headings.field, ({ field }) => field),
      quotes(headings.before, ({ before }) => before),
      quotes(headings.after, ({ after }) => after),
    ],
    record: ({ field, before, after }) => ({ field, before, after }),
  });
}
