import { pino } from "pino";
import type { Logger } from "../../pipelines/ports/logger.ts";

export interface LoggerOptions {
  readonly level: "debug" | "info" | "warn" | "error" | "silent";
}

/** Names of fields that may hold a secret or a person; their values are never written, at any level. */
const redacted = ["apiKey", "authorization", "password", "secret", "token", "author", "text"];

/** Writes JSON lines to stderr, so that stdout stays free for results. */
export function openLogger({ level }: LoggerOptions): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { error: pino.stdSerializers.err },
      redact: { paths: redacted.flatMap((name) => [name, `*.${name}`]), censor: "[redacted]" },
    },
    pino.destination({ fd: 2, sync: true }),
  );
}
