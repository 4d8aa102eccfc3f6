import { describe, expect, it } from "vitest";
import { adviceFor } from "../../../../pipelines/reports/words/advise.ts";
import { saidChange } from "../../../../pipelines/reports/words/said-change.ts";
import { summaryOf } from "../../../../pipelines/reports/words/summary.ts";
import type { Voice } from "../../../../pipelines/reports/words/voice.ts";
import { voiceIn } from "../../../../pipelines/reports/words/voice.ts";
import type { Report } from "../../../../schemas/report.ts";
import { aReport, changed } from "../../../fakes/report.ts";

const [ms, en] = [voiceIn("ms"), voiceIn("en")];
const weekly = aReport("weekly");
const textsOf = (report: Report, voice: Voice) =>
  summaryOf(report, voice).map(({ text }) => text.replaceAll("\u00a0", " "));

describe("the summary of a report", () => {
  it("tells volume, sentiment, issues, alerts and what to be careful of", () => {
    expect(textsOf(weekly, en)).toEqual([
      "12,847 public comments by about 8,342 people were written from 16 to 22 November 2026. The number of comments rose by 12.1% compared with the week before (7.5% to 16.7%).",
      expect.stringMatching(
        /^Negative comments make up 40\.0% \(95% confidence interval 39\.4% to 40\.6%\), allowing for the models’ errors\. Their share rose by 3\.8 percentage points compared with the week before \(1\.9 to 5\.7\)\.$/u,
      ),
      "The main issues are Fuel prices, Floods and Health services. There were 2 alerts, the most severe “Fuel prices: comments are rising”, since 18 November 2026; not all have been closed.",
      expect.stringContaining("The collection has 1 gap, so that some comments may be missing."),
    ]);
  });

  it("says the same in Malay", () => {
    const [volume, sentiment, issues] = textsOf(weekly, ms);
    expect(volume).toBe(
      "Sebanyak 12,847 komen orang ramai daripada kira-kira 8,342 orang ditulis sepanjang 16 hingga 22 November 2026. Bilangan komen meningkat 12.1% berbanding minggu sebelumnya (7.5% hingga 16.7%).",
    );
    expect(sentiment).toContain("Peratusannya meningkat 3.8 mata peratus berbanding minggu sebelumnya");
    expect(issues).toBe(
      "Isu utama ialah Harga bahan api, Banjir dan Perkhidmatan kesihatan. Terdapat 2 makluman, yang paling serius ialah “Harga bahan api: komen meningkat”, sejak 18 November 2026; belum semuanya ditutup.",
    );
  });

  it("names the days of a comparison that did not end when the period began", () => {
    expect(textsOf(aReport("daily"), ms)[0]).toContain("berbanding Rabu, 11 November 2026");
  });

  it("speaks of one comment by one person in the singular", () => {
    const volume = { ...weekly.volume, comments: 1, authors: { value: 1, relativeError: 0 }, change: null };
    expect(textsOf({ ...weekly, volume, comparison: null, sentiment: null }, en).slice(0, 2)).toEqual([
      "1 public comment by 1 person was written from 16 to 22 November 2026. There is no earlier period to compare with.",
      "Fewer than 10 people wrote, so that no sentiment is shown.",
    ]);
  });

  it("compares nothing before a period is over, and no sentiment where another model took over", () => {
    const volume = { ...weekly.volume, change: null };
    const going = { ...weekly, volume, change: null, complete: false, joins: [] };
    expect(textsOf(going, en)[0]).toContain(
      "The period was not over when the numbers were read (23 Nov 2026, 8:30 am), so that nothing is compared.",
    );
    expect(textsOf({ ...weekly, change: null }, ms).at(-1)).toContain(
      "Model lain mula digunakan pada 18 November 2026, maka sentimen tidak dibandingkan",
    );
  });

  it("compares no counts where one of the periods may not be held whole", () => {
    const volume = { ...weekly.volume, change: null };
    expect(textsOf({ ...weekly, volume }, en)[0]).toContain(
      "The numbers of comments are not compared, because one of the two periods may not be held whole.",
    );
  });

  it("of a count that rose from nothing says so", () => {
    const volume = { ...weekly.volume, change: { verdict: "rose", estimate: null } as const };
    expect(textsOf({ ...weekly, volume }, en)[0]).toContain("There was none in the period compared with");
  });

  it("says a share only with an interval that tells it, and not twice that there are too few comments", () => {
    const negative = { value: 0.633, interval: { low: 0.161, high: 1 } };
    const sentiment = weekly.sentiment && {
      ...weekly.sentiment,
      corrected: { ...weekly.sentiment.corrected, negative },
    };
    const tooFew = { verdict: "tooFew", estimate: null } as const;
    const change = { negative: tooFew, positive: tooFew, net: tooFew };
    expect(textsOf({ ...weekly, sentiment, change }, en)[1]).toBe(
      "How many of them are negative is uncertain: anything from 16.1% to 100.0% (95% confidence interval, allowing for the models’ errors).",
    );
    expect(textsOf({ ...weekly, sentiment }, ms)[1]).toContain(
      "yang negatif tidak dapat dipastikan: antara 16.1% hingga 100.0%",
    );
  });

  it("calls issues only what was spoken of most where nothing about them changed", () => {
    const topics = weekly.topics.map((row) => ({ ...row, discovered: false }));
    const issues = weekly.issues.map((issue) => ({ ...issue, alertIds: [], terms: [] }));
    const calm = { ...weekly, topics, issues, alerts: [] };
    expect(textsOf(calm, en)[2]).toBe(
      "The topics most spoken of are Fuel prices, Floods and Health services; none stands out by a change.",
    );
    expect(textsOf({ ...calm, issues: weekly.issues }, en)[2]).toMatch(/^The main issues are/u);
  });

  it("quotes names where it could not be told where one ends", () => {
    const issues = weekly.issues.map((issue, at) =>
      at === 0 ? { ...issue, name: { ms: "Pasport, MyKad dan imigresen", en: "Passports" } } : issue,
    );
    expect(textsOf({ ...weekly, issues }, ms)[2]).toContain(
      "“Pasport, MyKad dan imigresen”, “Banjir” dan “Perkhidmatan kesihatan”",
    );
  });

  it("does not say that there is no issue where there was an alert", () => {
    expect(textsOf({ ...weekly, issues: [] }, en)[2]).toMatch(/^There were 2 alerts/u);
    expect(textsOf({ ...weekly, issues: [], alerts: [] }, en)[2]).toBe("No single issue stands out.");
  });

  it("of a period without a comment says only that", () => {
    const nothing = {
      ...weekly,
      volume: { ...weekly.volume, comments: 0 },
      alerts: [],
      joins: [],
      alike: true,
      coverage: { ...weekly.coverage, gaps: [] },
    };
    expect(textsOf(nothing, ms)).toEqual([
      "Tiada komen orang ramai ditemui sepanjang 16 hingga 22 November 2026.",
    ]);
  });
});

describe("a period in which nobody wrote", () => {
  it("is no silence where nobody looked", () => {
    const { coverage, volume } = weekly;
    const channels = coverage.channels.map((channel) => ({ ...channel, hoursRead: 0, hoursMissing: 0 }));
    const unread = { ...weekly, volume: { ...volume, comments: 0 }, coverage: { ...coverage, channels } };
    expect(textsOf(unread, en)[0]).toContain("this does not show that nobody wrote");
    expect(textsOf({ ...unread, coverage }, en)[0]).not.toContain("nobody wrote");
  });
});

describe("what may be said of a change", () => {
  it("never says more than its interval", () => {
    const estimate = { value: 0.02, interval: { low: -0.01, high: 0.05 } };
    expect(saidChange({ verdict: "rose", estimate }, 0).verdict).toBe("noMeasurableChange");
    expect(saidChange({ verdict: "fell", estimate: null }, 0).verdict).toBe("tooFew");
    expect(saidChange(changed(-0.2, 0.1, 1), 1).verdict).toBe("fell");
    expect(saidChange({ verdict: "rose", estimate: null }, 1).verdict).toBe("fromNothing");
  });

  it("is too little where a share may have gone half the way up or down", () => {
    expect(saidChange(changed(-0.1, 0.6, 0), 0).verdict).toBe("tooFew");
    expect(saidChange(changed(0.7, 0.6, 0), 0).verdict).toBe("rose");
  });
});

describe("what to do with an issue", () => {
  const [fuel, floods, health] = weekly.issues;

  it("is first that somebody takes over an alert that waits", () => {
    expect(fuel && adviceFor(fuel, weekly.alerts)).toBe("acknowledge");
  });

  it("is then to answer people where the negative share rose, to watch where only the number did, and nothing where it fell", () => {
    expect(fuel && adviceFor(fuel, [])).toBe("answer");
    expect(floods && adviceFor(floods, weekly.alerts)).toBe("watch");
    expect(health && adviceFor(health, weekly.alerts)).toBe("eased");
  });

  it("is to wait where there are too few comments to tell", () => {
    expect(fuel && adviceFor({ ...fuel, sentiment: null, negative: null }, [])).toBe("wait");
    const negative = { verdict: "tooFew", estimate: null } as const;
    expect(fuel && adviceFor({ ...fuel, negative }, [])).toBe("wait");
  });

  it("is to read what is new, whose sentiment nobody counted", () => {
    const issue = fuel && { ...fuel, kind: "emerging" as const, sentiment: null, negative: null };
    expect(issue && adviceFor(issue, [])).toBe("newIssue");
  });

  it("is only to watch where there is nothing to compare with", () => {
    expect(fuel && adviceFor({ ...fuel, negative: null }, [])).toBe("unknown");
  });
});
