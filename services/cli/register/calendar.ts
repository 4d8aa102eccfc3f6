import process from "node:process";
import type { Command } from "commander";
import { Option } from "commander";
import { workingCalendar } from "../../../pipelines/stats/calendar/working-calendar.ts";
import { systemClock } from "../../runtime/clock.ts";
import { askCalendar, calendarText } from "../commands/calendar.ts";
import { localDay } from "../local-time.ts";
import { write } from "../output.ts";
import type { CommandContext } from "../program.ts";

interface CalendarFlags {
  readonly state: string;
  readonly year?: number;
  readonly lang: "ms" | "en";
  readonly json?: true;
}

export function registerCalendar(program: Command, context: CommandContext): void {
  program
    .command("calendar")
    .description("public holidays of a state in a year, those of the configuration among them")
    .option("--state <code>", "such as MY-01; headquarters: MY-16", "MY-16")
    .option("--year <year>", "(default: this year)", Number)
    .addOption(new Option("--lang <language>", "language of the names").choices(["ms", "en"]).default("ms"))
    .option("--json", "print JSON, with the source of each")
    .action(async ({ state, lang, json, ...flags }: CalendarFlags) => {
      const thisYear = Number(localDay(new Date(systemClock.now()).toISOString()).slice(0, 4));
      const calendar = workingCalendar(context.config().calendar.holidays);
      const holidays = askCalendar(calendar, { state, year: flags.year ?? thisYear });
      const text = json === true ? JSON.stringify(holidays) : calendarText(holidays, lang);
      await write(process.stdout, `${text}\n`);
    });
}
