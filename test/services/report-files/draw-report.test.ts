import { describe, expect, it } from "vitest";
import { readManifest, reportHash } from "../../../pipelines/reports/manifest.ts";
import { drawReport } from "../../../services/report-files/draw-report.ts";
import { reportFormats } from "../../../schemas/report.ts";
import { pagePrinter } from "../../../services/report-files/pdf/print-page.ts";
import { aReport, reportTexts } from "../../fakes/report.ts";

const { signal } = new AbortController();

const draw = async (language: "ms" | "en", report = aReport("weekly")) =>
  (
    await drawReport(report, {
      language,
      formats: ["html", "csv", "json"],
      texts: reportTexts,
      print: undefined,
      signal,
    })
  ).files;

const textOf = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString();

describe("the files of a report", () => {
  it("are named for kind, first day, scope and language", async () => {
    const names = (await draw("ms")).map(({ name }) => name);
    expect(names).toContain("suara-weekly-2026-11-16-nation-ms.html");
    expect(names).toContain("suara-weekly-2026-11-16-nation.json");
    expect(names).toContain("suara-weekly-2026-11-16-nation-ms-topics.csv");
    expect(new Set(names).size).toBe(names.length);
  });

  it("of a correction name its version, and of a district both its parts", async () => {
    const scope = { kind: "district", state: "MY-01", district: "Johor Bahru" } as const;
    const [first] = await draw("en", { ...aReport("daily"), scope, version: 2 });
    expect(first?.name).toBe("suara-daily-2026-11-18-my-01-johor-bahru-v2-en.html");
  });

  it("have the same bytes for the same report", async () => {
    expect(await draw("en")).toEqual(await draw("en"));
  });

  it("hold the numbers from which the report can be drawn again, with the hash that is printed at the foot", async () => {
    const report = aReport("weekly");
    const files = await draw("en", report);
    const json = textOf(files.find(({ format }) => format === "json")?.bytes);
    expect(readManifest(json, "report.json")).toEqual(report);
    expect(textOf(files.find(({ format }) => format === "html")?.bytes)).toContain(reportHash(report));
  });

  it("are all but the PDF where there is no Chromium, with the reason", async () => {
    const { files, withoutPdf } = await drawReport(aReport("daily"), {
      language: "ms",
      formats: reportFormats,
      texts: reportTexts,
      print: undefined,
      signal,
    });
    expect(new Set(files.map(({ format }) => format))).toEqual(new Set(["html", "csv", "json"]));
    expect(withoutPdf).toBe("there is no Chromium on this machine");
  });

  it("are all but the PDF where Chromium does not start, with the reason", async () => {
    const { files, withoutPdf } = await drawReport(aReport("daily"), {
      language: "ms",
      formats: ["pdf", "json"],
      texts: reportTexts,
      print: pagePrinter({ executablePath: "/nowhere/chromium" }),
      signal,
    });
    expect(files.map(({ format }) => format)).toEqual(["json"]);
    expect(withoutPdf).toBe("Chromium could not print the report");
  });

  it("hold every table with its numbers in full under the same columns in both languages", async () => {
    const tables = async (language: "ms" | "en") =>
      (await draw(language))
        .filter(({ format }) => format === "csv")
        .map(({ name, bytes }) => [name.replace(`-${language}-`, "-"), textOf(bytes).split("\r\n")[0]]);
    const english = await tables("en");
    expect(english).toHaveLength(18);
    expect(await tables("ms")).toEqual(english);
    const topics = textOf((await draw("en")).find(({ name }) => name.endsWith("-topics.csv"))?.bytes);
    expect(topics).toContain("\r\nfuel_prices,Fuel prices,3120,");
  });
});
