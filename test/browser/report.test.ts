import process from "node:process";
import axe from "axe-core";
import type { Browser } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { drawReport } from "../../services/report-files/draw-report.ts";
import type { EvidenceTexts } from "../../services/report-files/page/issues.ts";
import { pagePrinter } from "../../services/report-files/pdf/print-page.ts";
import type { Report, ReportFormat } from "../../schemas/report.ts";
import { aQuietDay, aReport, reportTexts } from "../fakes/report.ts";
import { chromiumHere, launchChromium } from "./chromium.ts";

const executablePath = chromiumHere();
const { signal } = new AbortController();

const cases = [
  ["a daily report in Malay", aReport("daily"), "ms"],
  ["a weekly report in English", aReport("weekly"), "en"],
  ["a monthly report in Malay", aReport("monthly"), "ms"],
  ["a day without a change in English", aQuietDay(), "en"],
] as const;

/** Ten times what a daily report may have, with texts as long as they come. */
function crowdedDay(): { readonly report: Report; readonly texts: EvidenceTexts } {
  const report = aReport("daily");
  const long = "Sangat-sangat perlahan lagi tidak menentu ".repeat(60);
  return {
    report: {
      ...report,
      issues: report.issues.map((issue) => ({
        ...issue,
        name: { ms: long.slice(0, 90), en: long.slice(0, 90) },
        terms: Array.from({ length: 10 }, (_, at) => `perkataan-yang-panjang-${at}`),
      })),
    },
    texts: new Map([...reportTexts.keys()].map((id) => [id, { text: long, url: null }])),
  };
}

describe.skipIf(executablePath === undefined && process.env["CI"] !== "true")("a report in Chromium", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchChromium(executablePath ?? "");
  });
  afterAll(async () => {
    await browser.close();
  });

  const draw = async (report: Report, language: "ms" | "en", format: ReportFormat, texts = reportTexts) => {
    const print = pagePrinter({ executablePath: executablePath ?? "" });
    const { files } = await drawReport(report, { language, formats: [format], texts, print, signal });
    return Buffer.from(files[0]?.bytes ?? []);
  };

  it.each(cases)("as a page is accessible by axe: %s", async (_, report, language) => {
    const page = await browser.newPage({ bypassCSP: true });
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.setContent((await draw(report, language, "html")).toString());
    await page.addScriptTag({ content: axe.source });
    const { violations } = await page.evaluate(() =>
      (globalThis as unknown as { axe: typeof axe }).axe.run(),
    );
    await page.close();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`)).toEqual([]);
    expect(asked).toEqual([]);
  });

  it("as a PDF is tagged, has bookmarks, its language, A4 pages, embedded fonts and the time of its numbers", async () => {
    const pdf = (await draw(aReport("weekly"), "ms", "pdf")).toString("latin1");
    expect(pdf.startsWith("%PDF-1.")).toBe(true);
    expect(pdf).toContain("/MarkInfo <</Type /MarkInfo\n/Marked true");
    expect(pdf).toContain("/Outlines ");
    expect(pdf).toContain("/Lang (ms-MY)");
    expect(pdf).toMatch(/\/MediaBox \[0 0 59[45](?:\.\d+)? 84[12](?:\.\d+)?\]/u);
    expect(pdf.match(/\/FontFile2 /gu)?.length).toBe(pdf.match(/\/Type \/FontDescriptor/gu)?.length);
    expect(pdf).toContain("/CreationDate (D:20261123003000+00'00')");
  });

  it("as a PDF has the same bytes each time", async () => {
    const report = aReport("daily");
    const [first, second] = [await draw(report, "en", "pdf"), await draw(report, "en", "pdf")];
    expect(first.equals(second)).toBe(true);
  });

  it("of a day has one page, however much there is to say", async () => {
    const { report, texts } = crowdedDay();
    for (const [day, said] of [
      [aReport("daily"), reportTexts],
      [report, texts],
      [aQuietDay(), reportTexts],
    ] as const) {
      const pdf = (await draw(day, "ms", "pdf", said)).toString("latin1");
      expect(pdf.match(/\/Type \/Page\n/gu)).toHaveLength(1);
    }
  });
});
