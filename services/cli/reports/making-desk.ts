import packageJson from "../../../package.json" with { type: "json" };
import type { SearchIndex } from "../../../pipelines/ports/search-index.ts";
import { readReport } from "../../../pipelines/reports/read-report.ts";
import type { ReportPorts } from "../../../pipelines/reports/read-report.ts";
import { workingCalendar } from "../../../pipelines/stats/calendar/working-calendar.ts";
import { createReading } from "../../../pipelines/trends/emerging/reading.ts";
import type { DocumentId } from "../../../schemas/item.ts";
import type { Report } from "../../../schemas/report.ts";
import { drawReport } from "../../report-files/draw-report.ts";
import type { EvidenceTexts } from "../../report-files/page/issues.ts";
import { pagePrinter } from "../../report-files/pdf/print-page.ts";
import { systemClock } from "../../runtime/clock.ts";
import { findChromium } from "../../runtime/find-chromium.ts";
import { readModelQuality } from "../../runtime/model-files.ts";
import { listCopyGroups } from "../../workers/find-copies.ts";
import { listAlertRecords } from "../../workers/list-alert-records.ts";
import { watchLabels } from "../../workers/person-labels.ts";
import type { ReportDesk } from "../../workers/reports/report-desk.ts";
import type { Suara } from "../compose.ts";
import { configuredTaxonomy } from "../config-file.ts";
import { commentsWithIds } from "../../workers/comments-with-ids.ts";
import { measuredErrors } from "../labels/measured-errors.ts";
import { reportFolder } from "./report-folder.ts";

/** Reads, draws and writes reports; sends none. */
export type MakingDesk = Omit<ReportDesk, "send">;

/** A desk that writes into a folder. */
export function openMakingDesk(suara: Suara, folder: string): MakingDesk {
  let ports: Promise<ReportPorts> | undefined;
  const chromium = suara.config.collect.portals.chromium ?? findChromium();
  const print = chromium === undefined ? undefined : pagePrinter({ executablePath: chromium });
  return {
    async read(asked) {
      ports ??= portsOf(suara);
      const readAt = new Date(systemClock.now()).toISOString();
      return await readReport(await ports, { ...asked, readAt, suara: packageJson.version });
    },
    async draw(report, { languages, formats }, signal) {
      const texts = await evidenceTexts(suara.index, report);
      const drawn = await Promise.all(
        languages.map(async (language) => {
          const { files, withoutPdf } = await drawReport(report, { language, formats, texts, print, signal });
          return { files: files.map((file) => ({ ...file, language })), withoutPdf };
        }),
      );
      const files = drawn.flatMap((each) => each.files);
      const byName = new Map(files.map((file) => [file.name, file])); // the JSON is one for all languages
      const [withoutPdf = null] = drawn.flatMap((each) => each.withoutPdf ?? []);
      const evidence = evidenceIds(report).map((id) => ({ id, shown: texts.has(id) }));
      return { files: [...byName.values()], withoutPdf, evidence };
    },
    ...reportFolder(folder),
  };
}

async function portsOf(suara: Suara): Promise<ReportPorts> {
  const { config, index, state } = suara;
  const taxonomy = configuredTaxonomy(config);
  const quality = await readModelQuality();
  return {
    index,
    channels: config.channels,
    taxonomy,
    reading: createReading(taxonomy),
    calendar: workingCalendar(config.calendar.holidays),
    labelErrors: measuredErrors(suara, quality[config.model].sentiment.confusion),
    alerts: () => listAlertRecords(state),
    copyGroups: () => listCopyGroups(state),
    labels: watchLabels(state),
  };
}

function evidenceIds({ issues }: Report): readonly DocumentId[] {
  return [...new Set(issues.flatMap(({ evidence }) => evidence.map(({ id }) => id)))];
}

/** What the comments of a report say now; one that was deleted or erased since is not among them. */
async function evidenceTexts(index: SearchIndex, report: Report): Promise<EvidenceTexts> {
  const found = await commentsWithIds(index, evidenceIds(report));
  return new Map(found.map(({ comment: { id, text, url } }) => [id, { text, url }]));
}
