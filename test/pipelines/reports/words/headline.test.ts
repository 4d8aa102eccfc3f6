import { describe, expect, it } from "vitest";
import { headlineOf } from "../../../../pipelines/reports/words/headline.ts";
import { voiceIn } from "../../../../pipelines/reports/words/voice.ts";
import type { Report } from "../../../../schemas/report.ts";
import { aQuietDay, aReport } from "../../../fakes/report.ts";

const weekly = aReport("weekly");
const textOf = (report: Report, language: "ms" | "en" = "en") => headlineOf(report, voiceIn(language))?.text;

describe("the first line of a report", () => {
  it("says who must act, before what was said", () => {
    expect(textOf(weekly)).toBe("1 alert waits for an officer.");
    expect(textOf(weekly, "ms")).toBe("1 makluman menunggu tindakan pegawai.");
    expect(textOf({ ...weekly, alerts: [] })).toBe("The public should be answered on Fuel prices.");
  });

  it("names what is new in the words of the comments", () => {
    const fresh = weekly.issues
      .slice(0, 1)
      .map((issue) => ({ ...issue, kind: "emerging" as const, sentiment: null, negative: null }));
    expect(textOf({ ...weekly, alerts: [], issues: fresh })).toBe("New in the comments: “Fuel prices”.");
  });

  it("says that nothing changed only where that is known, and else that nothing urgent was found", () => {
    expect(textOf(aQuietDay(), "ms")).toBe("Tiada perubahan ketara.");
    expect(textOf({ ...aQuietDay(), change: null })).toBe("Nothing urgent was found.");
  });

  it("tells of a rise that no issue explains", () => {
    expect(textOf({ ...weekly, alerts: [], issues: [] })).toBe(
      "The share of negative comments rose, though no single issue stands out.",
    );
  });

  it("is none where nobody wrote and nothing was alerted", () => {
    const volume = { ...weekly.volume, comments: 0 };
    expect(textOf({ ...weekly, volume, issues: [], alerts: [] })).toBeUndefined();
  });
});
