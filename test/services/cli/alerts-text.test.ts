import { describe, expect, it } from "vitest";
import { alertsText } from "../../../services/cli/commands/alerts.ts";
import { aRecord } from "../../fakes/alerts.ts";

describe("suara alerts list", () => {
  it.each([
    ["ms", "* Disahkan terima oleh Aminah, 24 Nov 2026, 10:05 PG\n* Ditugaskan kepada Farid oleh Aminah"],
    ["en", "* Acknowledged by Aminah, 24 Nov 2026, 10:05 am\n* Assigned to Farid by Aminah"],
  ] as const)("shows who did what and when, in %s", (language, steps) => {
    expect(alertsText([aRecord()], language)).toContain(steps);
  });

  it.each([
    ["ms", "2026-11-24 10:00 Amaran "],
    ["en", "2026-11-24 10:00 Warning "],
  ] as const)("says how grave it is, in %s", (language, head) => {
    expect(alertsText([aRecord()], language)).toContain(head);
  });

  it("shows a note on one line, whatever is in it", () => {
    const step = { action: "acknowledged", by: "Siti", at: "2026-11-24T02:05:00.000Z" } as const;
    const record = aRecord({ steps: [{ ...step, note: "dah\nlihat\u001b[2J" }] });
    expect(alertsText([record], "en").split("\n").at(-1)).toBe(
      "* Acknowledged by Siti, 24 Nov 2026, 10:05 am: dah lihat\ufffd[2J",
    );
  });

  it("says that there are none", () => {
    expect(alertsText([], "ms")).toBe("tiada makluman lagi");
  });
});
