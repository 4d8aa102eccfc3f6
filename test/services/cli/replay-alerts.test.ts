import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { AlertRule } from "../../../schemas/alert-rule.ts";
import {
  historyNotes,
  replayText,
  replayTime,
  rulesToReplay,
} from "../../../services/cli/commands/replay-alerts.ts";
import { readConfig } from "../../../services/cli/config-file.ts";
import { readRules } from "../../../services/cli/rules-file.ts";
import { anAlert } from "../../fakes/alerts.ts";
import { runSuara } from "../../fakes/run-suara.ts";
import { temporaryFolder } from "../../fakes/temporary-folder.ts";

const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());

const nowMs = Date.parse("2026-11-28T04:00:00.000Z");
const question = {
  from: "2026-11-20T16:00:00.000Z",
  to: "2026-11-28T04:00:00.000Z",
  what: "topics",
} as const;
const [pumps, gates] = ["pumps", "gates"].map((name) => AlertRule.parse({ name }));
const config = readConfig({ file: undefined, settings: [], environment: {} });

function rulesFile(text: string): string {
  const file = join(folder.path, "rules.yaml");
  writeFileSync(file, text);
  return file;
}

const usage = (message: string) =>
  expect.objectContaining({ code: "USAGE", message: expect.stringContaining(message) as string }) as Error;

describe("suara alerts replay --since", () => {
  it("takes Malaysian times, and ends now at the latest", () => {
    expect(replayTime("2026-11-21", undefined, nowMs)).toEqual({ from: question.from, to: question.to });
    expect(replayTime("2026-11-21", "2030-01-01", nowMs).to).toBe(question.to);
    expect(replayTime("2026-11-21", "2026-11-22", nowMs).to).toBe("2026-11-21T16:00:00.000Z");
  });

  it.each([
    ["no time", "semalam", undefined, "--since takes a time in Malaysia"],
    ["a day that is none", "2026-02-30", undefined, "--since takes a time in Malaysia"],
    ["an end that is none", "2026-11-21", "esok", "--to takes a time in Malaysia"],
    ["the future", "2026-12-01", undefined, "--since 2026-12-01 is in the future"],
    ["an end before the beginning", "2026-11-21", "2026-11-20", "--to 2026-11-20 is not after --since"],
  ])("refuses %s", (_, since, to, message) => {
    expect(() => replayTime(since, to, nowMs)).toThrow(usage(message));
  });

  it("replays the named rule, all of a file, or none", () => {
    const configured = [pumps, gates].filter((rule) => rule !== undefined);
    expect(rulesToReplay(configured, undefined, "gates")).toEqual([gates]);
    expect(rulesToReplay(configured, undefined, undefined)).toEqual([]);
    expect(rulesToReplay([], configured, undefined)).toEqual(configured);
    expect(() => rulesToReplay(configured, undefined, "pump")).toThrow(usage("there are pumps, gates"));
    expect(() => rulesToReplay([], undefined, "pump")).toThrow(usage("alerts.rules is empty"));
  });

  it("reads rules of a file, and says what is wrong with one", () => {
    const read = readRules(rulesFile("rules: [{ name: pam, topics: [floods], words: pam* }]"), config);
    expect(read).toMatchObject([{ name: "pam", minutes: 60, comments: 20 }]);
    const refused = (text: string) => () => readRules(rulesFile(text), config);
    expect(refused("rules: [{ name: pam, topics: [rods] }]")).toThrow(
      /rules\.0\.topics: there is no topic rods/u,
    );
    expect(refused("rules: [{ name: pam, comments: none }]")).toThrow(/rules\.yaml: rules\.0\.comments/u);
    expect(refused("rules: []")).toThrow(/rules\.yaml: rules/u);
    expect(refused("alerts: {}")).toThrow(/unknown key alerts/u);
  });

  it("says where history is too short to tell", () => {
    expect(historyNotes(question, "2026-11-01T00:00:00.000Z", "en")).toEqual([]);
    expect(historyNotes(question, undefined, "en")).toEqual([expect.stringContaining("nothing is stored")]);
    expect(historyNotes(question, "2026-11-22T00:00:00.000Z", "en")).toEqual([
      expect.stringContaining("what is stored begins at 2026-11-22 08:00"),
      expect.stringContaining("nothing can be raised before 2026-11-23 08:00"),
    ]);
    expect(historyNotes({ ...question, what: "rules" }, "2026-11-20T15:00:00.000Z", "en")).toEqual([]);
  });

  it("shows the alerts as a table, or says that there are none", () => {
    const text = replayText([anAlert()], question, "en");
    expect(text).toMatch(/2026-11-24 10:00\s+new issue\s+Warning\s+184\s+62%\s+Floods in Kelantan/u);
    expect(text).toContain("1 alert from 2026-11-21 00:00 to 2026-11-28 12:00; nothing was sent or kept");
    expect(replayText([], question, "en")).toContain("nothing would have been raised");
  });

  it("says all of it in Malay", () => {
    expect(replayText([anAlert()], question, "ms")).toMatch(
      /^waktu Malaysia +jenis +tahap +komen +negatif +tajuk\n2026-11-24 10:00 +isu baharu +Amaran +184 +62%/u,
    );
    expect(replayText([], question, "ms")).toContain("tiada makluman akan dibuat dari 2026-11-21 00:00");
    expect(historyNotes(question, "2026-11-22T00:00:00.000Z", "ms")).toEqual([
      expect.stringContaining("simpanan bermula pada 2026-11-22 08:00"),
      expect.stringContaining("tiada makluman sebelum 2026-11-23 08:00"),
    ]);
  });

  it("answers on an empty index, and refuses two kinds of replay at once", async () => {
    const at = (name: string) => ["--set", `${name}.file=${join(folder.path, `${name}.db`)}`];
    const stores = ["log", "index", "state"].flatMap(at);
    const empty = await runSuara([...stores, "alerts", "replay", "--since", "2026-11-01"]);
    expect(empty).toMatchObject({
      status: 0,
      stderr: expect.stringContaining("tiada apa-apa disimpan") as string,
    });
    expect(empty.stdout).toContain("tiada makluman akan dibuat");
    const both = await runSuara(["alerts", "replay", "--since", "2026-11-01", "--counts", "x.csv"]);
    expect(both).toMatchObject({ status: 2, stderr: expect.stringContaining("give --since") as string });
  });
});
