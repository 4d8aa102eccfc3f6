import { readdirSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Clock } from "../../pipelines/ports/clock.ts";
import type { Logger } from "../../pipelines/ports/logger.ts";
import { ListeningError } from "../../schemas/errors.ts";
import { makeFolder } from "../runtime/make-folder.ts";
import { runWorker } from "../workers/run-worker.ts";
import type { ChatSummary } from "./commands/import-whatsapp.ts";

export interface DropFolderOptions {
  readonly folder: string;
  readonly importFile: (file: string) => Promise<ChatSummary>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly random: () => number;
}

const everyMs = 10_000;

/**
 * Imports the exported chats that appear in a folder, until `signal` aborts. A file is taken when it did not change between
 * two looks, so one that is still being copied is left alone. Then it moves to `imported`, or to `refused` when it is none
 * or its group is not known; a crash in between imports it again, which changes nothing. No log line has a file's name:
 * that of a chat between two people is a person's.
 */
export async function watchDropFolder(options: DropFolderOptions, signal: AbortSignal): Promise<void> {
  const { folder, clock } = options;
  prepare(folder);
  let before = new Map<string, string>();
  while (!signal.aborted) {
    const now = filesIn(folder);
    for (const [name, state] of now)
      if (before.get(name) === state && !signal.aborted) await take(name, options, signal);
    before = now;
    await clock.sleep(everyMs, signal).catch(() => {});
  }
}

async function take(
  name: string,
  { folder, importFile, clock, logger, random }: DropFolderOptions,
  signal: AbortSignal,
): Promise<void> {
  const from = join(folder, name);
  const move = (to: "imported" | "refused") => {
    // Phones give every export of a group the same name.
    const stamp = new Date(clock.now()).toISOString().replaceAll(":", "");
    ifThere(() => renameSync(from, join(folder, to, `${stamp} ${name}`)));
  };
  try {
    await runWorker("import whatsapp", { clock, logger, random }, signal, async () => {
      const { added, edited, deleted, known } = await importFile(from);
      logger.info({ added, edited, deleted, known }, "whatsapp.imported");
      move("imported");
    });
  } catch (error) {
    if (!(error instanceof ListeningError) || !isFilesFault(error)) throw error;
    logger.error({ code: error.code }, "whatsapp.refused");
    move("refused");
  }
}

/** Is it the file that is wrong, and not a store? */
function isFilesFault({ code }: ListeningError): boolean {
  return code.startsWith("EXPORT_") || code === "INPUT_UNREADABLE" || code === "USAGE";
}

function prepare(folder: string): void {
  try {
    for (const name of ["imported", "refused"]) makeFolder(join(folder, name));
  } catch (cause) {
    const message = `collect.whatsapp.dropFolder: ${folder} can't be written to`;
    throw new ListeningError("CONFIG_INVALID", message, { retryable: false, cause });
  }
}

/** Each file's size and time by its name. */
function filesIn(folder: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const name of readdirSync(folder).sort()) {
    if (!/^[^.].*\.(?:txt|zip)$/iu.test(name)) continue;
    const found = ifThere(() => statSync(join(folder, name)));
    if (found?.isFile() === true) files.set(name, `${found.size} ${found.mtimeMs}`);
  }
  return files;
}

/** Another process that watches the same folder may have been faster. */
function ifThere<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
