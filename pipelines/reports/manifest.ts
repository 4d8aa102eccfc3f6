import { createHash } from "node:crypto";
import { z } from "zod";
import { ListeningError } from "../../schemas/errors.ts";
import { Report } from "../../schemas/report.ts";

const Manifest = z.object({ sha256: z.string(), report: Report });

/** SHA-256 of a report's numbers, in hex: what is printed at its foot in every format and language. */
export function reportHash(report: Report): string {
  return createHash("sha256")
    .update(JSON.stringify(Report.parse(report)))
    .digest("hex"); // parsed, so that keys have one order
}

/** A report as a file from which it can be drawn again: the numbers and their hash. */
export function manifestOf(report: Report): string {
  return `${JSON.stringify({ sha256: reportHash(report), report: Report.parse(report) }, null, 2)}\n`;
}

/** Reads what `manifestOf` wrote. Throws INPUT_UNREADABLE for anything else, and for numbers that were changed since. */
export function readManifest(text: string, file: string): Report {
  const { sha256, report } = parsed(text, file);
  if (reportHash(report) === sha256) return report;
  throw unreadable(file, "its numbers are not the ones it was written with, by its own hash");
}

function parsed(text: string, file: string): z.infer<typeof Manifest> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw unreadable(file, "it is no JSON", cause);
  }
  const read = Manifest.safeParse(value);
  if (read.success) return read.data;
  const where = read.error.issues[0]?.path.join(".") ?? "";
  throw unreadable(file, `it is no report of Suara, by ${where === "" ? "its shape" : where}`, read.error);
}

function unreadable(file: string, why: string, cause?: unknown): ListeningError {
  return new ListeningError("INPUT_UNREADABLE", `${file}: ${why}`, { retryable: false, cause });
}
