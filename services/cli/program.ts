import { Command } from "commander";
import packageJson from "../../package.json" with { type: "json" };
import type { Config } from "../../schemas/config.ts";
import { registerEvaluate } from "./commands/evaluate.ts";
import { registerEvaluateCopies } from "./commands/evaluate-copies.ts";
import type { Environment } from "./config-file.ts";
import { readConfig } from "./config-file.ts";
import { registerAlerts } from "./register/alerts.ts";
import { registerBackfill } from "./register/backfill.ts";
import { registerCalendar } from "./register/calendar.ts";
import { registerChanges } from "./register/changes.ts";
import { registerDashboards } from "./register/dashboards.ts";
import { registerDemo } from "./register/demo.ts";
import { registerFiles } from "./register/files.ts";
import { registerLabels } from "./register/labels.ts";
import { registerOperations } from "./register/operations.ts";
import { registerReading } from "./register/reading.ts";
import { registerReanalyse } from "./register/reanalyse.ts";
import { registerSeries } from "./register/series.ts";
import { registerReport } from "./register/report.ts";
import { registerWorkers } from "./register/workers.ts";

/** What a command gets beside its own arguments. */
export interface CommandContext {
  readonly environment: Environment;
  /** Reads the configuration, with the flags given to `suara` itself. */
  readonly config: () => Config;
}

/** The command `suara`. Parsing runs the command and rejects with its error; nothing here ends the process. */
export function createProgram(environment: Environment): Command {
  const program = new Command("suara")
    .description("Listens to what people say under the department's posts, in Malay and English.")
    .version(packageJson.version)
    .option("-c, --config <file>", "configuration file (default: suara.yaml, if it is there)")
    .option(
      "--set <key=value>",
      "set one key of the configuration, such as web.port=7701; may be repeated",
      collect,
      [],
    )
    .showHelpAfterError("(suara --help shows all commands)")
    .exitOverride();
  const context: CommandContext = {
    environment,
    config() {
      const { config: file, set: settings } = program.opts<{ config?: string; set: readonly string[] }>();
      return readConfig({ file, settings, environment });
    },
  };
  registerDemo(program, context);
  registerWorkers(program, context);
  registerBackfill(program, context);
  registerFiles(program, context);
  registerEvaluate(program);
  registerEvaluateCopies(program);
  registerReading(program, context);
  registerChanges(program, context);
  registerSeries(program, context);
  registerCalendar(program, context);
  registerReanalyse(program, context);
  registerAlerts(program, context);
  registerReport(program, context);
  registerLabels(program, context);
  registerOperations(program, context);
  registerDashboards(program, context);
  return program;
}

function collect(value: string, earlier: readonly string[]): string[] {
  return [...earlier, value];
}
