import process from "node:process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseJsonLine, readLines } from "../../services/runtime/read-lines.ts";
import { corpusTruth } from "../../services/simulators/corpus/corpus-truth.ts";

/** 71,513 real comments; not part of the project, so benchmarks must also run without them. */
export const realComments = join(
  import.meta.dirname,
  "../../../shared/data/my-unlabelled/youtube-comments.jsonl.gz",
);

export interface BenchTexts {
  readonly texts: readonly string[];
  /** What they are, for the note beside a figure. */
  readonly origin: string;
}

/** The real comments where they are, else the made-up ones of the demo. */
export async function benchTexts(): Promise<BenchTexts> {
  if (!existsSync(realComments)) {
    const { comments } = corpusTruth({ seed: 1, until: "2026-11-24T00:00:00.000Z" });
    return {
      texts: comments.map(({ text }) => text),
      origin: "on made-up comments: the real ones are not here",
    };
  }
  const lines = await Array.fromAsync(readLines(realComments, process.stdin));
  return {
    texts: lines.map((line) => (parseJsonLine(line) as { text: string }).text),
    origin: "on real comments",
  };
}
