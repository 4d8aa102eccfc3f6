/** Fields of a log line. Never a comment's text or author above `debug`, never a secret at any level. */
export type LogFields = Readonly<Record<string, unknown>>;

/** A line is a constant event name, such as `collect.page`, and fields; never a sentence with values pasted in. */
export interface Logger {
  debug(fields: LogFields, event: string): void;
  info(fields: LogFields, event: string): void;
  warn(fields: LogFields, event: string): void;
  error(fields: LogFields, event: string): void;
}
