import type { Reliance } from "../../../pipelines/enrich/evaluation/calibration.ts";
import { relianceAt } from "../../../pipelines/enrich/evaluation/calibration.ts";
import { partOf } from "../../../pipelines/enrich/training/partition.ts";
import type { AnalyseTexts } from "../../runtime/open-tier.ts";
import type { LabelledRow } from "./labelled-rows.ts";
import { joinGold } from "./gold/join.ts";
import { captionOf, readDataSet, togetherOf } from "./labelled-rows.ts";
import type { AnalysedRow, EvaluationTask, TaskScores } from "./score-task.ts";
import { evaluationTasks, scoreTask } from "./score-task.ts";

/** How good a tier is on rows that nothing was learnt from. */
export interface TierQuality {
  /** The dev part of my-public-comments. */
  readonly dev: Readonly<Record<EvaluationTask, TaskScores>>;
  /** Topics on the half of our gold set that nothing is tuned on. */
  readonly goldTopics: TaskScores;
  /** What calling unsure labels of sentiment unsure buys, on the same rows. */
  readonly reliance: readonly Reliance[];
  /** Sentiment on other sets. */
  readonly elsewhere: Readonly<Record<string, TaskScores>>;
  /** How often Malay and Indonesian are told apart; `null` share where a set has no row. */
  readonly malayOrIndonesian: readonly {
    readonly set: string;
    readonly said: Readonly<Record<string, number>>;
    readonly n: number;
  }[];
}

const otherSets = ["en-nusax", "id-nusax", "id-smsa", "en-tweets", "id-en-indonglish"];
const thresholds = [0.4, 0.45, 0.5, 0.55, 0.6, 0.7, 0.8];

/** Measures a tier on the data sets of `folder`. */
export async function measureQuality(analyse: AnalyseTexts, folder: URL): Promise<TierQuality> {
  const analysed = async (rows: readonly LabelledRow[]): Promise<readonly AnalysedRow[]> => {
    const analyses = await analyse(rows.map((row) => ({ text: row.text, caption: captionOf(row) })));
    return analyses.flatMap((analysis, at) => {
      const row = rows[at];
      return row === undefined ? [] : { row, analysis };
    });
  };
  const score = (task: EvaluationTask, rows: readonly AnalysedRow[]) =>
    scoreTask(task, rows, ({ id }) => {
      throw new Error(`row ${id} has a label that ${task} does not know`);
    });
  const main = await readDataSet(folder, "my-public-comments/train.jsonl.gz");
  const dev = await analysed(main.filter((row) => partOf(togetherOf(row)) === "dev"));
  const sureness = dev.flatMap(({ row, analysis: { sentiment } }) =>
    row.sentiment === null || row.sentiment === undefined
      ? []
      : { confidence: sentiment.confidence, right: sentiment.label === row.sentiment },
  );
  const elsewhere: Record<string, TaskScores> = {};
  for (const set of otherSets) {
    const rows = await readDataSet(folder, `${set}/valid.jsonl`);
    elsewhere[`${set} valid`] = score("sentiment", await analysed(rows));
  }
  const malayOrIndonesian = [];
  for (const file of ["my-tweets-general/train.jsonl", "id-smsa/valid.jsonl", "id-nusax/valid.jsonl"]) {
    const rows = await analysed(await readDataSet(folder, file));
    const said = Object.groupBy(rows, ({ analysis }) => analysis.language.code);
    malayOrIndonesian.push({
      set: file.replace(/\.jsonl$/u, "").replace("/", " "),
      n: rows.length,
      said: Object.fromEntries(Object.entries(said).map(([code, each]) => [code, each.length])),
    });
  }
  return {
    dev: Object.fromEntries(evaluationTasks.map((task) => [task, score(task, dev)])) as TierQuality["dev"],
    goldTopics: score(
      "topics",
      await analysed(await joinGold({ data: folder, labels: "gold", half: "measured" })),
    ),
    reliance: thresholds.map((threshold) => relianceAt(sureness, threshold)),
    elsewhere,
    malayOrIndonesian,
  };
}
