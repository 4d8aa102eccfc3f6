import { describe, expect, it } from "vitest";
import { boardAlerts } from "../../../pipelines/alerts/board-alerts.ts";
import type { AlertRecord } from "../../../schemas/alert-record.ts";
import { aRecord, anAlert } from "../../fakes/alerts.ts";

const untouched = (record: Partial<AlertRecord>) => aRecord({ steps: [], ...record });

describe("the alerts on the board", () => {
  it("say the alert's numbers and how soon who did what last, in one flat row", () => {
    expect(boardAlerts([aRecord()])).toEqual([
      {
        id: "banjir-1:opened",
        episodeId: "banjir-1",
        kind: "opened",
        severity: "warning",
        rule: null,
        topic: "floods",
        state: "MY-03",
        language: "all",
        channelId: null,
        title: { ms: "Banjir di Kelantan", en: "Floods in Kelantan" },
        since: "2026-11-24T01:10:00.000Z",
        raisedAt: "2026-11-24T02:00:00.000Z",
        endedAt: null,
        observed: 184,
        usualLow: 20,
        usualHigh: 46,
        negativeShare: 0.62,
        usualNegativeShare: 0.21,
        authors: 131,
        shareOfCopies: 0.08,
        delayMinutes: 95 / 60,
        answer: "snoozed",
        answeredAfterMinutes: 5,
        revision: 3,
      },
    ]);
  });

  it("hold nothing that a person wrote or did by name", () => {
    const row = JSON.stringify(boardAlerts([aRecord()]));
    const { alert, steps } = aRecord();
    const texts = [...alert.comments.map(({ text }) => text), ...alert.posts.map(({ caption }) => caption)];
    const people = steps.map(({ by }) => by);
    expect([...texts, ...people].filter((each) => row.includes(each))).toEqual([]);
  });

  it("name what is about no single state, language or topic", () => {
    const series = { topic: null, term: "lampu", state: null, language: null, channelId: null };
    expect(boardAlerts([untouched({ alert: anAlert({ series }) })])).toMatchObject([
      { topic: "other", state: "nation", language: "all" },
    ]);
  });

  it("leave open what is not known", () => {
    const alert = anAlert({ negative: null, shareOfCopies: null, delaySeconds: null });
    expect(boardAlerts([untouched({ alert })])).toMatchObject([
      {
        negativeShare: null,
        usualNegativeShare: null,
        shareOfCopies: null,
        delayMinutes: null,
        answer: "none",
        answeredAfterMinutes: null,
        revision: 0,
      },
    ]);
  });

  it("leave out alerts about so few known people that the page does not show them", () => {
    const few = [anAlert({ authors: 9 }), anAlert({ authors: null })];
    expect(boardAlerts(few.map((alert) => untouched({ alert })))).toEqual([]);
    expect(boardAlerts([untouched({ alert: anAlert({ authors: 10 }) })])).toHaveLength(1);
  });

  it("end with their episode, also where its end is about too few to be shown", () => {
    const endedAt = "2026-11-25T03:00:00.000Z";
    const closed = anAlert({
      id: "banjir-1:closed",
      kind: "closed",
      raisedAt: endedAt,
      authors: 2,
      delaySeconds: null,
    });
    const other = anAlert({ id: "haba-1:opened", episodeId: "haba-1" });
    const rows = boardAlerts([anAlert(), closed, other].map((alert) => untouched({ alert })));
    expect(rows).toMatchObject([
      { id: "banjir-1:opened", endedAt, revision: 1 },
      { id: "haba-1:opened", endedAt: null, revision: 0 },
    ]);
  });

  it("count only what was done since the alert: an issue that grew again wants a look again", () => {
    const grown = anAlert({
      id: "banjir-1:escalated",
      kind: "escalated",
      raisedAt: "2026-11-24T02:10:00.000Z",
    });
    expect(boardAlerts([aRecord({ alert: grown })])).toMatchObject([
      { answer: "snoozed", answeredAfterMinutes: 10, revision: 1 },
    ]);
    const later = { ...grown, raisedAt: "2026-11-24T03:00:00.000Z" };
    expect(boardAlerts([aRecord({ alert: later })])).toMatchObject([
      { answer: "none", answeredAfterMinutes: null, revision: 0 },
    ]);
  });
});
