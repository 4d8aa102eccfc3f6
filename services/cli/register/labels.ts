import { writeFile } from "node:fs/promises";
import process from "node:process";
import type { Command } from "commander";
import { Option } from "commander";
import { ListeningError } from "../../../schemas/errors.ts";
import { systemClock } from "../../runtime/clock.ts";
import { readLabels } from "../../workers/person-labels.ts";
import { sinceFrom } from "../commands/backfill.ts";
import { configuredTaxonomy } from "../config-file.ts";
import { csvOf } from "../../runtime/csv-of.ts";
import { agreements, agreementTable } from "../labels/agreement.ts";
import { exportLabels } from "../labels/export.ts";
import { importLabels } from "../labels/import.ts";
import { readLabelFile } from "../labels/label-file.ts";
import type { LabelPart } from "../labels/measuring-part.ts";
import { sampleForLabels } from "../labels/sample.ts";
import { openState, openStores } from "../open-stores.ts";
import { write } from "../output.ts";
import type { CommandContext } from "../program.ts";

type Rows = readonly Readonly<Record<string, unknown>>[];

interface FileFlags {
  readonly format: "ndjson" | "csv";
  readonly out?: string;
}

const monthMs = 30 * 86_400_000;

const formatOption = () =>
  new Option("--format <format>", "csv opens in a spreadsheet").choices(["ndjson", "csv"]).default("ndjson");

/** Commands for people who label comments. */
export function registerLabels(program: Command, context: CommandContext): void {
  const labels = program.command("labels").description("labels that people give to comments");
  labels
    .command("sample")
    .description(
      "draw comments to label: a third by chance, for measuring only, the others because they teach most",
    )
    .option("--size <count>", "so many, 3 to 1000", Number, 300)
    .option("--since <date>", "published from that day on, such as 2026-01-31 (default: 30 days ago)")
    .option("--seed <text>", "another one breaks ties and shuffles in another way", "1")
    .addOption(formatOption())
    .option("--out <file>", "write there instead of to stdout")
    .action(async (flags: FileFlags & { size: number; since?: string; seed: string }) => {
      if (!Number.isInteger(flags.size) || flags.size < 3 || flags.size > 1_000) {
        throw usage("--size takes a whole number from 3 to 1000");
      }
      const now = systemClock.now();
      const from = flags.since === undefined ? isoOf(now - monthMs) : sinceFrom(flags.since, now);
      await using stores = await openStores(context.config(), context.environment);
      const { size, seed } = flags;
      const rows = await sampleForLabels(stores, { size, seed, from, to: isoOf(now) });
      await deliver(rows, flags);
      const measuring = rows.filter(({ part }) => part === "measuring").length;
      process.stderr.write(`${rows.length} comments drawn, ${measuring} of them for measuring\n`);
    });

  labels
    .command("import")
    .description("take in a sample that people filled in; their labels win in every figure")
    .argument("<file>", "NDJSON, or CSV when the name ends in .csv; - reads NDJSON from stdin")
    .option("--by <name>", "who labelled, where a row does not say")
    .option("--json", "print JSON")
    .action(async (file: string, { by, json }: { readonly by?: string; readonly json?: true }) => {
      const config = context.config();
      const topicIds = configuredTaxonomy(config).topics.map(({ id }) => id);
      const read = await readLabelFile(file, { by, now: isoOf(systemClock.now()), topicIds });
      await using stores = await openStores(config, context.environment);
      const result = await importLabels(stores, read);
      const { saved, unchanged, blank, rewritten, notHeld, refused } = result;
      const words = `${saved} labels saved, ${unchanged} said the same before, ${blank} rows blank; ${rewritten} comments rewritten, ${notHeld} not held, ${refused} refused`;
      await write(process.stdout, `${json === true ? JSON.stringify(result) : words}\n`);
      if (refused > 0) process.exitCode = 1;
    });

  labels
    .command("export")
    .description("comments with people's labels, for `npm run train` and `suara evaluate`")
    .addOption(
      new Option("--part <part>", "what models may learn from, or what measures them")
        .choices(["teaching", "measuring"])
        .makeOptionMandatory(),
    )
    .addOption(formatOption())
    .option("--out <file>", "write there instead of to stdout")
    .action(async ({ part, ...flags }: FileFlags & { readonly part: LabelPart }) => {
      await using stores = await openStores(context.config(), context.environment);
      await deliver(await exportLabels(stores, part), flags);
    });

  labels
    .command("agreement")
    .description("Krippendorff's alpha of the comments that several people labelled, with its interval")
    .option("--json", "print JSON")
    .action(async ({ json }: { readonly json?: true }) => {
      await using state = await openState(context.config(), context.environment);
      const all = agreements((await readLabels(state)).values());
      await write(process.stdout, `${json === true ? JSON.stringify(all) : agreementTable(all)}\n`);
    });
}

async function deliver(rows: Rows, { format, out }: FileFlags): Promise<void> {
  const text = format === "csv" ? csvOf(rows) : rows.map((row) => `${JSON.stringify(row)}\n`).join("");
  if (out === undefined) {
    await write(process.stdout, text);
    return;
  }
  try {
    await writeFile(out, text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ListeningError("USAGE", `--out ${out}: ${reason}`, { retryable: false, cause: error });
  }
}

function isoOf(ms: number): string {
  return new Date(ms).toISOString();
}

function usage(message: string): ListeningError {
  return new ListeningError("USAGE", message, { retryable: false });
}
