import { describe, expect, it } from "vitest";
import { periodAlerts } from "../../../pipelines/reports/report-alerts.ts";
import type { Alert } from "../../../schemas/alert.ts";
import type { ReportScope } from "../../../schemas/report.ts";
import { aRecord, anAlert } from "../../fakes/alerts.ts";
import { channels } from "../../fakes/documents.ts";

const day = { from: "2026-11-23T16:00:00.000Z", to: "2026-11-24T16:00:00.000Z" };
const anything = { topic: null, term: null, state: null, language: null, channelId: null };

/** Whether a report about `scope` tells of the alert of a rule that counts so. */
function tells(scope: ReportScope, ruleSeries: Alert["ruleSeries"]): boolean {
  const alert = anAlert({ rule: "pam", series: anything, ruleSeries });
  return periodAlerts([aRecord({ alert })], day, scope, [channels.hqYoutube]).length === 1;
}

describe("the alerts of rules in reports", () => {
  it.each<[string, ReportScope, Alert["ruleSeries"], boolean]>([
    ["each of the states it names", { kind: "state", state: "MY-03" }, { states: ["MY-03", "MY-11"] }, true],
    ["no other state", { kind: "state", state: "MY-01" }, { states: ["MY-03", "MY-11"] }, false],
    ["each of its topics", { kind: "topic", topic: "floods" }, { topics: ["floods", "roads"] }, true],
    ["no other topic", { kind: "topic", topic: "health" }, { topics: ["floods", "roads"] }, false],
    [
      "each of its channels",
      { kind: "channel", channelId: channels.hqYoutube.id },
      { channels: ["another", channels.hqYoutube.id] },
      true,
    ],
    ["the nation, whatever it counts", { kind: "nation" }, { words: "pam" }, true],
    ["no state where it names none", { kind: "state", state: "MY-03" }, { words: "pam" }, false],
  ])("stand in the report of %s", (_, scope, series, expected) => {
    expect(tells(scope, series)).toBe(expected);
  });
});
