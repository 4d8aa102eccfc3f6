import { join } from "node:path";
import process from "node:process";
import type { Command } from "commander";
import { InvalidArgumentError, Option } from "commander";
import type { ReportFormat, ReportKind, ReportLanguage } from "../../../schemas/report.ts";
import {
  ReportFormat as formatSchema,
  ReportKind as kindSchema,
  ReportLanguage as languageSchema,
} from "../../../schemas/report.ts";
import { ListeningError } from "../../../schemas/errors.ts";
import { systemClock } from "../../runtime/clock.ts";
import { stopOnSignals } from "../../runtime/signals.ts";
import { openSuara } from "../compose.ts";
import { openState } from "../open-stores.ts";
import { write } from "../output.ts";
import type { CommandContext } from "../program.ts";
import { together } from "../together.ts";
import { redrawWorker } from "../reports/redraw-worker.ts";
import { readSchedules, scheduleCalled, schedulesText } from "../reports/report-schedules.ts";

interface ReportFlags {
  readonly date?: string;
  readonly scope: string;
  readonly lang: readonly ReportLanguage[];
  readonly format: readonly ReportFormat[];
  readonly out?: string;
  readonly fromManifest?: string;
  readonly sendCorrection?: true;
}

const periods: Readonly<Record<ReportKind, string>> = { daily: "day", weekly: "week", monthly: "month" };
const tell = (line: string) => process.stderr.write(`${line}\n`);

/** Commands for periodic reports. */
export function registerReport(program: Command, context: CommandContext): void {
  const report = program.command("report").description("periodic reports, by hand or by schedule");
  for (const kind of kindSchema.options) {
    report
      .command(kind)
      .description(`a report of a ${periods[kind]}, in Malay and English`)
      .option(
        "--date <day>",
        `a day within it, such as 2026-11-24 (default: the last ${periods[kind]} that is over)`,
      )
      .option("--scope <scope>", "nation, state:MY-01, district:MY-01/Name, topic:ID or channel:ID", "nation")
      .option("--lang <languages>", "ms, en or both", listOf(languageSchema.options), languageSchema.options)
      .option(
        "--format <formats>",
        "some of html, pdf, csv and json",
        listOf(formatSchema.options),
        formatSchema.options,
      )
      .option("--out <folder>", "where the files go (default: reports.folder of the configuration)")
      .option("--from-manifest <file>", "draw this report's JSON again instead of reading the index")
      .addOption(
        new Option(
          "--send-correction",
          "have it sent to the lists of reports.schedules that were sent an earlier version",
        ).conflicts("fromManifest"),
      )
      .action(async ({ lang: languages, format: formats, fromManifest, ...flags }: ReportFlags) => {
        const { drawAgain, makeReport } = await import("../commands/report.ts");
        const { openMakingDesk } = await import("../reports/making-desk.ts"); // no other command draws
        using stop = stopOnSignals(tell);
        const config = context.config();
        const folder = flags.out ?? config.reports.folder;
        const wanted = { languages, formats };
        await using suara = await openSuara(config, context.environment);
        const desk = openMakingDesk(suara, folder);
        const { files, notes } =
          fromManifest === undefined
            ? await makeReport(suara, desk, { kind, ...flags, folder, wanted }, stop.signal)
            : await drawAgain(desk, { kind, file: fromManifest, wanted }, stop.signal);
        for (const note of notes) tell(note);
        for (const file of files) await write(process.stdout, `${join(folder, file)}\n`);
      });
  }

  report
    .command("run", { isDefault: true })
    .description("only make and send the reports of reports.schedules, as `suara start` does too")
    .action(async () => {
      const config = context.config();
      if (config.reports.schedules.length === 0)
        throw new ListeningError("CONFIG_INVALID", "reports.schedules is empty: there is nothing to make", {
          retryable: false,
        });
      const { reportWorker } = await import("../reports/report-worker.ts");
      using stop = stopOnSignals(tell);
      await using suara = await openSuara(config, context.environment);
      await together(stop.signal, (signal) => [
        reportWorker(suara, context.environment, signal),
        redrawWorker(suara, signal),
      ]);
    });

  const schedule = report.command("schedule").description("the reports of reports.schedules");
  schedule
    .command("list")
    .description("when each is due next, what was made last, and what became of its mails")
    .addOption(languageOption())
    .option("--json", "print JSON")
    .action(async ({ json, lang }: { readonly json?: true; readonly lang: ReportLanguage }) => {
      const config = context.config();
      await using state = await openState(config, context.environment);
      const schedules = await readSchedules(config, state, systemClock.now());
      await write(
        process.stdout,
        `${json === true ? JSON.stringify(schedules) : schedulesText(schedules, lang)}\n`,
      );
    });
  schedule
    .command("test")
    .description(
      "make a schedule's last report without issuing, writing or sending it, and look at folder and mail server",
    )
    .argument("<schedule>", "its name in reports.schedules")
    .addOption(languageOption())
    .action(async (name: string, { lang }: { readonly lang: ReportLanguage }) => {
      const config = context.config();
      const found = scheduleCalled(name, config);
      const { testSchedule } = await import("../commands/test-schedule.ts");
      using stop = stopOnSignals(tell);
      await using suara = await openSuara(config, context.environment);
      for (const line of await testSchedule(suara, context.environment, found, lang, stop.signal))
        await write(process.stdout, `${line}\n`);
    });
}

const languageOption = () =>
  new Option("--lang <language>", "language of the words around")
    .choices(languageSchema.options)
    .default("ms");

/** Reads such as `html,pdf`. */
function listOf<T extends string>(known: readonly T[]): (text: string) => readonly T[] {
  return (text) => {
    const named = new Set(text.split(",").map((each) => each.trim()));
    const chosen = known.filter((each) => named.delete(each));
    if (named.size > 0 || chosen.length === 0)
      throw new InvalidArgumentError(`write one or more of ${known.join(", ")}, with commas between.`);
    return chosen;
  };
}
