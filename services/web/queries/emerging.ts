import type { Scope, SearchIndex } from "../../../pipelines/ports/search-index.ts";
import type { Asked, EmergingAnswer } from "../../../pipelines/trends/emerging/read-emerging.ts";
import {
  longestPeriodMs,
  newestPeriod,
  readEmerging,
} from "../../../pipelines/trends/emerging/read-emerging.ts";
import type { Reading } from "../../../pipelines/trends/emerging/reading.ts";
import { dayMs } from "../malaysian-time.ts";
import type { PostNames } from "./post-names.ts";
import { postNames } from "./post-names.ts";
import type { Period, View } from "../view.ts";
import { filterOf } from "../view.ts";

/** Periods that emerging issues are looked for in, and the one that is meant where the address names none. */
export const emergingPeriods = ["1d", "3d", "7d"] as const satisfies readonly Period[];
export const usualEmergingPeriod = "1d";

export type EmergingFound =
  | {
      readonly kind: "answer";
      /** With the moments it covers. */
      readonly view: View;
      readonly answer: EmergingAnswer;
      /** Of the posts of the examples. */
      readonly postNames: PostNames;
    }
  /** The period is longer than a week, or open. */
  | { readonly kind: "too-long" }
  /** The index holds no comment. */
  | { readonly kind: "empty" };

export type EmergingReader = (scope: Scope, view: View, nowMs: number) => Promise<EmergingFound>;

/** An answer reads all comments of five weeks' hours, so it is given again for so long, and to all who ask meanwhile. */
const keptForMs = 600_000;
const keptAnswers = 8;

/** Answers what emerged in a view; the last few answers are kept for ten minutes. */
export function emergingReader(index: SearchIndex, reading: Reading): EmergingReader {
  const kept = new Map<string, { readonly atMs: number; readonly answer: Promise<EmergingAnswer> }>();

  async function answerTo(asked: Asked, nowMs: number): Promise<EmergingAnswer> {
    const key = JSON.stringify(asked);
    const known = kept.get(key);
    if (known !== undefined && nowMs - known.atMs < keptForMs) return await known.answer;
    const answer = readEmerging(index, asked, reading);
    kept.delete(key);
    kept.set(key, { atMs: nowMs, answer });
    for (const oldest of [...kept.keys()].slice(0, -keptAnswers)) kept.delete(oldest);
    try {
      return await answer;
    } catch (error) {
      kept.delete(key);
      throw error;
    }
  }

  return async (scope, asked, nowMs) => {
    const times = await timesOf(index, scope, asked, nowMs);
    if (typeof times === "string") return { kind: times };
    const view: View = { ...asked, period: undefined, ...times };
    const answer = await answerTo({ scope, filter: filterOf(view), ...times }, nowMs);
    const examples =
      answer.verdict.kind === "judged" ? answer.verdict.issues.flatMap((issue) => issue.examples) : [];
    return { kind: "answer", view, answer, postNames: await postNames(index, scope, examples) };
  };
}

async function timesOf(
  index: SearchIndex,
  scope: Scope,
  { from, to, period = usualEmergingPeriod }: View,
  nowMs: number,
): Promise<Pick<Asked, "from" | "to"> | "too-long" | "empty"> {
  if (from !== undefined && to !== undefined) {
    const lengthMs = Date.parse(to) - Date.parse(from);
    return lengthMs > 0 && lengthMs <= longestPeriodMs ? { from, to } : "too-long";
  }
  const days = from === undefined && to === undefined ? daysOf(period) : undefined;
  if (days === undefined) return "too-long";
  return (await newestPeriod(index, scope, days * dayMs, nowMs)) ?? "empty";
}

function daysOf(period: Period): number | undefined {
  const offered = emergingPeriods.find((each) => each === period);
  return offered === undefined ? undefined : Number.parseInt(offered, 10);
}
