import { randomBytes } from "node:crypto";
import process from "node:process";
import type { Command } from "commander";
import { Argument, Option } from "commander";
import { newPseudonymKey, parsePseudonymKeys } from "../../../pipelines/protect/pseudonym-key.ts";
import { Tier } from "../../../schemas/config-values.ts";
import { ListeningError } from "../../../schemas/errors.ts";
import { openAnalysePool } from "../../runtime/analyse-pool.ts";
import { systemClock } from "../../runtime/clock.ts";
import { analyseLines } from "../commands/analyse.ts";
import { importComments } from "../commands/import-comments.ts";
import { summaryLine } from "../commands/import-whatsapp.ts";
import { exportIn, inspectChat } from "../commands/inspect-chat.ts";
import { inspectChannel, inspectFile, inspectable } from "../commands/inspect.ts";
import { protectorFor, pseudonymKeysFrom } from "../compose.ts";
import { configuredTaxonomy } from "../config-file.ts";
import { importExport } from "../import-export.ts";
import { openStores } from "../open-stores.ts";
import { write } from "../output.ts";
import type { CommandContext } from "../program.ts";

/** Commands that read a file a person gives them. */
export function registerFiles(program: Command, context: CommandContext): void {
  registerImport(program, context);
  registerInspect(program, context);
  registerAnalyse(program, context);
}

function registerImport(program: Command, context: CommandContext): void {
  const imports = program
    .command("import")
    .description("append exported comments to the log, through the same path as collected ones");
  registerImportWhatsapp(imports, context);
  imports
    .command("comments")
    .description(
      "NDJSON (may be .gz) or CSV with the columns id, post, parent, author, text, publishedAt, likes ...",
    )
    .argument("<files...>", "files to import; - reads NDJSON from stdin")
    .requiredOption("--channel <id>", "the configured channel they were written on")
    .action(async (files: readonly string[], { channel: id }: { readonly channel: string }) => {
      const config = context.config();
      const channel = config.channels.find((each) => each.id === id);
      if (channel === undefined) throw usage(`no channel ${id} is configured`);
      const protector = protectorFor(config, pseudonymKeysFrom(config, context.environment));
      await using stores = await openStores(config, context.environment);
      for (const file of files) {
        const summary = await importComments(file, channel, {
          log: stores.log,
          protector,
          stdin: process.stdin,
          nowMs: systemClock.now(),
        });
        await write(
          process.stdout,
          `${file}: ${summary.rows} rows appended, ${summary.unreadable} lines unreadable\n`,
        );
        if (summary.unreadable > 0) process.exitCode = 1;
      }
    });
}

function registerImportWhatsapp(imports: Command, context: CommandContext): void {
  imports
    .command("whatsapp")
    .description("chats exported from WhatsApp groups; what is known already is not appended again")
    .argument("<files...>", "the exported .txt or .zip")
    .option(
      "--channel <id>",
      "the configured group; needed where several are, and the file's name names none",
    )
    .action(async (files: readonly string[], { channel }: { readonly channel?: string }) => {
      const config = context.config();
      const protector = protectorFor(config, pseudonymKeysFrom(config, context.environment));
      await using stores = await openStores(config, context.environment);
      for (const file of files) {
        const summary = await importExport(file, channel, { ...stores, config, protector });
        await write(process.stdout, `${summaryLine(file, summary)}\n`);
      }
    });
}

function registerInspect(program: Command, context: CommandContext): void {
  program
    .command("inspect")
    .description(
      "the items the normaliser makes of a recorded response, and in words what becomes none, as NDJSON; needs no network",
    )
    .addArgument(new Argument("<platform>").choices(Object.keys(inspectable)))
    .argument(
      "<file>",
      "a response in JSON, or one on each line; of WhatsApp also an exported chat, of portals also a feed or a page",
    )
    .action(async (platform: keyof typeof inspectable, file: string) => {
      const keys = parsePseudonymKeys(
        newPseudonymKey("inspect", randomBytes(32)),
        "the key made for inspecting",
      );
      const protector = protectorFor(context.config(), keys);
      const nowMs = systemClock.now();
      const chat = platform === "whatsapp" ? await exportIn(file) : undefined;
      const parts =
        chat === undefined
          ? inspectFile(file, inspectChannel(platform), protector, new Date(nowMs).toISOString())
          : inspectChat({ file, text: chat, settings: context.config().collect.whatsapp, nowMs }, protector);
      for (const { outcome, says } of parts) {
        const line = outcome.kind === "keep" ? outcome.value : { ...outcome, says };
        await write(process.stdout, `${JSON.stringify(line)}\n`);
      }
      if (parts.some(({ understood }) => !understood)) process.exitCode = 1;
    });
}

function registerAnalyse(program: Command, context: CommandContext): void {
  program
    .command("analyse")
    .description(
      "NDJSON {id, text, post?, parent?} in, the same with language, sentiment, topics, flags and entities out, in order",
    )
    .argument("[file]", "NDJSON, may be .gz; - reads stdin", "-")
    .addOption(new Option("--model <tier>", "tier of models").choices(Tier.options).default("accurate"))
    .option("--threads <count>", "threads that run the models", Number, 2)
    .action(async (file: string, { model, threads }: { readonly model: Tier; readonly threads: number }) => {
      if (!Number.isInteger(threads) || threads < 1) throw usage("--threads takes a whole number from 1");
      await using pool = await openAnalysePool({
        threads,
        tier: model,
        taxonomy: configuredTaxonomy(context.config()),
        warn: (message) => process.stderr.write(`${message}\n`),
      });
      const { rejected } = await analyseLines(file, pool, { stdin: process.stdin, stdout: process.stdout });
      if (rejected === 0) return;
      process.stderr.write(`${rejected} lines were not understood; their places in the output say so\n`);
      process.exitCode = 1;
    });
}

function usage(message: string): ListeningError {
  return new ListeningError("USAGE", message, { retryable: false });
}
