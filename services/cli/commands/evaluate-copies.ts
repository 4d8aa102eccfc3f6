import process from "node:process";
import type { Command } from "commander";
import { copyKeyOf } from "../../../pipelines/enrich/copies/copy-key.ts";
import type { TypicalEdit } from "../../../pipelines/enrich/evaluation/typical-edits.ts";
import { mulberry32 } from "../../../pipelines/stats/mulberry32.ts";
import { edited, typicalEdits } from "../../../pipelines/enrich/evaluation/typical-edits.ts";
import { createWordReader } from "../../../pipelines/enrich/wording/words.ts";
import { write } from "../output.ts";
import { table } from "../table.ts";
import { readLabelledRows, spread } from "../training/labelled-rows.ts";

/** Comments of so many words, punctuation and emoji among them, are the ones that people send on. */
const longText = 30;
const mostEdited = 2_000;
/** Of a large group only so many are compared in pairs. */
const mostCompared = 60;
/** Two comments that share so much of their different words are one message. */
const alike = 0.5;
const seed = 7;

export interface CopiesEvaluation {
  readonly task: "copies";
  /** Comments read. */
  readonly n: number;
  /** Comments that were edited. */
  readonly edited: number;
  /** The share of edited comments that kept their key, by edit. */
  readonly recall: Readonly<Record<TypicalEdit, number>>;
  /** Pairs of comments of the file, as they are, with one key. */
  readonly pairs: number;
  /** The share of those that have half of their different words in common: quotes of one long text don't. `null` without a pair. */
  readonly precision: number | null;
}

/**
 * How often an edited comment keeps its copy key, and how often comments with one key are alike; the edits are drawn by a
 * seeded generator. Throws INPUT_UNREADABLE, naming the line, for a broken row.
 */
export async function evaluateCopies(file: string): Promise<CopiesEvaluation> {
  const read = createWordReader();
  const texts: string[] = [];
  const groups = new Map<string, string[]>();
  for await (const { text } of readLabelledRows(file)) {
    texts.push(text);
    const key = copyKeyOf(read(text));
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), text]);
  }
  const keyed = (text: string) => read(text).length >= longText && copyKeyOf(read(text)) !== null;
  const long = spread(texts.filter(keyed), mostEdited);
  const kept = (edit: TypicalEdit) => {
    const random = mulberry32(seed);
    return long.filter((text) => copyKeyOf(read(text)) === copyKeyOf(read(edited(text, edit, random))))
      .length;
  };
  const similar = [...groups.values()].flatMap((group) => similarities(group.slice(0, mostCompared), read));
  return {
    task: "copies",
    n: texts.length,
    edited: long.length,
    recall: Object.fromEntries(
      typicalEdits.map((edit) => [edit, long.length === 0 ? 0 : kept(edit) / long.length]),
    ) as Record<TypicalEdit, number>,
    pairs: similar.length,
    precision:
      similar.length === 0 ? null : similar.filter((share) => share >= alike).length / similar.length,
  };
}

/** The shared part of the different words of each pair of texts (Jaccard's index). */
function similarities(
  texts: readonly string[],
  read: (text: string) => readonly string[],
): readonly number[] {
  const sets = texts.map((text) => new Set(read(text)));
  return sets.flatMap((one, at) =>
    sets.slice(at + 1).map((other) => {
      const shared = one.intersection(other).size;
      return shared / (one.size + other.size - shared);
    }),
  );
}

/** `suara evaluate copies FILE`: under `evaluate`, which must be registered, beside the tasks that have gold labels. */
export function registerEvaluateCopies(program: Command): void {
  program.commands
    .find((command) => command.name() === "evaluate")
    ?.command("copies")
    .description("score the key of copies: typical edits of long comments, and comments with one key")
    .argument("<file>", "JSONL (may be .gz) with a column text; - reads stdin")
    .option("--json", "print one JSON object")
    .action(async (file: string, { json = false }: { readonly json?: boolean }) => {
      const evaluation = await evaluateCopies(file);
      await write(process.stdout, `${json ? JSON.stringify(evaluation) : copiesTable(evaluation)}\n`);
    });
}

function copiesTable({ n, edited: count, recall, pairs, precision }: CopiesEvaluation): string {
  const digits = (value: number) => value.toFixed(3);
  return [
    `copies: n ${n}; ${pairs} pairs with one key, of which alike ${precision === null ? "-" : digits(precision)}`,
    table(
      ["edit", "key kept", "n"],
      typicalEdits.map((edit) => [edit, digits(recall[edit]), count]),
    ),
  ].join("\n\n");
}
