import { distinctHash } from "../../../pipelines/core/distinct-hash.ts";
import type { Term } from "../../../pipelines/core/search-words.ts";
import { parseSearch } from "../../../pipelines/core/search-words.ts";
import { spelledAlike } from "../../../pipelines/enrich/wording/spelled-alike.ts";
import type { CommentFilter, CopyGroup, Scope } from "../../../pipelines/ports/search-index.ts";
import type { Channel } from "../../../schemas/channel.ts";
import type { Dictionary } from "./search-dictionary.ts";
import type { Span } from "./search-periods.ts";
import { firstCollectedUnknown, languageCodes, sentimentCodes } from "./search-schema.ts";
import { condition, oneOf } from "./search-sql.ts";
import type { Condition } from "./search-sql.ts";

/** A filter within a scope, in the numbers of the tables. `undefined` does not restrict. */
export interface Selection {
  readonly time: Span;
  readonly firstCollectedFrom: number | undefined;
  readonly places: readonly number[] | undefined;
  readonly sentiments: readonly number[] | undefined;
  readonly languages: readonly number[] | undefined;
  readonly official: 0 | 1 | undefined;
  readonly topics: readonly number[] | undefined;
  /** The sets that hold any of `topics`. */
  readonly topicSets: readonly number[] | undefined;
  /** The sets that hold any of the flags and any of the entities asked for. */
  readonly markSets: readonly number[] | undefined;
  readonly ids: readonly string[] | undefined;
  readonly threads: readonly number[] | undefined;
  /** An FTS5 expression. */
  readonly words: string | undefined;
  readonly copyKeys: readonly string[] | undefined;
  readonly withoutCopies: CommentFilter["withoutCopies"];
}

/** What of the filter holds in every query; `undefined` when nothing can match. */
export function select(scope: Scope, filter: CommentFilter, dictionary: Dictionary): Selection | undefined {
  const { sentiments, languages, official, ids, copyKeys, withoutCopies } = filter;
  const selection = {
    time: { from: timeOf(filter.from) ?? -Infinity, to: timeOf(filter.to) ?? Infinity },
    firstCollectedFrom: timeOf(filter.firstCollectedFrom),
    places: placesOf(scope, filter, dictionary.places),
    sentiments: sentiments?.map((label) => sentimentCodes[label]),
    languages: languages?.map((code) => languageCodes[code]),
    official: official === undefined ? undefined : official ? (1 as const) : (0 as const),
    topics: known(filter.topics, (id) => dictionary.topicNumbers.get(id)),
    topicSets: setsWith([filter.topics], dictionary.topicSets),
    markSets: setsWith([filter.flags, filter.entities], dictionary.markSets),
    ids,
    threads: known(filter.postIds, (id) => dictionary.thread(id)),
    words: filter.words === undefined ? undefined : matchExpression(parseSearch(filter.words)),
    copyKeys,
    withoutCopies,
  };
  const { time, places, topics, markSets, threads } = selection;
  const labels = [selection.sentiments, selection.languages, topics, markSets, copyKeys];
  const empty = [places, ids, threads, ...labels].some((list) => list?.length === 0);
  return empty || time.from >= time.to ? undefined : selection;
}

/** The only place where a scope is applied: every read of comments and of posts asks here which channels it may see. `undefined`: all. */
export function placesOf(
  scope: Scope,
  filter: Pick<CommentFilter, "platforms" | "channelIds" | "levels" | "states">,
  places: ReadonlyMap<number, Channel>,
): readonly number[] | undefined {
  const { platforms, channelIds, levels, states } = filter;
  const seen = [...places].filter(
    ([, channel]) =>
      inScope(channel, scope) &&
      (platforms?.includes(channel.platform) ?? true) &&
      (channelIds?.includes(channel.id) ?? true) &&
      (levels?.includes(channel.level) ?? true) &&
      (states === undefined || (channel.state !== undefined && states.includes(channel.state))),
  );
  return seen.length === places.size && places.size > 0 ? undefined : seen.map(([place]) => place);
}

function inScope({ id, state, district }: Channel, scope: Scope): boolean {
  switch (scope.kind) {
    case "nation":
      return true;
    case "states":
      return state !== undefined && scope.states.includes(state);
    case "districts":
      return state === scope.state && district !== undefined && scope.districts.includes(district);
    case "channels":
      return scope.channelIds.includes(id);
  }
}

/** Conditions on the columns that `rollups` and `comments` have in common. */
export function sharedConditions({ places, sentiments, official }: Selection): readonly Condition[] {
  return [
    oneOf("place", places),
    oneOf("sentiment", sentiments),
    official === undefined ? undefined : condition("official = ?", official),
  ].filter((each) => each !== undefined);
}

/** All conditions on `comments` but those that decide where to look: see `lookup`. */
export function commentConditions(selection: Selection, { from, to }: Span): readonly Condition[] {
  const { firstCollectedFrom, languages, topicSets, markSets, copyKeys, withoutCopies } = selection;
  return [
    from === -Infinity ? undefined : condition("published >= ?", from),
    to === Infinity ? undefined : condition("published < ?", to),
    firstCollectedFrom === undefined
      ? undefined
      : condition(`first_collected >= ? AND first_collected <> ${firstCollectedUnknown}`, firstCollectedFrom),
    ...sharedConditions(selection),
    oneOf("language", languages),
    oneOf("topics", topicSets),
    oneOf("marks", markSets),
    copyKeys === undefined
      ? undefined
      : condition("copy_key IN (SELECT value FROM json_each(?))", JSON.stringify(copyKeys)),
    withoutCopies === undefined || withoutCopies.length === 0 ? undefined : noCopies(withoutCopies),
  ].filter((each) => each !== undefined);
}

/** Of the copies only the voices, which are looked up once; a key that two groups claim with different voices has none. */
function noCopies(groups: readonly CopyGroup[]): Condition {
  const voices = new Map<string, string | null>();
  for (const { copyKey, voice } of groups) {
    voices.set(
      copyKey,
      (voices.get(copyKey) ?? voice) === voice && voices.get(copyKey) !== null ? voice : null,
    );
  }
  return condition(
    `(copy_key IS NULL OR copy_key NOT IN (SELECT value ->> 0 FROM json_each(?)) OR c.seq IN (
       SELECT voice.seq FROM json_each(?) g
       JOIN comments voice ON voice.id_hash = g.value ->> 2
         AND voice.id = g.value ->> 1 AND voice.copy_key = g.value ->> 0))`,
    JSON.stringify([...voices]),
    JSON.stringify([...voices].map(([key, id]) => [key, id, id === null ? null : distinctHash(id)])),
  );
}

/** A part of the comments that an index finds, smaller than all of them. `order` is what the rows are read in otherwise. */
export interface Lookup {
  readonly from: string;
  readonly conditions: readonly Condition[];
}

/** Where to look for a selection's comments: the narrowest way in, or else everything in the order of `index`. */
export function lookup(
  { ids, threads, words }: Selection,
  index: string,
  wordsAre: "rare" | "common",
): Lookup {
  const conditions = [
    oneOf("id_hash", ids?.map(distinctHash)),
    ids === undefined
      ? undefined
      : condition("c.id IN (SELECT value FROM json_each(?))", JSON.stringify(ids)),
    oneOf("thread", threads),
  ].filter((each) => each !== undefined);
  const way = ids !== undefined ? "comments_by_id" : threads !== undefined ? "comments_by_thread" : index;
  if (words === undefined) return { from: `comments c INDEXED BY ${way}`, conditions };
  if (wordsAre === "rare" && way === index) {
    return {
      from: "words CROSS JOIN comments c ON c.seq = words.rowid",
      conditions: [condition("words MATCH ?", words)],
    };
  }
  const said = condition("c.seq IN (SELECT rowid FROM words WHERE words MATCH ?)", words);
  return { from: `comments c INDEXED BY ${way}`, conditions: [...conditions, said] };
}

/** Every word is quoted, so nothing a person types is FTS5 syntax. Without words, no restriction. */
function matchExpression(terms: readonly Term[]): string | undefined {
  if (terms.length === 0) return undefined;
  const each = terms.map((term) => {
    const ways = spelledAlike(term).map((words) => `"${words.join(" ")}"${term.prefix ? " *" : ""}`);
    return ways.length === 1 ? ways.join("") : `(${ways.join(" OR ")})`;
  });
  return [...new Set(each)].join(" AND ");
}

function known<T>(values: readonly T[] | undefined, numberOf: (value: T) => number | undefined) {
  if (values === undefined) return undefined;
  return [...new Set(values)].map(numberOf).filter((number) => number !== undefined);
}

/** The sets that have a member of each list. */
function setsWith(
  lists: readonly (readonly string[] | undefined)[],
  sets: ReadonlyMap<number, readonly string[]>,
) {
  const asked = lists.filter((list) => list !== undefined).map((list) => new Set(list));
  if (asked.length === 0) return undefined;
  return [...sets]
    .filter(([, members]) => asked.every((list) => members.some((member) => list.has(member))))
    .map(([set]) => set);
}

/** Throws a `RangeError` for what is no instant. */
export function timeOf(instant: string | undefined): number | undefined {
  if (instant === undefined) return undefined;
  const ms = Date.parse(instant);
  if (Number.isNaN(ms)) throw new RangeError(`${instant} is not an instant`);
  return ms;
}
