import { CommentFlag } from "../../../schemas/analysed.ts";
import type { Breakdown, BreakdownField, CountStep } from "../../../pipelines/ports/search-index.ts";
import type { Dictionary } from "./search-dictionary.ts";
import {
  daySql,
  firstDayOfMonth,
  fiveMinutesMs,
  fiveMinutesSql,
  hourMs,
  hourSql,
  mondayOf,
  monthOf,
  startOfDay,
} from "./search-periods.ts";
import { languageCodes, sentimentCodes } from "./search-schema.ts";
import type { Row } from "./search-sql.ts";

/** What counts are read from: the comments themselves, or one of the rollups at one grain. */
export type CountSource = "comments" | "days" | "months" | "topic-days" | "topic-months";

/** A breakdown over a source: what SQL groups by, and the keys that a comment with that value counts under. */
export interface Grouping {
  readonly sql: string;
  readonly keysOf: (value: Row[string]) => readonly string[];
}

const sentimentLabels = labelsOf(sentimentCodes);
const languageLabels = labelsOf(languageCodes);

export function grouping(breakdown: Breakdown, source: CountSource, dictionary: Dictionary): Grouping {
  return "step" in breakdown
    ? stepGrouping(breakdown.step, source)
    : fieldGrouping(breakdown.field, source, dictionary);
}

/** Weeks and months are put together from days: fewer expressions to get right in SQL, and days are few. */
function stepGrouping(step: CountStep, source: CountSource): Grouping {
  if (step === "fiveMinutes") {
    return {
      sql: fiveMinutesSql("published"),
      keysOf: (steps) => [new Date(Number(steps) * fiveMinutesMs).toISOString()],
    };
  }
  if (step === "hour") {
    return { sql: hourSql("published"), keysOf: (hour) => [new Date(Number(hour) * hourMs).toISOString()] };
  }
  const firstDay = {
    day: (day: number) => day,
    week: mondayOf,
    month: (day: number) => firstDayOfMonth(monthOf(day)),
  };
  const ofMonths = source === "months" || source === "topic-months";
  return {
    sql: source === "comments" ? daySql("published") : "period",
    keysOf: (period) => {
      const day = ofMonths ? firstDayOfMonth(Number(period)) : firstDay[step](Number(period));
      return [new Date(startOfDay(day)).toISOString()];
    },
  };
}

function fieldGrouping(field: BreakdownField, source: CountSource, dictionary: Dictionary): Grouping {
  const { places, topics, topicSets, markSets, models } = dictionary;
  const ofPlace = (key: "platform" | "id" | "level" | "state"): Grouping => ({
    sql: "place",
    keysOf: (place) => oneOrNone(places.get(Number(place))?.[key]),
  });
  switch (field) {
    case "platform":
      return ofPlace("platform");
    case "channelId":
      return ofPlace("id");
    case "level":
      return ofPlace("level");
    case "state":
      return ofPlace("state");
    case "sentiment":
      return { sql: "sentiment", keysOf: (code) => oneOrNone(sentimentLabels.get(Number(code))) };
    case "language":
      return { sql: "language", keysOf: (code) => oneOrNone(languageLabels.get(Number(code))) };
    case "topic":
      return source === "comments"
        ? { sql: "topics", keysOf: (set) => topicSets.get(Number(set)) ?? [] }
        : { sql: "topic", keysOf: (topic) => oneOrNone(topics.get(Number(topic))) };
    case "flag":
      return { sql: "marks", keysOf: (set) => (markSets.get(Number(set)) ?? []).filter(isFlag) };
    case "entity":
      return {
        sql: "marks",
        keysOf: (set) => (markSets.get(Number(set)) ?? []).filter((mark) => !isFlag(mark)),
      };
    case "sentimentModel":
      return { sql: "model", keysOf: (model) => oneOrNone(models.get(Number(model))) };
    case "postId":
      return { sql: "thread", keysOf: (thread) => [dictionary.postId(Number(thread))] };
    case "copyKey":
      return { sql: "copy_key", keysOf: (key) => (key === null ? [] : [String(key)]) };
  }
}

const flags: ReadonlySet<string> = new Set(CommentFlag.options);
const isFlag = (mark: string): boolean => flags.has(mark);

function labelsOf(codes: Readonly<Record<string, number>>): ReadonlyMap<number, string> {
  return new Map(Object.entries(codes).map(([label, code]) => [code, label]));
}

function oneOrNone(value: string | undefined): readonly string[] {
  return value === undefined ? [] : [value];
}
