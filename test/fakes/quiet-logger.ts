import type { LogFields, Logger } from "../../pipelines/ports/logger.ts";

interface LoggedLine {
  readonly level: keyof Logger;
  readonly event: string;
  readonly fields: LogFields;
}

export interface QuietLogger extends Logger {
  /** Everything logged so far, oldest first. */
  readonly lines: readonly LoggedLine[];
  /** The fields of each line of one event, oldest first. */
  of(event: string): readonly LogFields[];
}

/** A logger that prints nothing and remembers everything. */
export function quietLogger(): QuietLogger {
  const lines: LoggedLine[] = [];
  const at = (level: keyof Logger) => (fields: LogFields, event: string) => {
    lines.push({ level, event, fields });
  };
  return {
    lines,
    of: (event) => lines.filter((line) => line.event === event).map(({ fields }) => fields),
    debug: at("debug"),
    info: at("info"),
    warn: at("warn"),
    error: at("error"),
  };
}
