import type { SearchIndex } from "../../../pipelines/ports/search-index.ts";
import type { StateStore } from "../../../pipelines/ports/state-store.ts";
import type { WrittenReport } from "../../../schemas/issued-report.ts";
import type { DocumentId } from "../../../schemas/item.ts";
import { commentsWithIds } from "../comments-with-ids.ts";
import type { WorkerDependencies } from "../dependencies.ts";
import { lookAgain } from "../look-again.ts";
import type { ReportDesk } from "./report-desk.ts";
import { isIssued, issuedKey, issuedReports, unissuedReports, writtenReports } from "./report-records.ts";
import { showsTexts, writeReport } from "./write-report.ts";

/** So long a file in the folder may show a comment that is gone. */
const everyMs = 3_600_000;

export type RedrawDependencies = Pick<WorkerDependencies, "clock" | "logger"> & {
  readonly state: StateStore;
  readonly index: SearchIndex;
};

/**
 * Looks once an hour at the comments that the reports in the folder show, and draws those again of which one was deleted or erased since, or is
 * held again, until `signal` aborts. `openDesk` is called where there is something to draw. A report that can't be drawn whole, as
 * without Chromium, is tried again at the next look.
 */
export async function redrawReports(
  dependencies: RedrawDependencies,
  openDesk: () => Promise<Pick<ReportDesk, "draw" | "write">>,
  signal: AbortSignal,
): Promise<void> {
  const { state, index, logger } = dependencies;
  await lookAgain(dependencies, { everyMs, failed: "report.evidence_unknown" }, signal, async () => {
    const written = (await Array.fromAsync(state.list(writtenReports))).map(({ value }) => value);
    const ids = written.flatMap(({ evidence = [] }) => evidence.map(({ id }) => id));
    const held = new Set((await commentsWithIds(index, ids)).map(({ comment }) => comment.id));
    for (const each of written.filter((report) => isOutOfDate(report, held))) {
      signal.throwIfAborted();
      const { id: report, version } = each;
      const kept = isIssued(each) ? issuedReports : unissuedReports;
      const numbers = (await state.get(kept, issuedKey(report, version)))?.value;
      if (numbers === undefined) continue;
      const files = each.files.filter(showsTexts);
      const wanted = {
        languages: [...new Set(files.map(({ language }) => language))],
        formats: [...new Set(files.map(({ format }) => format))],
      };
      try {
        const { withoutPdf } = await writeReport(state, await openDesk(), numbers, wanted, signal);
        if (withoutPdf === null) logger.info({ report, version }, "report.redrawn");
        else logger.warn({ report, version, reason: withoutPdf }, "report.withoutPdf");
      } catch (error) {
        signal.throwIfAborted();
        logger.error({ report, version, error }, "report.failed");
      }
    }
  });
}

/** What was shown was not noted before 29 November 2026. */
function isOutOfDate({ evidence, files }: WrittenReport, held: ReadonlySet<DocumentId>): boolean {
  if (!files.some(showsTexts)) return false;
  return evidence === undefined || evidence.some(({ id, shown }) => held.has(id) !== shown);
}
