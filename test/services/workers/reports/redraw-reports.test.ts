import { describe, expect, it } from "vitest";
import { reportFormats, ReportLanguage } from "../../../../schemas/report.ts";
import type { Report } from "../../../../schemas/report.ts";
import type {
  DrawnReport,
  ReportDesk,
  WantedFiles,
} from "../../../../services/workers/reports/report-desk.ts";
import { commentsWithIds } from "../../../../services/workers/comments-with-ids.ts";
import { issueReport } from "../../../../services/workers/reports/issue-report.ts";
import { redrawReports } from "../../../../services/workers/reports/redraw-reports.ts";
import { listWritten, writeReport } from "../../../../services/workers/reports/write-report.ts";
import { channels, commentDocument, deletionDocument } from "../../../fakes/documents.ts";
import { fakeClock } from "../../../fakes/fake-clock.ts";
import { memoryIndex } from "../../../fakes/memory-index.ts";
import { memoryState } from "../../../fakes/memory-state.ts";
import { quietLogger } from "../../../fakes/quiet-logger.ts";
import { aReport } from "../../../fakes/report.ts";

const never = new AbortController().signal;
const hourMs = 3_600_000;
const everything: WantedFiles = { languages: ReportLanguage.options, formats: reportFormats };
const week: Report = { ...aReport("weekly"), issues: aReport("weekly").issues.slice(0, 1) };
const ids = week.issues.flatMap(({ evidence }) => evidence.map(({ id }) => id));
const [gone = "youtube:none"] = ids;

/** A folder in memory with what is written of the week, while its comments are held. */
async function setUp() {
  const [state, index, logger] = [memoryState(), memoryIndex(), quietLogger()];
  const clock = fakeClock({ startMs: Date.parse("2026-11-24T00:00:00Z") });
  const folder = new Map<string, string>();
  const tools = { hasChromium: true, drawn: 0 };
  const desk: Pick<ReportDesk, "draw" | "write"> = {
    async draw(report, { languages, formats }): Promise<DrawnReport> {
      tools.drawn += 1;
      const held = new Set((await commentsWithIds(index, ids)).map(({ comment }) => comment.id));
      const evidence = ids.map((id) => ({ id, shown: held.has(id) }));
      const texts = evidence.map(({ shown }) => (shown ? "said" : "removed")).join(" ");
      const made = formats.filter((format) => format !== "pdf" || tools.hasChromium);
      return {
        files: languages.flatMap((language) =>
          made.map((format) => ({
            name: `${language}.${format}`,
            format,
            language,
            bytes: Buffer.from(
              `${report.readAt} ${format === "html" || format === "pdf" ? texts : "numbers"}`,
            ),
          })),
        ),
        withoutPdf: made.length === formats.length ? null : "no Chromium",
        evidence,
      };
    },
    write: async ({ name, bytes }) => void folder.set(name, Buffer.from(bytes).toString()),
  };
  await index.upsert(ids.map((id) => commentDocument({ id })));
  const issue = async (wanted = everything) =>
    writeReport(state, desk, await issueReport({ state, clock }, week), wanted, never);
  const stop = new AbortController();
  const watch = async () => {
    void redrawReports({ state, index, clock, logger }, async () => desk, stop.signal);
    await clock.untilSleeping();
  };
  const remove = () =>
    index.upsert([
      deletionDocument(
        {
          id: gone,
          channelId: channels.hqYoutube.id,
          postId: "youtube:p1",
          publishedAt: "2026-11-23T00:00:00.000Z",
          observedAt: "2026-12-31T00:00:00.000Z",
        },
        { channel: channels.hqYoutube },
      ),
    ]);
  const showing = (word: string) =>
    [...folder].flatMap(([name, text]) => (text.includes(word) ? [name] : [])).toSorted();
  return { state, index, clock, logger, folder, tools, desk, issue, watch, remove, showing, stop };
}

const pages = ["en.html", "en.pdf", "ms.html", "ms.pdf"];

describe("a report in the folder", () => {
  it("is drawn again as the same version within an hour after a comment went, and only then", async () => {
    const { state, clock, logger, folder, tools, issue, watch, remove, showing, stop } = await setUp();
    await issue();
    const before = new Map(folder);
    await watch();
    await clock.advance(3 * hourMs);
    expect(tools.drawn).toBe(1);
    await remove();
    await clock.advance(hourMs);
    expect(showing("removed")).toEqual(pages);
    for (const [name, text] of folder) expect(text.replaceAll("removed", "said")).toBe(before.get(name));
    expect((await listWritten(state)).map(({ version, files }) => [version, files.length])).toEqual([[1, 8]]);
    await clock.advance(3 * hourMs);
    expect(tools.drawn).toBe(2);
    expect(logger.of("report.redrawn")).toMatchObject([{ version: 1 }]);
    stop.abort();
  });

  it("is drawn as it was once a comment is held again, as after the index was made anew", async () => {
    const { index, clock, issue, watch, remove, showing, stop } = await setUp();
    await remove();
    await issue();
    expect(showing("removed")).toEqual(pages);
    await watch();
    const publishedAt = "2026-11-23T00:00:00.000Z";
    const editedAt = "2027-01-02T00:00:00.000Z";
    await index.upsert([commentDocument({ id: gone, publishedAt, editedAt, collectedAt: editedAt })]);
    await clock.advance(hourMs);
    expect(showing("removed")).toEqual([]);
    stop.abort();
  });

  it("is tried again each hour while its PDF can't be drawn, and so holds what is gone", async () => {
    const { clock, logger, tools, issue, watch, remove, showing, stop } = await setUp();
    await issue();
    await watch();
    await remove();
    tools.hasChromium = false;
    await clock.advance(hourMs);
    expect(showing("removed")).toEqual(["en.html", "ms.html"]);
    expect(logger.of("report.withoutPdf")).toMatchObject([{ reason: "no Chromium" }]);
    tools.hasChromium = true;
    await clock.advance(hourMs);
    expect(showing("removed")).toEqual(pages);
    stop.abort();
  });

  it("is drawn again where its files were drawn at different times, before and after a comment went", async () => {
    const { clock, issue, watch, remove, showing, stop } = await setUp();
    await issue();
    await remove();
    await issue({ languages: ["ms"], formats: ["html"] });
    expect(showing("removed")).toEqual(["ms.html"]);
    await watch();
    await clock.advance(hourMs);
    expect(showing("removed")).toEqual(pages);
    stop.abort();
  });

  it("is drawn again of a period that was not over, and nothing of that is left once it is issued", async () => {
    const { state, desk, folder, clock, issue, watch, remove, showing, stop } = await setUp();
    const early = { ...week, complete: false, readAt: "2026-11-18T00:00:00.000Z" };
    const soFar = { id: "weekly-nation-2026-11-16", issuedAt: early.readAt, report: early };
    await writeReport(state, desk, soFar, everything, never);
    await watch();
    await remove();
    await clock.advance(hourMs);
    expect(showing("removed")).toEqual(pages);
    expect(showing(early.readAt)).toHaveLength(folder.size);
    await issue({ languages: ["en"], formats: ["html"] });
    expect(showing(early.readAt)).toEqual([]);
    stop.abort();
  });
});
