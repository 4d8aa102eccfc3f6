import process from "node:process";
import { partOf } from "../../pipelines/enrich/training/partition.ts";
import type { LabelledRow } from "../../services/cli/training/labelled-rows.ts";
import { captionOf, readDataSet, togetherOf } from "../../services/cli/training/labelled-rows.ts";
import { openAnalysePool } from "../../services/runtime/analyse-pool.ts";
import type { Tier } from "../../schemas/config-values.ts";
import { SentimentLabel } from "../../schemas/analysed.ts";

interface JudgedRow {
  readonly post: string;
  readonly topic: string;
  readonly platform: string;
  readonly language: string;
  /** In which it was written, such as `2021-08`; empty where nobody says. */
  readonly month: string;
  /** Whether it is one of the later half of those of its platform; empty where nobody says. */
  readonly half: "earlier" | "later" | "";
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
  const halves = middleMonths(rows);
  return rows.flatMap((row, at) => {
    const label = said[at]?.sentiment.label;
    if (label === undefined || row.sentiment == null) return [];
    const { topic, platform = "", lang } = row;
    const month = monthOf(row.date ?? "");
    const later = month >= (halves.get(platform) ?? "");
    return [
      {
        post: togetherOf(row),
        topic: topic ?? "",
        platform,
        language: lang ?? "",
        month,
        half: month === "" ? "" : later ? "later" : "earlier",
        truth: row.sentiment,
        said: label,
      },
    ];
  });
}

/** The month with which the later half of each platform's comments begins: platforms were collected at different times. */
function middleMonths(rows: readonly LabelledRow[]): ReadonlyMap<string, string> {
  const platforms = Map.groupBy(rows, ({ platform = "" }) => platform);
  return new Map(
    [...platforms].map(([platform, own]) => {
      const months = own
        .map(({ date }) => monthOf(date ?? ""))
        .filter((month) => month !== "")
        .sort();
      return [platform, months[Math.floor(months.length / 2)] ?? ""];
    }),
  );
}

/** Of a date as the set writes it, `29/8/2022` or `2022-08-29 …`; empty for `3d ago`. */
function monthOf(date: string): string {
  const [, year, month] = /^(\d{4})-(\d{2})/u.exec(date) ?? [];
  const [, monthAfter, yearAfter] = /^\d+\/(\d+)\/(\d{4})/u.exec(date) ?? [];
  if (year !== undefined) return `${year}-${month}`;
  return yearAfter === undefined ? "" : `${yearAfter}-${(monthAfter ?? "").padStart(2, "0")}`;
}

/**
 * How far `errorLikeness` may be off by the chance of which posts were labelled, as one standard error.
 *
 * Source: the delete-a-group jackknife, P. S. Kott (2001), The delete-a-group jackknife, Journal of Official Statistics 17, 521-526.
 */
export function likenessError(
  rows: readonly JudgedRow[],
  key: keyof JudgedRow,
  butNot: keyof JudgedRow,
): number {
  const posts = [...new Set(rows.map(({ post }) => post))].sort();
  const folds = new Map(posts.map((post, at) => [post, at % foldCount]));
  const without = Array.from({ length: foldCount }, (_, fold) =>
    errorLikeness(
      rows.filter(({ post }) => folds.get(post) !== fold),
      key,
      butNot,
    ),
  );
  const mean = without.reduce((sum, each) => sum + each, 0) / foldCount;
  const squares = without.reduce((sum, each) => sum + (each - mean) ** 2, 0);
  return Math.sqrt(((foldCount - 1) / foldCount) * squares);
}

const foldCount = 20;

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
