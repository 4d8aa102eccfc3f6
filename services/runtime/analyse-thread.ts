import { z } from "zod";
import type { Analyser, TextInContext } from "../../pipelines/enrich/analyse.ts";
import type { ModelFiles } from "../../pipelines/enrich/open-analyser.ts";
import { openAnalyser } from "../../pipelines/enrich/open-analyser.ts";
import type { NumberedLine } from "./read-lines.ts";
import { parseJsonLine } from "./read-lines.ts";
import { serveStore } from "./store-thread.ts";

/** NDJSON made of NDJSON, line for line. */
export interface AnalysedLines {
  readonly text: string;
  /** How many lines were not understood; each has an error in its place. */
  readonly rejected: number;
}

/** What an analysing thread does. */
export type AnalyseOperations = {
  /** The analyses as one JSON array: parsing it costs the main thread less than receiving as many objects. */
  readonly analyse: (texts: readonly TextInContext[]) => string;
  readonly analyseLines: (lines: readonly NumberedLine[]) => AnalysedLines;
};

const Line = z.looseObject({
  id: z.string().optional(),
  text: z.string(),
  post: z.string().nullish(),
  parent: z.string().nullish(),
});

serveStore((files: ModelFiles) => {
  const analyser = openAnalyser(files);
  const operations: AnalyseOperations = {
    analyse: (texts) => JSON.stringify(texts.map(({ text, caption }) => analyser.analyse(text, { caption }))),
    analyseLines(lines) {
      const analysed = lines.map((line) => analyseLine(line, analyser));
      const written = lines.map(
        ({ number }, at) =>
          analysed[at] ??
          JSON.stringify({ line: number, error: "PAYLOAD_INVALID: not an object with a text" }),
      );
      return {
        text: `${written.join("\n")}\n`,
        rejected: analysed.filter((each) => each === undefined).length,
      };
    },
  };
  return { operations, close() {} };
});

/** The line's own object with its analysis; `undefined` when the line is not understood. */
function analyseLine(line: NumberedLine, analyser: Analyser): string | undefined {
  const { data } = Line.safeParse(parseJsonLine(line));
  if (data === undefined) return undefined;
  return JSON.stringify({ ...data, ...analyser.analyse(data.text, { caption: data.post ?? null }) });
}
