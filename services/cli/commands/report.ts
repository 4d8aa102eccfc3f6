import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { reportId } from "../../../pipelines/reports/issue/report-id.ts";
import { readManifest } from "../../../pipelines/reports/manifest.ts";
import { ListeningError } from "../../../schemas/errors.ts";
import type { Report, ReportKind } from "../../../schemas/report.ts";
import { systemClock } from "../../runtime/clock.ts";
import { issueReport } from "../../workers/reports/issue-report.ts";
import { queueCorrection } from "../../workers/reports/queue-correction.ts";
import type { RecipientList } from "../../workers/reports/recipient-lists.ts";
import type { DrawnReport, WantedFiles } from "../../workers/reports/report-desk.ts";
import { unreadChannels, withUnread } from "../../workers/reports/unread-channels.ts";
import { writeReport } from "../../workers/reports/write-report.ts";
import type { Suara } from "../compose.ts";
import { localTime } from "../local-time.ts";
import { askedDay, knownScope } from "../reports/asked-report.ts";
import type { MakingDesk } from "../reports/making-desk.ts";

interface Asked {
  readonly kind: ReportKind;
  readonly wanted: WantedFiles;
}

interface ReportOf {
  readonly scope: string;
  /** A day within it; absent: of the last period that is over. */
  readonly date?: string;
  /** Where the desk writes; what lies in the folder of reports is noted. */
  readonly folder: string;
  /** Whether a version that corrects one is queued for the lists that had that one. */
  readonly sendCorrection?: boolean;
}

export interface MadeReport {
  /** Names of its files. */
  readonly files: readonly string[];
  /** What a person should know beside. */
  readonly notes: readonly string[];
}

/**
 * Reads, issues and writes a report: the version there is where no number differs from it. Of a period that is not over it is written, and
 * issued later. Throws USAGE for a scope
 * that is not there or a period that has not begun, OUTPUT_UNWRITABLE, or REPORT_PDF_UNAVAILABLE where nothing else was wanted.
 */
export async function makeReport(
  { config, dependencies, state }: Suara,
  desk: MakingDesk,
  { kind, scope: text, date, wanted, folder, sendCorrection = false }: Asked & ReportOf,
  signal: AbortSignal,
): Promise<MadeReport> {
  const { scope, subject } = knownScope(text, config);
  const day = askedDay(kind, subject, date, systemClock.now(), config);
  await desk.checkFolder();
  const read = await desk.read({ kind, scope, day }, signal);
  const stores = { ...dependencies, state };
  const unread = read.complete
    ? await unreadChannels(stores, subject.channels, read.period.to)
    : new Map<string, null>();
  const issued = read.complete
    ? await issueReport(stores, withUnread(read, unread))
    : { id: reportId(read), issuedAt: read.readAt, report: read };
  const late = [...unread].map(([id, readTo]) => `${id} (${readTo === null ? "never" : localTime(readTo)})`);
  const notes = [
    ...(late.length === 0 ? [] : [`not read to the end of the period: ${late.join(", ")}`]),
    ...(read.complete ? [] : [`the ${kind} report is of a period that is not over: what it says is so far`]),
  ];
  const isElsewhere = resolve(folder) !== resolve(config.reports.folder);
  const drawn = isElsewhere
    ? await drawInto(desk, issued.report, wanted, signal)
    : await writeReport(state, desk, issued, wanted, signal);
  // Queued last, so that nobody is told of files that could not be made.
  const queued =
    sendCorrection && read.complete ? await queueCorrection(stores, config.reports.schedules, issued) : [];
  return made(drawn, [...notes, ...(sendCorrection ? [correctionNote(issued.report.version, queued)] : [])]);
}

function correctionNote(version: number, queued: readonly RecipientList[]): string {
  if (queued.length === 0)
    return "no correction is sent: no list was sent an earlier version and is not yet sent this one";
  const lists = queued.map(({ key, to }) => `${key} (${to.length})`).join(", ");
  return `version ${version} will be sent by \`suara report\` or \`suara start\` to those who were sent an earlier one: ${lists}`;
}

/** Draws a report again from its JSON. Throws INPUT_UNREADABLE for a file that is none or was changed, or as `makeReport` does. */
export async function drawAgain(
  desk: MakingDesk,
  { kind, file, wanted }: Asked & { readonly file: string },
  signal: AbortSignal,
): Promise<MadeReport> {
  const report = readManifest(await textOf(file), file);
  if (report.kind !== kind)
    throw new ListeningError("USAGE", `${file} is a ${report.kind} report, not a ${kind} one`, {
      retryable: false,
    });
  await desk.checkFolder();
  return made(await drawInto(desk, report, wanted, signal), []);
}

async function drawInto(
  desk: MakingDesk,
  report: Report,
  wanted: WantedFiles,
  signal: AbortSignal,
): Promise<DrawnReport> {
  const drawn = await desk.draw(report, wanted, signal);
  for (const file of drawn.files) await desk.write(file);
  return drawn;
}

function made({ files, withoutPdf }: DrawnReport, notes: readonly string[]): MadeReport {
  if (withoutPdf !== null && files.length === 0)
    throw new ListeningError("REPORT_PDF_UNAVAILABLE", withoutPdf, { retryable: false });
  return {
    files: files.map(({ name }) => name),
    notes: [...notes, ...(withoutPdf === null ? [] : [`no PDF was made: ${withoutPdf}`])],
  };
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    throw new ListeningError("INPUT_UNREADABLE", `${file} can't be read`, { retryable: false, cause });
  }
}
