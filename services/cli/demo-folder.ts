import { createHash, randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { newPseudonymKey } from "../../pipelines/protect/pseudonym-key.ts";
import { ListeningError } from "../../schemas/errors.ts";
import { makeFolder } from "../runtime/make-folder.ts";

/** Where a demo keeps its stores, so that one that was cut off goes on where it stopped. */
export interface DemoFolder {
  readonly path: string;
  /** Made for this folder alone, and kept in it with access for its owner only. */
  readonly pseudonymKey: string;
  /** The made-up comments end with the day before. */
  readonly day: string;
}

export interface DemoCorpus {
  /** As 2026-11-24. */
  readonly today: string;
  /** The file that is served instead of the made-up comments. */
  readonly data: string | undefined;
  /** The stores are elsewhere, and still hold tomorrow what today's demo put there: its day must not change. */
  readonly elsewhere: boolean;
}

/**
 * A folder for each corpus: for each day's made-up one, for each file by its name and content, for what is elsewhere. Throws
 * OUTPUT_UNWRITABLE where it can't be made.
 */
export function openDemoFolder(parent: string, { today, data, elsewhere }: DemoCorpus): DemoFolder {
  const madeUp = elsewhere ? "stores" : today;
  const path = join(parent, data === undefined ? madeUp : `${basename(data)}-${fingerprint(data)}`);
  try {
    makeFolder(path);
  } catch (cause) {
    throw new ListeningError("OUTPUT_UNWRITABLE", `${path} can't be made`, { retryable: false, cause });
  }
  return {
    path,
    pseudonymKey: kept(join(path, "pseudonym.key"), () => newPseudonymKey("demo", randomBytes(32))),
    day: elsewhere ? kept(join(path, "day"), () => today) : today,
  };
}

/** The content of a file, made when it is not there yet. */
function kept(file: string, make: () => string): string {
  if (!existsSync(file)) writeFileSync(file, make(), { mode: 0o600 });
  return readFileSync(file, "utf8");
}

function fingerprint(file: string): string {
  return createHash("sha256").update(readFileSync(file)).digest("hex").slice(0, 12);
}
