import type { Writable } from "node:stream";
import { CommanderError } from "commander";
import type { ErrorCode } from "../../schemas/errors.ts";
import { errorCodes, ListeningError } from "../../schemas/errors.ts";

const failed = 1;
const wrongUse = 2;

const wrongUseCodes: ReadonlySet<ErrorCode> = new Set(["USAGE", "CONFIG_INVALID", "CONFIG_SECRET_MISSING"]);

/** 1 for what failed, 2 for wrong use; 0 when commander only printed help or a version. */
export function exitStatusOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : wrongUse;
  return error instanceof ListeningError && wrongUseCodes.has(error.code) ? wrongUse : failed;
}

/** What happened, where, and what to do; a stack only for what nobody foresaw. */
export function reportError(error: unknown, stderr: Writable): void {
  if (error instanceof CommanderError) return; // commander has printed it
  if (error instanceof ListeningError) {
    stderr.write(`suara: ${error.code}: ${error.message}\n  ${errorCodes[error.code]}\n`);
    return;
  }
  stderr.write(
    `suara: unexpected: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
}
