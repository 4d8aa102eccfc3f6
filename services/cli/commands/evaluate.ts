import process from "node:process";
import { Argument, type Command } from "commander";
import type { Analyser } from "../../../pipelines/enrich/analyse.ts";
import type { Judged, Scores } from "../../../pipelines/enrich/evaluation/scores.ts";
import { scoresOf } from "../../../pipelines/enrich/evaluation/scores.ts";
import { topicsOfClass } from "../../../pipelines/enrich/taxonomy/data-set-classes.ts";
import { taxonomy } from "../../../pipelines/enrich/taxonomy/taxonomy.ts";
import { LanguageCode, SentimentLabel } from "../../../schemas/analysed.ts";
import { ListeningError } from "../../../schemas/errors.ts";
import { otherTopic } from "../../../schemas/taxonomy.ts";
import { loadAnalyser } from "../../runtime/model-files.ts";
import { write } from "../output.ts";
import { table } from "../table.ts";
import type { LabelledRow } from "../training/labelled-rows.ts";
import { readLabelledRows } from "../training/labelled-rows.ts";

export const evaluationTasks = ["sentiment", "language", "topics", "sarcasm"] as const;
export type EvaluationTask = (typeof evaluationTasks)[number];

export interface EvaluateOptions {
  readonly task: EvaluationTask;
  /** JSONL, plain or `.gz`, with the columns of my-public-comments; `-` reads stdin. */
  readonly file: string;
  /** The models that come with Suara when left out. */
  readonly analyser?: Analyser;
}

export interface Evaluation extends Scores {
  readonly task: EvaluationTask;
  /** `name@version`. */
  readonly model: string;
  /** Rows without a gold label, or whose topic class is no issue of the taxonomy. */
  readonly skipped: number;
}

/**
 * Scores a task on labelled rows, from their text alone. Throws INPUT_UNREADABLE, naming the line, for a broken row or an
 * unknown gold label, and USAGE for a task that this version has no model for.
 */
export async function evaluate({ task, file, analyser }: EvaluateOptions): Promise<Evaluation> {
  if (task === "sarcasm") {
    const message = "this version has no model for sarcasm; it comes with a later one";
    throw new ListeningError("USAGE", message, { retryable: false });
  }
  const { judge, labels } = judges[task];
  const models = analyser ?? (await loadAnalyser());
  const judged: Judged[] = [];
  let skipped = 0;
  let model = "";
  for await (const row of readLabelledRows(file)) {
    const analysis = models.analyse(row.text, { caption: null });
    model = analysis.models[task] ?? "";
    const verdict = judge(row, analysis);
    if (verdict === "unknown") {
      const message = `${file}, line ${row.line}: the gold label is none that ${task} knows`;
      throw new ListeningError("INPUT_UNREADABLE", message, { retryable: false });
    }
    if (verdict === undefined) skipped += 1;
    else judged.push({ ...verdict, language: row.lang ?? null });
  }
  return { task, model, skipped, ...scoresOf(judged, labels) };
}

type Verdict = Omit<Judged, "language"> | "unknown" | undefined;

interface Judge {
  /** Labels shown even when no row has them. */
  readonly labels: readonly string[];
  /** `undefined` for a row without a gold label. */
  readonly judge: (row: LabelledRow, analysis: ReturnType<Analyser["analyse"]>) => Verdict;
}

const judges: Readonly<Record<Exclude<EvaluationTask, "sarcasm">, Judge>> = {
  sentiment: {
    labels: SentimentLabel.options,
    judge: ({ sentiment }, analysis) => compare(sentiment, analysis.sentiment.label, SentimentLabel.options),
  },
  language: {
    labels: [],
    judge: ({ lang }, analysis) => compare(lang, analysis.language.code, LanguageCode.options),
  },
  topics: {
    labels: [],
    judge: ({ topic }, { topics }) =>
      judgeTopic(
        topic,
        topics.map(({ id }) => id),
      ),
  },
};

function compare(gold: string | null | undefined, said: string, known: readonly string[]): Verdict {
  if (gold === null || gold === undefined) return undefined;
  return known.includes(gold) ? { gold, said } : "unknown";
}

const topicIds = new Set([...taxonomy.topics.map(({ id }) => id), otherTopic]);

/** One class against several topics: right when any topic is one of the class's, else the surest topic stands. */
function judgeTopic(gold: string | null | undefined, said: readonly string[]): Verdict {
  if (gold === null || gold === undefined) return undefined;
  const right = topicsOfClass(gold);
  if (right === null) return undefined;
  if (!right.every((id) => topicIds.has(id))) return "unknown";
  return { gold, said: said.some((id) => right.includes(id)) ? gold : (said[0] ?? otherTopic) };
}

export function registerEvaluate(program: Command): void {
  program
    .command("evaluate")
    .description("score the models on labelled rows: macro-F1, per class and per language, with n")
    .addArgument(new Argument("<task>").choices(evaluationTasks))
    .argument("<file>", "JSONL (may be .gz) with the columns of my-public-comments; - reads stdin")
    .option("--json", "print one JSON object")
    .action(async (task: EvaluationTask, file: string, { json = false }: { readonly json?: boolean }) => {
      const evaluation = await evaluate({ task, file });
      await write(process.stdout, `${json ? JSON.stringify(evaluation) : evaluationTable(evaluation)}\n`);
    });
}

/** The evaluation for a person's eye. */
export function evaluationTable(evaluation: Evaluation): string {
  const { task, model, n, skipped, macroF1, accuracy, perClass, perLanguage, confusion } = evaluation;
  const rows = Object.entries(perClass)
    .filter(([label, score]) => score.n > 0 || saidAtAll(label, confusion))
    .map(([label, { precision, recall, f1, n }]) => [
      label,
      digits(precision),
      digits(recall),
      digits(f1),
      n,
    ]);
  const languages = Object.entries(perLanguage).map(([code, { n, macroF1 }]) => [code, digits(macroF1), n]);
  const parts = [
    `${task} by ${model}: macro-F1 ${digits(macroF1)}, accuracy ${digits(accuracy)}, n ${n}, skipped ${skipped}`,
    "macro-F1 is the unweighted mean of the F1 of the classes that occur among the gold labels.",
    table(["class", "precision", "recall", "F1", "n"], rows),
  ];
  if (languages.length > 0 && task !== "language")
    parts.push(table(["language", "macro-F1", "n"], languages));
  if (task === "topics") {
    parts.push(
      "Weak: the data sets' topic is no human label of the comment, and one class stands against several topics.",
    );
  }
  return parts.join("\n\n");
}

function saidAtAll(label: string, confusion: Evaluation["confusion"]): boolean {
  return Object.values(confusion).some((row) => (row[label] ?? 0) > 0);
}

function digits(value: number): string {
  return value.toFixed(3);
}
