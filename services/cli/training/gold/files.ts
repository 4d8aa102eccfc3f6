import { readFileSync } from "node:fs";
import type { Drawn } from "./passes.ts";

/** Where the gold set's ids and labels lie. */
export const goldFolder = new URL("./", import.meta.url);

/** The drawn comments, in the order in which they were read. */
export function drawnComments(): readonly Drawn[] {
  return jsonLinesIn(readFileSync(new URL("sample.jsonl", goldFolder), "utf8")) as readonly Drawn[];
}

/** Ids that nothing may learn from, not even without their labels. */
export function goldIds(): ReadonlySet<string> {
  return new Set(drawnComments().map(({ id }) => id));
}

/** Of our own files, which are right. */
export function jsonLinesIn(text: string): readonly unknown[] {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as unknown);
}

export function jsonLines(rows: readonly unknown[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join("");
}
