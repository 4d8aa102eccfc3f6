import process from "node:process";
import type { Command } from "commander";
import { ListeningError } from "../../../schemas/errors.ts";
import type { Taxonomy } from "../../../schemas/taxonomy.ts";
import type { KibanaCredentials } from "../commands/dashboards.ts";
import { buildDashboards, pushDashboards } from "../commands/dashboards.ts";
import type { Environment } from "../config-file.ts";
import { configuredTaxonomy } from "../config-file.ts";
import { write } from "../output.ts";
import type { CommandContext } from "../program.ts";
import { neededSecret } from "../secrets.ts";

/** How long Kibana may take for everything; its first import after a start is slow. */
const pushTimeoutMs = 120_000;

interface PushFlags {
  readonly kibana: string;
  readonly user?: string;
  readonly apiKey?: string;
}

/** Commands about Kibana's dashboards. */
export function registerDashboards(program: Command, context: CommandContext): void {
  const dashboards = program
    .command("dashboards")
    .description("Kibana's data views and dashboards, in Malay and English");

  dashboards
    .command("build")
    .description("write them as NDJSON, one file for each language, for Kibana's import")
    .requiredOption("--out <folder>", "where the files go")
    .action(async ({ out }: { readonly out: string }) => {
      const files = await buildDashboards({ folder: out, ...configured(context) });
      await write(process.stdout, `${files.join("\n")}\n`);
    });

  dashboards
    .command("push")
    .description("import them into a running Kibana, over what an earlier push left there")
    .requiredOption("--kibana <url>", "where Kibana answers, such as http://127.0.0.1:5601")
    .option("--user <variable>", "name of the environment variable that holds user:password")
    .option("--api-key <variable>", "name of the environment variable that holds an encoded API key")
    .action(async (flags: PushFlags) => {
      const credentials = credentialsOf(flags, context.environment);
      const taken = await pushDashboards({
        kibana: flags.kibana,
        ...configured(context),
        signal: AbortSignal.timeout(pushTimeoutMs),
        ...(credentials === undefined ? {} : { credentials }),
      });
      await write(process.stdout, `${taken} objects imported into ${new URL(flags.kibana).origin}\n`);
    });
}

/** What the configuration says of dashboards; the prefix is its default for Elasticsearch where the index is another. */
function configured(context: CommandContext): { readonly prefix: string; readonly taxonomy: Taxonomy } {
  const config = context.config();
  const prefix = config.index.kind === "elastic" ? config.index.prefix : "suara";
  return { prefix, taxonomy: configuredTaxonomy(config) };
}

function credentialsOf({ user, apiKey }: PushFlags, environment: Environment): KibanaCredentials | undefined {
  if (user !== undefined && apiKey !== undefined) throw usage("give --user or --api-key, not both");
  if (apiKey !== undefined) return { apiKey: neededSecret(environment, apiKey) };
  if (user === undefined) return undefined;
  const pair = neededSecret(environment, user);
  const colon = pair.indexOf(":");
  if (colon < 1) throw usage(`the variable ${user} must hold user:password`);
  return { username: pair.slice(0, colon), password: pair.slice(colon + 1) };
}

function usage(message: string): ListeningError {
  return new ListeningError("USAGE", message, { retryable: false });
}
