import type { AggregateQuery } from "../../../pipelines/ports/search-index.ts";
import type { CountSource } from "./search-breakdown.ts";
import type { Selection } from "./search-filter.ts";
import { commentConditions, lookup, sharedConditions } from "./search-filter.ts";
import type { Span } from "./search-periods.ts";
import { cut } from "./search-periods.ts";
import { grains, noMarks } from "./search-schema.ts";
import type { Condition } from "./search-sql.ts";
import { condition, oneOf } from "./search-sql.ts";

/** One SELECT of several whose counts add up to the answer. */
export interface CountPart {
  readonly source: CountSource;
  readonly from: string;
  readonly comments: string;
  readonly likes: string;
  readonly conditions: readonly Condition[];
}

/**
 * What to count, and where: whole months and days from a rollup if it knows all that the query asks for, and only what
 * is left of the time at either end from the comments.
 */
export function countPlan(by: AggregateQuery["by"], selection: Selection): readonly CountPart[] {
  const rollup = rollupFor(by, selection);
  if (rollup === undefined) return [fromComments(by, selection, selection.time)];
  const step = by
    .map((breakdown) => ("step" in breakdown ? breakdown.step : undefined))
    .find((each) => each !== undefined);
  const months = !isByDay(rollup) && (step === undefined || step === "month");
  const spans = cut(selection.time, { months });
  return [
    ...spans.months.map((span) => fromRollup(rollup, "months", selection, span)),
    ...spans.days.map((span) => fromRollup(rollup, "days", selection, span)),
    ...spans.rest.map((span) => fromComments(by, selection, span)),
  ];
}

type Rollup = "rollups" | "topic_rollups" | "thread_rollups" | "model_rollups";

const isByDay = (rollup: Rollup): boolean => rollup === "thread_rollups" || rollup === "model_rollups";

/**
 * Which rollup knows all the fields of a query. Counting by topic, or the comments of one topic, is a matter of
 * `topic_rollups`, where a comment stands once for each of its topics; any other mixture of topics would count it twice.
 */
function rollupFor(by: AggregateQuery["by"], selection: Selection): Rollup | undefined {
  const { firstCollectedFrom, ids, threads, words, copyKeys, withoutCopies, topics, languages, markSets } =
    selection;
  const beyondRollups = [firstCollectedFrom, ids, threads, words, copyKeys, withoutCopies, markSets];
  if (beyondRollups.some((filter) => filter !== undefined)) return undefined;
  const asked: readonly string[] = by.map((breakdown) =>
    "step" in breakdown ? breakdown.step : breakdown.field,
  );
  const unknown = ["fiveMinutes", "hour", "copyKey", "flag", "entity"];
  if (unknown.some((field) => asked.includes(field))) return undefined;
  const [byPost, byModel] = [asked.includes("postId"), asked.includes("sentimentModel")];
  if (byPost || byModel) {
    const more = topics !== undefined || languages !== undefined || (byPost && byModel);
    if (more || asked.some((field) => field === "topic" || field === "language")) return undefined;
    return byPost ? "thread_rollups" : "model_rollups";
  }
  const byTopic = asked.filter((field) => field === "topic").length;
  if (topics === undefined && byTopic === 0) return "rollups";
  if (languages !== undefined || asked.includes("language")) return undefined;
  const once = topics === undefined ? byTopic === 1 : topics.length === 1 && byTopic === 0;
  return once ? "topic_rollups" : undefined;
}

function fromRollup(
  rollup: Rollup,
  unit: "days" | "months",
  selection: Selection,
  { from, to }: Span,
): CountPart {
  const grain = unit === "days" ? grains.day : grains.month;
  const own = [
    rollup === "rollups" ? oneOf("language", selection.languages) : undefined,
    rollup === "topic_rollups" ? oneOf("topic", selection.topics) : undefined,
  ];
  const conditions = [condition("grain = ? AND period >= ? AND period < ?", grain, from, to), ...own];
  return {
    source: rollup === "topic_rollups" ? `topic-${unit}` : unit,
    from: rollup,
    comments: "sum(comments)",
    likes: "sum(likes)",
    conditions: [...conditions.filter((each) => each !== undefined), ...sharedConditions(selection)],
  };
}

function fromComments(by: AggregateQuery["by"], selection: Selection, span: Span): CountPart {
  const way = lookup(selection, "comments_by_time", "rare");
  // Most comments name nothing and have no flag: those need not be sorted to find that they are in no bucket.
  const marked = by.some((each) => "field" in each && (each.field === "entity" || each.field === "flag"));
  const only = marked ? [condition(`marks <> ${noMarks}`)] : [];
  return {
    source: "comments",
    from: way.from,
    comments: "count(*)",
    likes: "sum(max(likes, 0))",
    conditions: [...way.conditions, ...commentConditions(selection, span), ...only],
  };
}
