import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readManifest } from "../../../../pipelines/reports/manifest.ts";
import type { Report } from "../../../../schemas/report.ts";
import type { DemoSummary } from "../../../../services/cli/demo-summary.ts";
import { openSqliteIndex } from "../../../../services/index/sqlite/search-index.ts";
import { findChromium } from "../../../../services/runtime/find-chromium.ts";
import { corpusChannels } from "../../../../services/simulators/corpus/channels.ts";
import { corpusGroup } from "../../../../services/simulators/corpus/group-chat.ts";
import { corpusSecrets } from "../../../../services/simulators/corpus/secrets.ts";
import { deletionDocument } from "../../../fakes/documents.ts";
import type { Finished } from "../../../fakes/run-suara.ts";
import { runSuara } from "../../../fakes/run-suara.ts";
import { temporaryFolder } from "../../../fakes/temporary-folder.ts";
import { numbersOf, shownNumbers } from "../../report-files/shown-numbers.ts";

const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());

/** The demo's day, and so the days of its comments, whenever the test runs. */
const day = "2026-11-29";
const reports = join(folder.path, "demo", "stores", "reports");
const stems = [
  "suara-daily-2026-11-28-nation",
  "suara-weekly-2026-11-16-nation",
  "suara-monthly-2026-11-01-nation",
] as const;
const weekly = stems[1];
let demo: Finished;

beforeAll(async () => {
  const inFolder = (name: string) => ({ kind: "sqlite", file: join(folder.path, `${name}.db`) });
  const config = {
    logLevel: "warn",
    log: inFolder("log"),
    index: inFolder("index"),
    state: inFolder("state"),
    channels: [...corpusChannels, corpusGroup],
    reports: { folder: reports },
  };
  folder.file("suara.yaml", JSON.stringify(config));
  mkdirSync(join(folder.path, "demo", "stores"), { recursive: true });
  writeFileSync(join(folder.path, "demo", "stores", "day"), day);
  demo = await suara(["demo", "--once", "--json", "--stores", "--model", "fast", "--folder", "demo"]);
}, 300_000);

const suara = (args: readonly string[]) => runSuara(args, { cwd: folder.path });
const textOf = (name: string, from = reports) => readFileSync(join(from, name), "utf8");
const reportOf = (stem: string): Report => readManifest(textOf(`${stem}.json`), stem);

describe("the reports that the demo leaves", () => {
  it("are a daily, a weekly and a monthly one, in both languages and all formats", () => {
    expect(demo.status, demo.stderr).toBe(0);
    expect((JSON.parse(demo.stdout) as DemoSummary).reports).toBe(3);
    const names = readdirSync(reports);
    for (const stem of stems) {
      for (const language of ["ms", "en"])
        expect(names).toEqual(
          expect.arrayContaining([`${stem}-${language}.html`, `${stem}-${language}-figures.csv`]),
        );
      expect(names).toContain(`${stem}.json`);
    }
    const written = names.map((name) => textOf(name)).join("\n");
    expect(corpusSecrets.filter((secret) => written.includes(secret))).toEqual([]);
  });

  it("have the numbers that no model decides as ever", async () => {
    const counted = [stems[0], weekly].map(reportOf).map(({ kind, period, volume, channels, posts }) => ({
      kind,
      period,
      comments: volume.comments,
      official: volume.official,
      authors: volume.authors,
      byDay: volume.byDay.map(({ date, comments }) => `${date}: ${comments ?? "not read"}`),
      channels: channels.map(({ id, comments }) => `${id}: ${comments}`),
      posts: posts.byKind.map(({ kind: form, posts: published, comments }) => ({
        form,
        published,
        comments,
      })),
    }));
    await expect(`${JSON.stringify(counted, null, 2)}\n`).toMatchFileSnapshot(
      join(import.meta.dirname, "../../../golden/reports/demo.json"),
    );
  });

  it.each(stems)(
    "show in Malay and English the same numbers, each of which stands in the JSON: %s",
    (stem) => {
      const isIn = numbersOf(reportOf(stem));
      const [malay = [], english = []] = ["ms", "en"].map((lang) =>
        shownNumbers(textOf(`${stem}-${lang}.html`)),
      );
      expect(malay.toSorted()).toEqual(english.toSorted());
      expect(malay.filter((number) => !isIn(number))).toEqual([]);
      expect(malay.length).toBeGreaterThan(20);
    },
  );
});

const hasPdf = findChromium() !== undefined && existsSync("/usr/bin/pdftotext");

describe.skipIf(!hasPdf && process.env["CI"] !== "true")("the PDF of a report", () => {
  it.each(["ms", "en"])("says in %s what the JSON holds", (language) => {
    const file = join(reports, `${weekly}-${language}.pdf`);
    const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
    const { volume, topics, scopeName } = reportOf(weekly);
    const written = new Intl.NumberFormat("en").format(volume.comments);
    expect(text).toMatch(new RegExp(String.raw`\b${written}\b`, "u"));
    expect(text).toContain(language === "ms" ? scopeName.ms : scopeName.en);
    for (const { name } of topics.slice(0, 3)) expect(text).toContain(language === "ms" ? name.ms : name.en);
  });
});

describe("a report drawn again from its JSON", () => {
  const again = join(folder.path, "again");
  const drawAgain = (out: string) =>
    suara(["report", "weekly", "--from-manifest", join(reports, `${weekly}.json`), "--out", out]);

  it("has the same bytes, and after a comment was deleted only shows it as removed", async () => {
    const first = await drawAgain(again);
    expect(first.status, first.stderr).toBe(0);
    const names = readdirSync(again);
    expect(names.length).toBeGreaterThan(20);
    expect(
      names.filter((name) => !readFileSync(join(again, name)).equals(readFileSync(join(reports, name)))),
    ).toEqual([]);

    const evidence = reportOf(weekly).issues.flatMap((issue) => issue.evidence);
    const gone = evidence[0];
    if (gone === undefined) throw new TypeError("the demo's week has no evidence");
    const { id, channelId, publishedAt } = gone;
    await using index = await openSqliteIndex({ file: join(folder.path, "index.db") });
    const { hits } = await index.search({
      scope: { kind: "nation" },
      filter: { ids: [id] },
      order: "newest",
      size: 1,
    });
    const postId = hits[0]?.comment.postId ?? id;
    const channel = [...corpusChannels, corpusGroup].find((each) => each.id === channelId);
    if (channel === undefined) throw new TypeError(`no channel ${channelId}`);
    const deletion = { id, channelId, postId, publishedAt, observedAt: "2026-12-31T00:00:00.000Z" };
    await index.upsert([deletionDocument(deletion, { channel })]);
    await index.refresh();

    const later = join(folder.path, "later");
    expect(await drawAgain(later)).toMatchObject({ status: 0 });
    const differing = names.filter(
      (name) => !readFileSync(join(later, name)).equals(readFileSync(join(reports, name))),
    );
    expect(differing.filter((name) => !/\.(?:html|pdf)$/u.test(name))).toEqual([]);
    const page = `${weekly}-en.html`;
    expect(differing).toContain(page);
    const beside = (text: string) => text.replaceAll(/<ul class="evidence"[\s\S]*?<\/ul>/gu, "");
    expect(beside(textOf(page, later))).toBe(beside(textOf(page)));
    const removed = (text: string) => text.split('class="removed"').length - 1;
    expect(removed(textOf(page, later))).toBe(removed(textOf(page)) + 1);
  }, 300_000);

  it("is refused when a number in it was changed, or it is another kind", async () => {
    const changed = textOf(`${weekly}.json`).replace(
      /"comments": (\d+)/u,
      (_, count) => `"comments": ${count}1`,
    );
    writeFileSync(join(folder.path, "changed.json"), changed);
    const damaged = await suara(["report", "weekly", "--from-manifest", "changed.json", "--out", "changed"]);
    expect([damaged.status, damaged.stderr]).toEqual([1, expect.stringContaining("INPUT_UNREADABLE")]);
    const file = join(reports, `${weekly}.json`);
    const another = await suara(["report", "daily", "--from-manifest", file, "--out", "changed"]);
    expect([another.status, another.stderr]).toEqual([2, expect.stringContaining("is a weekly report")]);
  });
});

describe("a report without Chromium", () => {
  const daily = (formats: string) =>
    suara([
      "--set",
      "collect.portals.chromium=/nowhere/chromium",
      "report",
      "daily",
      "--date=2026-11-28",
      `--format=${formats}`,
      "--out=without",
    ]);

  it("is made in every other format, and says so", async () => {
    const { status, stdout, stderr } = await daily("html,pdf");
    expect([status, stderr]).toEqual([0, expect.stringContaining("no PDF was made")]);
    expect(stdout.trim().split("\n")).toHaveLength(2);
  });

  it("fails where nothing else was wanted", async () => {
    const { status, stderr } = await daily("pdf");
    expect([status, stderr]).toEqual([1, expect.stringContaining("REPORT_PDF_UNAVAILABLE")]);
  });
});

describe("a report that can't be made", () => {
  it.each([
    { args: ["daily", "--scope", "state:MY-99"], status: 2, says: "USAGE" },
    { args: ["daily", "--scope", "topic:weather"], status: 2, says: "USAGE" },
    { args: ["weekly", "--date", "2999-01-01"], status: 2, says: "USAGE" },
    { args: ["weekly", "--format", "docx"], status: 2, says: "html, pdf, csv, json" },
    { args: ["daily", "--out", "suara.yaml/briefs"], status: 1, says: "OUTPUT_UNWRITABLE" },
    { args: ["daily", "--out", "/proc/briefs"], status: 1, says: "/proc/briefs" },
    { args: ["daily", "--from-manifest", "nowhere.json"], status: 1, says: "INPUT_UNREADABLE" },
  ])("ends $args with $says and status $status", async ({ args, status, says }) => {
    const made = await suara(["report", ...args]);
    expect([made.status, made.stderr]).toEqual([status, expect.stringContaining(says)]);
  });
});
