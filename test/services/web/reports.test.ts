import { describe, expect, it } from "vitest";
import type { WrittenReport } from "../../../schemas/issued-report.ts";
import { memoryIndex } from "../../fakes/memory-index.ts";
import { temporaryFolder } from "../../fakes/temporary-folder.ts";
import { serveIndex } from "./serve-index.ts";

const written: WrittenReport = {
  id: "weekly-nation-2026-11-16",
  version: 2,
  kind: "weekly",
  scopeName: { ms: "Seluruh negara", en: "The nation" },
  period: { from: "2026-11-15T16:00:00.000Z", to: "2026-11-22T16:00:00.000Z" },
  issuedAt: "2026-11-23T00:00:00.000Z",
  files: [
    { name: "brief-ms.csv", format: "csv", language: "ms" },
    { name: "brief-ms.html", format: "html", language: "ms" },
    { name: "brief-ms.pdf", format: "pdf", language: "ms" },
  ],
};

async function serve(reports: readonly WrittenReport[], folder: string) {
  const index = memoryIndex();
  return await serveIndex(index, { reports: { list: async () => reports, folder } });
}

const textOf = async (url: string) => (await (await fetch(url)).text()).replace(/\s+/gu, " ");

describe("the page of reports", () => {
  it.each([
    ["ms", "Mingguan: Seluruh negara (versi 2)", "16 Nov 2026 – 22 Nov 2026", "PDF, bahasa Melayu"],
    ["en", "Weekly: The nation (version 2)", "16 Nov 2026 – 22 Nov 2026", "PDF, Malay"],
  ])("names each in %s with its period, version and files to read", async (lang, name, period, file) => {
    using folder = temporaryFolder();
    await using web = await serve([written], folder.path);
    const page = await textOf(`${web.url}/reports?lang=${lang}`);
    for (const words of [name, period, file]) expect(page).toContain(words);
    expect(page).toContain('href="/reports/files/brief-ms.pdf"');
    expect(page).not.toContain("brief-ms.csv");
  });

  it("says of a report of a period that was not over that it is not issued", async () => {
    using folder = temporaryFolder();
    const early = { ...written, issuedAt: "2026-11-18T00:00:00.000Z" };
    await using web = await serve([early], folder.path);
    expect(await textOf(`${web.url}/reports?lang=ms`)).toContain(
      "<td>belum dikeluarkan: setakat 18 Nov 2026, ",
    );
  });

  it("says how to make one where there is none", async () => {
    using folder = temporaryFolder();
    await using web = await serve([], folder.path);
    expect(await textOf(`${web.url}/reports?lang=ms`)).toContain("Belum ada laporan.");
  });

  it("gives the files that were noted as what they are, and nothing else of the folder", async () => {
    using folder = temporaryFolder();
    folder.file("brief-ms.html", "<p>laporan</p>");
    folder.file("secret.html", "no");
    await using web = await serve([written], folder.path);
    const found = await fetch(`${web.url}/reports/files/brief-ms.html`);
    expect(found.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(found.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(found.headers.get("cache-control")).toBe("no-store");
    expect(await found.text()).toBe("<p>laporan</p>");
    const others = ["secret.html", "brief-ms.pdf", "..%2Fsecret.html"];
    const statuses = await Promise.all(
      others.map(async (name) => (await fetch(`${web.url}/reports/files/${name}`)).status),
    );
    expect(statuses).toEqual([404, 404, 404]);
  });
});
