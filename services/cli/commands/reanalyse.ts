import type { Labelling } from "../../../pipelines/enrich/analyse.ts";
import type { CommentFilter } from "../../../pipelines/ports/search-index.ts";
import { Platform } from "../../../schemas/channel.ts";
import { ListeningError } from "../../../schemas/errors.ts";
import type { Instant } from "../../../schemas/item.ts";
import type { ReanalysisCounts } from "../../../schemas/reanalysis.ts";
import type { Taxonomy } from "../../../schemas/taxonomy.ts";
import { otherTopic } from "../../../schemas/taxonomy.ts";
import { fromAddress } from "../../web/malaysian-time.ts";

/** Which comments, as a person says it. */
export interface ReanalyseChoice {
  readonly from?: string;
  readonly to?: string;
  readonly platform?: readonly string[];
  readonly topic?: readonly string[];
}

/** Throws USAGE for what is no date, platform or topic. */
export function chosenComments(
  { from, to, platform, topic }: ReanalyseChoice,
  { topics }: Pick<Taxonomy, "topics">,
): CommentFilter {
  const filter = {
    ...(from !== undefined && { from: day("--from", from) }),
    ...(to !== undefined && { to: day("--to", to) }),
    ...(platform !== undefined && { platforms: platform.map(platformOf) }),
    ...(topic !== undefined && { topics: topic.map((id) => topicOf(id, topics)) }),
  };
  if (filter.from !== undefined && filter.to !== undefined && filter.from >= filter.to)
    throw usage("--from is not before --to");
  return filter;
}

/** `keep` labelled anew (or due, in a dry run), the rest by reason. */
export function countsLine({ in: read, keep, drop, reject }: ReanalysisCounts, kept: string): string {
  return `in ${read} = keep ${keep} (${kept}) + drop ${sumOf(drop)} + reject ${sumOf(reject)}`;
}

export const rejectedIn = ({ reject }: ReanalysisCounts): number =>
  Object.values(reject).reduce((sum, each) => sum + each, 0);

export function labellingLine({ generation, models }: Labelling): string {
  const named = Object.entries(models).map(([task, names]) => `${task} by ${names.join(" or ")}`);
  return `labels of generation ${generation}: ${named.join(", ")}`;
}

export function progressLine({ in: read, keep }: ReanalysisCounts, total: number, waiting: number): string {
  const standing = waiting === 0 ? "" : `; waiting until the workers have caught up with ${waiting} records`;
  return `${read} of ${total} comments read, ${keep} labelled anew${standing}`;
}

function sumOf(byReason: Readonly<Record<string, number>>): string {
  const reasons = Object.entries(byReason);
  const sum = reasons.reduce((all, [, each]) => all + each, 0);
  return reasons.length === 0
    ? `${sum}`
    : `${sum} (${reasons.map(([reason, each]) => `${each} ${reason}`).join(", ")})`;
}

function day(flag: string, text: string): Instant {
  const instant = fromAddress(text);
  if (instant === undefined)
    throw usage(`${flag} takes a date such as 2026-01-31, not ${JSON.stringify(text)}`);
  return instant;
}

function platformOf(text: string): Platform {
  const { data } = Platform.safeParse(text);
  if (data !== undefined) return data;
  throw usage(`--platform takes one of ${Platform.options.join(", ")}, not ${JSON.stringify(text)}`);
}

function topicOf(text: string, topics: Taxonomy["topics"]): string {
  const ids = [...topics.map(({ id }) => id), otherTopic];
  if (ids.includes(text)) return text;
  throw usage(`--topic takes one of ${ids.join(", ")}, not ${JSON.stringify(text)}`);
}

function usage(message: string): ListeningError {
  return new ListeningError("USAGE", message, { retryable: false });
}
