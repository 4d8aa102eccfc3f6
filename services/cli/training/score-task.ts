import type { JudgedSet } from "../../../pipelines/enrich/evaluation/label-set-scores.ts";
import { labelSetScores } from "../../../pipelines/enrich/evaluation/label-set-scores.ts";
import type { Judged, Scores } from "../../../pipelines/enrich/evaluation/scores.ts";
import { scoresOf } from "../../../pipelines/enrich/evaluation/scores.ts";
import { topicsOfClass } from "../../../pipelines/enrich/taxonomy/data-set-classes.ts";
import { taxonomy } from "../../../pipelines/enrich/taxonomy/taxonomy.ts";
import type { Analysis } from "../../../schemas/analysed.ts";
import { LanguageCode, SentimentLabel } from "../../../schemas/analysed.ts";
import { otherTopic } from "../../../schemas/taxonomy.ts";
import type { LabelledRow } from "./labelled-rows.ts";
import { togetherOf } from "./labelled-rows.ts";
import { sarcasmLabel } from "./tasks.ts";

export const evaluationTasks = ["sentiment", "language", "topics", "sarcasm"] as const;
export type EvaluationTask = (typeof evaluationTasks)[number];

export interface TaskScores extends Scores {
  readonly task: EvaluationTask;
  /** `name@version`. */
  readonly model: string;
  /** Rows without a gold label, or whose topic class is no issue of the taxonomy. */
  readonly skipped: number;
  /** Of rows with several topics each; see `LabelSetScores`, which says what the other figures then are. */
  readonly microF1?: number;
  readonly microF1OfIssues?: number;
}

/** A row with what the models say of it. */
export interface AnalysedRow<Row extends LabelledRow = LabelledRow> {
  readonly row: Row;
  readonly analysis: Analysis;
}

/** Scores a task on analysed rows; `unknownLabel` is called for a row whose gold label the task does not know. */
export function scoreTask<Row extends LabelledRow>(
  task: EvaluationTask,
  rows: readonly AnalysedRow<Row>[],
  unknownLabel: (row: Row) => never,
): TaskScores {
  if (task === "topics" && rows.some(({ row }) => Array.isArray(row.topics))) {
    return scoreTopicSets(rows, unknownLabel);
  }
  const { judge, labels } = judges[task];
  const judged: Judged[] = [];
  for (const { row, analysis } of rows) {
    const verdict = judge(row, analysis);
    if (verdict === "unknown") unknownLabel(row);
    if (verdict === undefined) continue;
    judged.push({ ...verdict, language: row.lang ?? null, together: togetherOf(row) });
  }
  return {
    task,
    model: rows[0]?.analysis.models[task] ?? "",
    skipped: rows.length - judged.length,
    ...scoresOf(judged, labels),
  };
}

/** Topics that people gave, several to a row, instead of a data set's one class. */
function scoreTopicSets<Row extends LabelledRow>(
  rows: readonly AnalysedRow<Row>[],
  unknownLabel: (row: Row) => never,
): TaskScores {
  const judged: JudgedSet[] = [];
  for (const { row, analysis } of rows) {
    const { topics: gold, lang } = row;
    if (gold === null || gold === undefined) continue;
    if (!gold.every((id) => topicIds.has(id))) unknownLabel(row);
    const said = analysis.topics.map(({ id }) => id);
    judged.push({ gold, said, language: lang ?? null, together: togetherOf(row) });
  }
  return {
    task: "topics",
    model: rows[0]?.analysis.models["topics"] ?? "",
    skipped: rows.length - judged.length,
    ...labelSetScores(judged),
  };
}

type Verdict = Omit<Judged, "language" | "together">;

interface Judge {
  /** Labels shown even when no row has them. */
  readonly labels: readonly string[];
  /** `undefined` for a row without a gold label. */
  readonly judge: (row: LabelledRow, analysis: Analysis) => Verdict | "unknown" | undefined;
}

const judges: Readonly<Record<EvaluationTask, Judge>> = {
  sentiment: {
    labels: SentimentLabel.options,
    judge: ({ sentiment }, { sentiment: { label, confidence } }) =>
      compare(sentiment, { said: label, confidence }, SentimentLabel.options),
  },
  language: {
    labels: [],
    judge: ({ lang }, { language: { code, confidence } }) =>
      compare(lang, { said: code, confidence }, LanguageCode.options),
  },
  topics: {
    labels: [],
    judge: ({ topic }, { topics }) =>
      judgeTopic(
        topic,
        topics.map(({ id }) => id),
      ),
  },
  sarcasm: {
    labels: ["plain", "sarcastic"],
    judge(row, { flags }) {
      const gold = sarcasmLabel(row);
      if (gold === null) return undefined;
      return { gold, said: flags.includes("sarcasm") ? "sarcastic" : "plain", confidence: null };
    },
  },
};

function compare(
  gold: string | null | undefined,
  said: { readonly said: string; readonly confidence: number },
  known: readonly string[],
): Verdict | "unknown" | undefined {
  if (gold === null || gold === undefined) return undefined;
  return known.includes(gold) ? { gold, ...said } : "unknown";
}

const topicIds = new Set([...taxonomy.topics.map(({ id }) => id), otherTopic]);

/** One class against several topics: right when any topic is one of the class's, else the surest topic stands. */
function judgeTopic(
  gold: string | null | undefined,
  said: readonly string[],
): Verdict | "unknown" | undefined {
  if (gold === null || gold === undefined) return undefined;
  const right = topicsOfClass(gold);
  if (right === null) return undefined;
  if (!right.every((id) => topicIds.has(id))) return "unknown";
  const shown = said.some((id) => right.includes(id)) ? gold : (said[0] ?? otherTopic);
  return { gold, said: shown, confidence: null };
}
