import type { Channel } from "../../../schemas/channel.ts";
import type { Instant } from "../../../schemas/item.ts";
import type {
  AggregateQuery,
  Breakdown,
  CommentFilter,
  Scope,
  SearchIndex,
} from "../../ports/search-index.ts";
import { stepMs } from "./steps.ts";
import { unreadHours } from "./unread-hours.ts";

/** What the comments of each topic are divided by; `none`: not by topic either, so that there is one series, of no topic (`""`). */
export type SeriesDivision = "none" | "nation" | "state" | "channelId" | "language";

export interface SeriesQuestion {
  readonly scope: Scope;
  /** Further restrictions, such as no copies; its times are not read. The channels' own comments are left out. */
  readonly filter: CommentFilter;
  /** From the beginning of its step to that of `to`'s. */
  readonly from: Instant;
  readonly to: Instant;
  readonly division: SeriesDivision;
  /** Those that `scope` and `filter` leave, for the gaps. */
  readonly channels: readonly Pick<Channel, "id" | "state">[];
}

/** Of one step. */
export interface SeriesCount {
  readonly all: number;
  readonly negative: number;
  /** Distinct; comments whose platform does not say who wrote them are no author. */
  readonly authors: number;
}

/** One of a topic's series: of a state's, channel's or language's comments, or of all (`part`: `null`). */
export interface SeriesName {
  readonly topic: string;
  readonly part: string | null;
}

export interface SeriesAnswer {
  /** Those with a comment in any step. */
  readonly names: readonly SeriesName[];
  /** `null`: the channels were not read then, and nobody knows. Zeros: nobody said anything. */
  readonly count: (name: SeriesName, step: number) => SeriesCount | null;
}

/** The first step that begins at or after a moment. */
export function stepOf(instant: Instant): number {
  return Math.ceil(Date.parse(instant) / stepMs);
}

/** Counts of the topics' comments in steps of 5 minutes, straight from the index. */
export async function readSeries(index: SearchIndex, question: SeriesQuestion): Promise<SeriesAnswer> {
  const { scope, filter, from, to, division } = question;
  const by = breakdownOf(division);
  const asked = { ...filter, from, to, official: false };
  const all = await index.aggregate({ scope, filter: asked, by, authors: true });
  const negative = await index.aggregate({ scope, filter: { ...asked, sentiments: ["negative"] }, by });
  const found = new Map<string, { readonly name: SeriesName; readonly steps: Map<number, SeriesCount> }>();
  for (const { keys, comments, authors } of all) {
    const { name, at } = placeOf(keys);
    const series = found.get(keyOf(name)) ?? { name, steps: new Map<number, SeriesCount>() };
    series.steps.set(at, { all: comments, negative: 0, authors: authors?.value ?? 0 });
    found.set(keyOf(name), series);
  }
  for (const { keys, comments } of negative) {
    const { name, at } = placeOf(keys);
    const steps = found.get(keyOf(name))?.steps;
    const count = steps?.get(at);
    // A comment that came in between the two questions is counted by the next one that asks.
    if (count !== undefined) steps?.set(at, { ...count, negative: Math.min(comments, count.all) });
  }
  const isMissing = await gaps(index, question);
  return {
    names: [...found.values()].map(({ name }) => name),
    count: (name, at) =>
      isMissing(name.part, at * stepMs) ? null : (found.get(keyOf(name))?.steps.get(at) ?? nothing),
  };
}

function breakdownOf(division: SeriesDivision): AggregateQuery["by"] {
  const step: Breakdown = { step: "fiveMinutes" };
  if (division === "none") return [step];
  if (division === "nation") return [{ field: "topic" }, step];
  return [{ field: "topic" }, { field: division }, step];
}

const nothing: SeriesCount = { all: 0, negative: 0, authors: 0 };

function placeOf(keys: readonly string[]): { readonly name: SeriesName; readonly at: number } {
  const [topic = "", part = null] = keys.slice(0, -1);
  return { name: { topic, part }, at: stepOf(keys.at(-1) ?? "") };
}

function keyOf({ topic, part }: SeriesName): string {
  return `${topic} ${part ?? ""}`;
}

/** What was not read, by part: of a state its channels', of a channel its own, otherwise of all. */
async function gaps(
  index: Pick<SearchIndex, "hours">,
  { scope, from, to, division, channels }: SeriesQuestion,
): Promise<(part: string | null, ms: number) => boolean> {
  const stateOf = new Map(channels.map(({ id, state }) => [id, state]));
  const beginning = new Date(Math.floor(Date.parse(from) / hourMs) * hourMs).toISOString();
  const hours = await index.hours({ scope, from: beginning, to });
  const looked = hours.filter(({ channelId }) => stateOf.has(channelId));
  const partOf = (channelId: string): string | null => {
    if (division === "channelId") return channelId;
    return division === "state" ? (stateOf.get(channelId) ?? null) : null;
  };
  const parts = Map.groupBy(looked, ({ channelId }) => partOf(channelId));
  const unread = new Map([...parts].map(([part, ofPart]) => [part, unreadHours(ofPart)]));
  return (part, ms) => unread.get(division === "language" ? null : part)?.(ms) ?? false;
}

const hourMs = 3_600_000;
