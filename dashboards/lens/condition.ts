import type { Condition } from "../chart.ts";

/** The condition in Kibana's query language. Values are ids of our own; a quote in one would be a mistake of ours. */
export function kqlOf({ field, value }: Condition): string {
  if (/["\\]/u.test(value)) throw new TypeError(`${value} can't be quoted in a query`);
  return `${field} : "${value}"`;
}
