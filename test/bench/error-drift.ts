import process from "node:process";
import { partOf } from "../../pipelines/enrich/training/partition.ts";
import { captionOf, readDataSet, togetherOf } from "../../services/cli/training/labelled-rows.ts";
import { openAnalysePool } from "../../services/runtime/analyse-pool.ts";
import type { Tier } from "../../schemas/config-values.ts";
import { SentimentLabel } from "../../schemas/analysed.ts";

interface JudgedRow {
  readonly post: string;
  readonly topic: string;
  readonly platform: string;
  readonly language: string;
  readonly truth: string;
  readonly said: string;
}

/** The comments of my-public-comments from which nothing was learnt, with what a tier of models says of them. */
export async function judgedRows(data: URL, tier: Tier): Promise<readonly JudgedRow[]> {
  const all = await readDataSet(data, "my-public-comments/train.jsonl.gz");
  const rows = all.filter((row) => partOf(togetherOf(row)) !== "train");
  await using pool = await openAnalysePool({
    threads: 2,
    tier,
    warn: (message) => process.stderr.write(`${message}\n`),
  });
  const said = await pool.analyse(rows.map((row) => ({ text: row.text, caption: captionOf(row) })));
  return rows.flatMap((row, at) => {
    const label = said[at]?.sentiment.label;
    if (label === undefined || row.sentiment == null) return [];
    const { topic, platform = "", lang } = row;
    return [
      {
        post: togetherOf(row),
        topic: topic ?? "",
        platform,
        language: lang ?? "",
        truth: row.sentiment,
        said: label,
      },
    ];
  });
}

/**
 * How alike the errors of two comments are that share `key` but not `butNot`: their correlation, over every true class
 * and every class that is said. 0: no more than any two.
 */
export function errorLikeness(
  rows: readonly JudgedRow[],
  key: keyof JudgedRow,
  butNot: keyof JudgedRow | undefined,
): number {
  let [covariance, variance] = [0, 0];
  for (const truth of SentimentLabel.options) {
    const own = rows.filter((row) => row.truth === truth);
    for (const label of SentimentLabel.options) {
      const share = own.filter(({ said }) => said === label).length / own.length;
      const sums = (some: readonly JudgedRow[]) => {
        const sum = some.reduce((total, { said }) => total + (said === label ? 1 : 0) - share, 0);
        return { sum, size: some.length };
      };
      for (const group of Map.groupBy(own, (row) => row[key]).values()) {
        const apart =
          butNot === undefined
            ? group.map((row) => [row])
            : [...Map.groupBy(group, (row) => row[butNot]).values()];
        const [whole, parts] = [sums(group), apart.map(sums)];
        covariance += whole.sum ** 2 - parts.reduce((total, { sum }) => total + sum ** 2, 0);
        variance +=
          (whole.size ** 2 - parts.reduce((total, { size }) => total + size ** 2, 0)) * share * (1 - share);
      }
    }
  }
  return covariance / variance;
}
