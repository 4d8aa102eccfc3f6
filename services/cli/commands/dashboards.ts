import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { dashboardObjects, toNdjson } from "../../../dashboards/build.ts";
import { dashboardLanguages } from "../../../dashboards/words/words.ts";
import { ListeningError } from "../../../schemas/errors.ts";
import type { Taxonomy } from "../../../schemas/taxonomy.ts";
import { makeFolder } from "../../runtime/make-folder.ts";

export interface BuildOptions {
  /** Made when it is absent. */
  readonly folder: string;
  /** Begins the names of the indices. */
  readonly prefix: string;
  /** Names the topics; Suara's own when left out. */
  readonly taxonomy?: Taxonomy;
}

/** What `suara dashboards build` does: one NDJSON file for each language. Resolves to the files' paths. */
export async function buildDashboards({ folder, prefix, taxonomy }: BuildOptions): Promise<string[]> {
  try {
    makeFolder(folder);
    const files: string[] = [];
    for (const language of dashboardLanguages) {
      const file = join(folder, `suara-${language}.ndjson`);
      await writeFile(file, toNdjson(dashboardObjects(language, prefix, taxonomy)));
      files.push(file);
    }
    return files;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ListeningError("OUTPUT_UNWRITABLE", why, { retryable: false, cause });
  }
}

export type KibanaCredentials =
  | { readonly username: string; readonly password: string }
  | { readonly apiKey: string };

export interface PushOptions {
  /** Where Kibana answers, with its base path if it has one. */
  readonly kibana: string;
  readonly credentials?: KibanaCredentials;
  readonly prefix: string;
  readonly taxonomy?: Taxonomy;
  readonly signal: AbortSignal;
}

/**
 * What `suara dashboards push` does: imports every language into a running Kibana, over what an earlier push left there.
 * Resolves to the number of objects Kibana took. Throws KIBANA_UNREACHABLE, KIBANA_AUTH, KIBANA_REFUSED, or USAGE for an
 * address that is none.
 */
export async function pushDashboards(options: PushOptions): Promise<number> {
  const address = importAddress(options.kibana);
  let taken = 0;
  for (const language of dashboardLanguages) {
    const body = new FormData();
    const objects = dashboardObjects(language, options.prefix, options.taxonomy);
    const file = new Blob([toNdjson(objects)], { type: "application/ndjson" });
    body.append("file", file, `suara-${language}.ndjson`);
    taken += await importFile(address, body, options);
  }
  return taken;
}

function importAddress(kibana: string): URL {
  const base = URL.canParse(kibana) ? new URL(kibana) : undefined;
  if (base === undefined || !/^https?:$/u.test(base.protocol)) {
    throw usage("--kibana takes an address such as http://127.0.0.1:5601");
  }
  if (base.username !== "" || base.password !== "") {
    throw usage("--kibana takes no user or password: name their variables with --user or --api-key");
  }
  base.pathname = `${base.pathname.replace(/\/+$/u, "")}/api/saved_objects/_import`;
  base.search = "?overwrite=true";
  base.hash = "";
  return base;
}

async function importFile(
  address: URL,
  body: FormData,
  { credentials, signal }: PushOptions,
): Promise<number> {
  const headers = { "kbn-xsrf": "suara", ...authorization(credentials) };
  const { status, text } = await ask(address, { method: "POST", headers, body, signal, redirect: "manual" });
  if (status === 401 || status === 403) {
    throw failed("KIBANA_AUTH", `${address.origin} answered ${status} to the import`);
  }
  const answer = importAnswer.safeParse(parsedJson(text));
  if (status !== 200 || !answer.success) {
    throw failed("KIBANA_REFUSED", `${address.origin} answered ${status}: ${firstWords(text)}`);
  }
  const { success, successCount, errors } = answer.data;
  if (!success || errors.length > 0) {
    const listed = errors.map(({ type, id, error }) => `${type} ${id}: ${error.message ?? error.type}`);
    throw failed("KIBANA_REFUSED", `Kibana took ${successCount} objects, but not\n  ${listed.join("\n  ")}`);
  }
  return successCount;
}

async function ask(address: URL, request: RequestInit): Promise<{ status: number; text: string }> {
  try {
    const answer = await fetch(address, request);
    return { status: answer.status, text: await answer.text() };
  } catch (cause) {
    const why = cause instanceof Error && cause.cause instanceof Error ? cause.cause.message : String(cause);
    throw new ListeningError("KIBANA_UNREACHABLE", `${address.origin} does not answer: ${why}`, {
      retryable: true,
      cause,
    });
  }
}

function authorization(credentials: KibanaCredentials | undefined): Record<string, string> {
  if (credentials === undefined) return {};
  if ("apiKey" in credentials) return { authorization: `ApiKey ${credentials.apiKey}` };
  const pair = `${credentials.username}:${credentials.password}`;
  return { authorization: `Basic ${Buffer.from(pair, "utf8").toString("base64")}` };
}

/** What Kibana answers to an import: everything else in it is for its own page. */
const importAnswer = z.object({
  success: z.boolean(),
  successCount: z.int().nonnegative(),
  errors: z
    .array(
      z.object({
        type: z.string(),
        id: z.string(),
        error: z.object({ type: z.string(), message: z.string().optional() }),
      }),
    )
    .default([]),
});

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function firstWords(text: string): string {
  const line = text.replaceAll(/\s+/gu, " ").trim();
  return line === "" ? "nothing" : line.slice(0, 300);
}

function failed(code: "KIBANA_AUTH" | "KIBANA_REFUSED", message: string): ListeningError {
  return new ListeningError(code, message, { retryable: false });
}

function usage(message: string): ListeningError {
  return new ListeningError("USAGE", message, { retryable: false });
}
