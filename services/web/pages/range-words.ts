import { isMidnight } from "../malaysian-time.ts";
import type { View } from "../view.ts";
import type { PageContext } from "./context.ts";

/** The period of a view in words. Whole days are told by their first and last, not by the midnight after. */
export function rangeWords({ texts, format }: PageContext, { from, to }: Pick<View, "from" | "to">): string {
  const wholeDays = (from === undefined || isMidnight(from)) && (to === undefined || isMidnight(to));
  const first = from && (wholeDays ? format.date(from) : format.time(from));
  const lastMoment = to && new Date(Date.parse(to) - 1).toISOString();
  const last = to && lastMoment && (wholeDays ? format.date(lastMoment) : format.time(to));
  if (first === undefined) return last === undefined ? texts.allTime : texts.rangeUntil(last);
  if (last === undefined) return texts.rangeFrom(first);
  return first === last ? first : texts.range(first, last);
}
