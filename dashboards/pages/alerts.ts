import type { Chart } from "../chart.ts";
import { alertGroupings } from "../groupings.ts";
import { alertMeasures, bySeverity } from "../measures.ts";
import type { Words } from "../words/words.ts";
import { bars, number } from "./charts.ts";
import type { Page } from "./page.ts";
import { chart, row } from "./page.ts";

/** Which issues grew, where and since when, how soon they were told, and what became of them. */
export function alerts(words: Words): Page {
  const by = alertGroupings(words);
  const { alerts: count, issues, unanswered, negativeShare, ...minutes } = alertMeasures(words);
  const { delay, longestDelay, answeredAfter, longestAnswer } = minutes;
  const severities = bySeverity(words);
  const view = "alerts";
  const overDays = { view, groupings: [by.day] } as const;
  const byDay: Chart = {
    ...overDays,
    id: "alerts-by-day",
    title: words.alertsByDay,
    shape: "columns",
    measures: severities,
  };
  const delayByDay: Chart = {
    ...overDays,
    id: "delay-by-day",
    title: words.delayByDay,
    shape: "lines",
    measures: [delay, longestDelay],
  };
  const table = { view, shape: "table" } as const;
  const outcome: Chart = {
    ...table,
    id: "outcome",
    title: words.whatBecameOfAlerts,
    groupings: [by.severity],
    measures: [count, unanswered, answeredAfter, longestAnswer, delay, longestDelay],
  };
  const inNumbers: Chart = {
    ...table,
    id: "alert-topics",
    title: words.topicTable,
    groupings: [by.topic],
    measures: [count, issues, ...severities, unanswered, negativeShare, delay, answeredAfter],
  };
  return {
    name: "alerts",
    about: view,
    controls: ["severity", "answer", "state", "language", "topic"],
    rows: [
      row(5, [48, { kind: "note", markdown: words.pages.alerts.note }]),
      row(
        6,
        ...[count, issues, unanswered, delay, longestDelay, answeredAfter].map(
          (measure) => [8, chart(number(measure, view))] as const,
        ),
      ),
      row(13, [48, chart(byDay)]),
      row(18, [48, { kind: "list", list: "newest-alerts" }]),
      row(
        16,
        [24, chart(bars("alerts-by-topic", words.alertsByTopic, by.topic, severities, view))],
        [24, chart(bars("alerts-by-state", words.alertsByState, by.state, severities, view))],
      ),
      row(
        12,
        [24, chart(bars("alerts-by-answer", words.alertsByAnswer, by.answer, severities, view))],
        [24, chart(delayByDay)],
      ),
      row(10, [48, chart(outcome)]),
      row(16, [48, chart(inNumbers)]),
    ],
  };
}
