import process from "node:process";
import { Argument, type Command, Option } from "commander";
import { Tier } from "../../../schemas/config-values.ts";
import { ListeningError } from "../../../schemas/errors.ts";
import { openAnalysePool } from "../../runtime/analyse-pool.ts";
import { write } from "../output.ts";
import { table } from "../table.ts";
import { captionOf, readLabelledRows } from "../training/labelled-rows.ts";
import type { EvaluationTask, TaskScores } from "../training/score-task.ts";
import { evaluationTasks, scoreTask } from "../training/score-task.ts";

export interface EvaluateOptions {
  readonly task: EvaluationTask;
  /** JSONL, plain or `.gz`, with the columns of my-public-comments; `-` reads stdin. */
  readonly file: string;
  readonly tier: Tier;
  /** Told when the fast tier does the accurate one's work. */
  readonly warn: (message: string) => void;
}

/**
 * Scores a task on labelled rows, from their text and, where it is known, the caption of their post. Throws
 * INPUT_UNREADABLE, naming the line, for a broken row or an unknown gold label.
 */
export async function evaluate({ task, file, tier, warn }: EvaluateOptions): Promise<TaskScores> {
  const rows = await Array.fromAsync(readLabelledRows(file));
  await using pool = await openAnalysePool({ threads: 2, tier, warn });
  const analyses = await pool.analyse(rows.map((row) => ({ text: row.text, caption: captionOf(row) })));
  const analysed = analyses.flatMap((analysis, at) => {
    const row = rows[at];
    return row === undefined ? [] : { row, analysis };
  });
  return scoreTask(task, analysed, ({ line }) => {
    const message = `${file}, line ${line}: the gold label is none that ${task} knows`;
    throw new ListeningError("INPUT_UNREADABLE", message, { retryable: false });
  });
}

interface EvaluateFlags {
  readonly model: Tier;
  readonly json?: true;
}

export function registerEvaluate(program: Command): void {
  program
    .command("evaluate")
    .description("score the models on labelled rows: macro-F1 with its interval, per class and per language")
    .addArgument(new Argument("<task>").choices(evaluationTasks))
    .argument("<file>", "JSONL (may be .gz) with the columns of my-public-comments; - reads stdin")
    .addOption(new Option("--model <tier>", "tier of models").choices(Tier.options).default("accurate"))
    .option("--json", "print one JSON object")
    .action(async (task: EvaluationTask, file: string, { model, json }: EvaluateFlags) => {
      const warn = (message: string) => process.stderr.write(`${message}\n`);
      const scores = await evaluate({ task, file, tier: model, warn });
      await write(process.stdout, `${json === true ? JSON.stringify(scores) : evaluationTable(scores)}\n`);
    });
}

/** The evaluation for a person's eye. */
export function evaluationTable(evaluation: TaskScores): string {
  const { task, model, n, skipped, macroF1, interval, accuracy, ece, perClass, perLanguage, confusion } =
    evaluation;
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
  const between =
    interval === null ? "" : ` (95 % interval ${digits(interval.low)} to ${digits(interval.high)}, by post)`;
  const { microF1, microF1OfIssues = 0 } = evaluation;
  if (microF1 !== undefined) {
    return [
      `${task} by ${model}: micro-F1 ${digits(microF1)}${between}, of issues alone ${digits(microF1OfIssues)}, macro-F1 ${digits(macroF1)}, all topics right ${digits(accuracy)}, n ${n}, skipped ${skipped}`,
      "micro-F1 counts every topic of every comment, other among them; of issues alone leaves other out.",
      table(["topic", "precision", "recall", "F1", "n"], rows),
      table(["language", "macro-F1", "n"], languages),
    ].join("\n\n");
  }
  const parts = [
    `${task} by ${model}: macro-F1 ${digits(macroF1)}${between}, accuracy ${digits(accuracy)}, n ${n}, skipped ${skipped}`,
    "macro-F1 is the unweighted mean of the F1 of the classes that occur among the gold labels.",
    ...(ece === null ? [] : [`expected calibration error ${digits(ece)} (15 bins)`]),
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

function saidAtAll(label: string, confusion: TaskScores["confusion"]): boolean {
  return Object.values(confusion).some((row) => (row[label] ?? 0) > 0);
}

function digits(value: number): string {
  return value.toFixed(3);
}
