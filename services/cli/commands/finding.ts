import { errorCodes, ListeningError } from "../../../schemas/errors.ts";

/** What `suara doctor` found of one thing that Suara needs. */
export interface Finding {
  readonly what: string;
  readonly state: "works" | "missing" | "look";
  /** What was found, and what to do about it. */
  readonly detail: string;
}

/** An error with what to do about it. */
export function explain(error: unknown): string {
  if (error instanceof ListeningError) return `${error.code}: ${error.message}. ${errorCodes[error.code]}`;
  return error instanceof Error ? error.message : String(error);
}
