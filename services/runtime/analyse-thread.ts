import { z } from "zod";
import type { Labelling, TextInContext } from "../../pipelines/enrich/analyse.ts";
import type { TierFiles } from "./open-tier.ts";
import { openTier } from "./open-tier.ts";
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
  readonly labelling: () => Labelling;
  /** The analyses as one JSON array: parsing it costs the main thread less than receiving as many objects. */
  readonly analyse: (texts: readonly TextInContext[]) => Promise<string>;
  readonly analyseLines: (lines: readonly NumberedLine[]) => Promise<AnalysedLines>;
};

const Line = z.looseObject({
  id: z.string().optional(),
  text: z.string(),
  post: z.string().nullish(),
  parent: z.string().nullish(),
});

serveStore(async (files: TierFiles) => {
  const { generation, models, analyse } = await openTier(files);
  const operations: AnalyseOperations = {
    labelling: () => ({ generation, models }),
    analyse: async (texts) => JSON.stringify(await analyse(texts)),
    async analyseLines(lines) {
      const understood = lines.map((line) => Line.safeParse(parseJsonLine(line)).data);
      const known = understood.filter((line) => line !== undefined);
      const analyses = await analyse(known.map(({ text, post }) => ({ text, caption: post ?? null })));
      let next = 0;
      const written = lines.map(({ number }, at) =>
        JSON.stringify(
          understood[at] === undefined
            ? { line: number, error: "PAYLOAD_INVALID: not an object with a text" }
            : { ...understood[at], ...analyses[next++] },
        ),
      );
      return { text: `${written.join("\n")}\n`, rejected: lines.length - known.length };
    },
  };
  return { operations, close() {} };
});
