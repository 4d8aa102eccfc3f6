import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import type { SentimentLabel } from "../../../../schemas/analysed.ts";
import { LanguageCode } from "../../../../schemas/analysed.ts";

/** What the developers say of a comment. */
export interface DeveloperLabel {
  readonly sentiment: SentimentLabel;
  /** None: it is about no issue of the taxonomy. */
  readonly topics: readonly string[];
  /** `null` where they were not asked. */
  readonly language: LanguageCode | null;
}

const letters: Readonly<Record<string, SentimentLabel>> = { n: "negative", u: "neutral", p: "positive" };

/** By the ids of comments in ../shared/data. */
export async function readDeveloperLabels(): Promise<ReadonlyMap<string, DeveloperLabel>> {
  const lines = gunzipSync(await readFile(new URL("labels.tsv.gz", import.meta.url)))
    .toString("utf8")
    .trimEnd()
    .split("\n");
  return new Map(
    lines.map((line) => {
      const [id = "", letter = "", topics = "", language = ""] = line.split("\t");
      const sentiment = letters[letter];
      if (sentiment === undefined) throw new Error(`labels.tsv.gz: ${id} has no sentiment`);
      return [
        id,
        {
          sentiment,
          topics: topics === "" ? [] : topics.split(","),
          language: language === "" ? null : LanguageCode.parse(language),
        },
      ];
    }),
  );
}
