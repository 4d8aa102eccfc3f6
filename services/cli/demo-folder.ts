import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { newPseudonymKey } from "../../pipelines/protect/pseudonym-key.ts";

/** Where a demo keeps its stores, so that one that was cut off goes on where it stopped. */
export interface DemoFolder {
  readonly path: string;
  /** Made for this folder alone, and kept in it with access for its owner only. */
  readonly pseudonymKey: string;
}

/** A folder for each corpus: for each day's made-up one, and for each file by its name and content. */
export function openDemoFolder(parent: string, day: string, data: string | undefined): DemoFolder {
  const path = join(parent, data === undefined ? day : `${basename(data)}-${fingerprint(data)}`);
  mkdirSync(path, { recursive: true });
  const keyFile = join(path, "pseudonym.key");
  if (!existsSync(keyFile)) {
    writeFileSync(keyFile, newPseudonymKey("demo", randomBytes(32)), { mode: 0o600 });
  }
  return { path, pseudonymKey: readFileSync(keyFile, "utf8") };
}

function fingerprint(file: string): string {
  return createHash("sha256").update(readFileSync(file)).digest("hex").slice(0, 12);
}
