import { otherTopic } from "../../../schemas/taxonomy.ts";
import { bootstrapInterval } from "../../stats/bootstrap.ts";
import type { ClassScore, Judged, Scores } from "./scores.ts";
import { intervalSeed, macroF1Of, ratio } from "./scores.ts";

/** A row that may have several labels: the gold ones, and those a model gave. */
export interface JudgedSet extends Pick<Judged, "language" | "together"> {
  readonly gold: readonly string[];
  readonly said: readonly string[];
}

/** `interval` is of `microF1`, `accuracy` the share of rows whose labels are all right, `confusion` empty. */
export interface LabelSetScores extends Scores {
  /** F1 of all labels of all rows together, `other` among them: 2 x right / (given + gold). */
  readonly microF1: number;
  /** The same without `other`, which is no issue. */
  readonly microF1OfIssues: number;
}

/** Scores of rows with several labels each. Every number is 0 where nothing was judged. */
export function labelSetScores(judged: readonly JudgedSet[]): LabelSetScores {
  const labels = [...new Set(judged.flatMap(({ gold, said }) => [...gold, ...said]))].sort();
  const perClass = Object.fromEntries(labels.map((label) => [label, scoreOf(judged, label)]));
  const languages = [...new Set(judged.flatMap(({ language }) => language ?? []))].sort();
  return {
    n: judged.length,
    microF1: microF1Of(judged),
    microF1OfIssues: microF1Of(
      judged.map((row) => ({ ...row, gold: issues(row.gold), said: issues(row.said) })),
    ),
    interval: bootstrapInterval([...Map.groupBy(judged, ({ together }) => together).values()], microF1Of, {
      seed: intervalSeed,
    }),
    macroF1: macroF1Of(perClass),
    accuracy: ratio(judged.filter(isRight).length, judged.length),
    ece: null,
    perClass,
    perLanguage: Object.fromEntries(
      languages.map((language) => {
        const rows = judged.filter((row) => row.language === language);
        const own = Object.fromEntries(labels.map((label) => [label, scoreOf(rows, label)]));
        return [language, { n: rows.length, macroF1: macroF1Of(own) }];
      }),
    ),
    confusion: {},
  };
}

function scoreOf(judged: readonly JudgedSet[], label: string): ClassScore {
  const n = judged.filter(({ gold }) => gold.includes(label)).length;
  const said = judged.filter((row) => row.said.includes(label)).length;
  const hits = judged.filter((row) => row.gold.includes(label) && row.said.includes(label)).length;
  return { precision: ratio(hits, said), recall: ratio(hits, n), f1: ratio(2 * hits, n + said), n };
}

function microF1Of(judged: readonly JudgedSet[]): number {
  let [hits, all] = [0, 0];
  for (const { gold, said } of judged) {
    hits += gold.filter((label) => said.includes(label)).length;
    all += gold.length + said.length;
  }
  return ratio(2 * hits, all);
}

function isRight({ gold, said }: JudgedSet): boolean {
  return gold.length === said.length && gold.every((label) => said.includes(label));
}

function issues(labels: readonly string[]): readonly string[] {
  return labels.filter((label) => label !== otherTopic);
}
