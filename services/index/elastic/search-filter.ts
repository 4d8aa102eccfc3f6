import type { estypes } from "@elastic/elasticsearch";
import type { Term } from "../../../pipelines/core/search-words.ts";
import { parseSearch } from "../../../pipelines/core/search-words.ts";
import { spelledAlike } from "../../../pipelines/enrich/wording/spelled-alike.ts";
import type {
  CommentFilter,
  CopyGroup,
  CountsQuery,
  DeletedQuery,
  HoursQuery,
  PostQuery,
  ReactionsQuery,
  Scope,
} from "../../../pipelines/ports/search-index.ts";
import { copyMember } from "./search-operations.ts";

type Query = NonNullable<estypes.SearchRequest["query"]>;

/** Comments of a filter within a scope. Tombstones lie beside the comments and are left out here, for every read. */
export function commentsWhere(scope: Scope, filter: CommentFilter): Query {
  const { withoutCopies, official } = filter;
  return all([
    { term: { kind: "comment" } },
    within(scope),
    between("comment.publishedAt", filter.from, filter.to),
    between("firstCollectedAt", filter.firstCollectedFrom, undefined),
    oneOf("comment.id", filter.ids),
    oneOf("comment.postId", filter.postIds),
    oneOf("channel.platform", filter.platforms),
    oneOf("channel.id", filter.channelIds),
    oneOf("channel.level", filter.levels),
    oneOf("channel.state", filter.states),
    oneOf("comment.topics.id", filter.topics),
    oneOf("comment.sentiment.label", filter.sentiments),
    oneOf("comment.language.code", filter.languages),
    oneOf("comment.flags", filter.flags),
    oneOf("comment.entities", filter.entities),
    oneOf("comment.copyKey", filter.copyKeys),
    official === undefined ? undefined : { term: { "comment.official": official } },
    ...(filter.words === undefined ? [] : said(filter.words)),
    withoutCopies === undefined || withoutCopies.length === 0 ? undefined : noCopies(withoutCopies),
  ]);
}

export function deletedWhere({ scope, postId }: DeletedQuery): Query {
  return all([{ term: { kind: "deletion" } }, { term: { "deletion.postId": postId } }, within(scope)]);
}

export function reactionsWhere({ scope, postId }: ReactionsQuery): Query {
  return all([{ term: { "reactions.postId": postId } }, within(scope)]);
}

/** Posts that are not deleted. */
export function postsWhere({ scope, ids, channelIds, from, to }: PostQuery): Query {
  return all([
    { term: { kind: "post" } },
    within(scope),
    oneOf("post.id", ids),
    oneOf("channel.id", channelIds),
    between("post.publishedAt", from, to),
  ]);
}

/** Counts of a post by day. */
export const countsWhere = ({ scope, postId }: CountsQuery): Query =>
  all([within(scope), { term: { "coverage.postId": postId } }]);

export const hoursWhere = ({ scope, channelIds, from, to }: HoursQuery): Query =>
  all([within(scope), oneOf("channel.id", channelIds), between("channelHour.hour", from, to)]);

export const heldUnder = (postId: string): Query =>
  all([{ term: { kind: "comment" } }, { term: { "comment.postId": postId } }]);

/** The only place where a scope is applied. */
function within(scope: Scope): Query | undefined {
  switch (scope.kind) {
    case "nation":
      return undefined;
    case "states":
      return oneOf("channel.state", scope.states);
    case "districts":
      return all([{ term: { "channel.state": scope.state } }, oneOf("channel.district", scope.districts)]);
    case "channels":
      return oneOf("channel.id", scope.channelIds);
  }
}

/** Elasticsearch takes so many values in one list (`index.max_terms_count`). */
const mostTerms = 65_536;

function oneOf(field: string, values: readonly string[] | undefined): Query | undefined {
  if (values === undefined) return undefined;
  const distinct = [...new Set(values)];
  if (distinct.length <= mostTerms) return { terms: { [field]: distinct } };
  const lists = Array.from({ length: Math.ceil(distinct.length / mostTerms) }, (_, n) => ({
    terms: { [field]: distinct.slice(n * mostTerms, (n + 1) * mostTerms) },
  }));
  return { bool: { should: lists } };
}

function between(field: string, from: string | undefined, to: string | undefined): Query | undefined {
  if (from === undefined && to === undefined) return undefined;
  const range = {
    ...(from !== undefined && { gte: timeOf(from) }),
    ...(to !== undefined && { lt: timeOf(to) }),
    format: "epoch_millis",
  };
  return { range: { [field]: range } };
}

function said(words: string): readonly Query[] {
  const searches = parseSearch(words).map((terms) => distinct(terms.map(termQuery)));
  const [only = []] = searches;
  return searches.length <= 1 ? only : [anyOf(distinct(searches.map(all)))];
}

function distinct(queries: readonly Query[]): readonly Query[] {
  return [...new Map(queries.map((query) => [JSON.stringify(query), query])).values()];
}

function anyOf(queries: readonly Query[]): Query {
  return { bool: { should: [...queries], minimum_should_match: 1 } };
}

/** No bound on how many words a beginning may stand for: bounded, it would leave comments out. */
const anyNumber = 2 ** 31 - 1;

function termQuery(term: Term): Query {
  const ways = spelledAlike(term).map((words) => wordsQuery(words, term.prefix));
  const [only] = ways;
  return ways.length === 1 && only !== undefined ? only : anyOf(ways);
}

function wordsQuery([word = "", ...more]: readonly string[], prefix: boolean): Query {
  if (more.length === 0) return prefix ? { prefix: { words: word } } : { match: { words: word } };
  const phrase = [word, ...more].join(" ");
  return prefix
    ? { match_phrase_prefix: { words: { query: phrase, max_expansions: anyNumber } } }
    : { match_phrase: { words: phrase } };
}

/** Of the copies only the voices; a key that two groups claim with different voices has none. */
function noCopies(groups: readonly CopyGroup[]): Query {
  const voices = new Map<string, Set<string>>();
  for (const { copyKey, voice } of groups) {
    voices.set(copyKey, (voices.get(copyKey) ?? new Set()).add(voice));
  }
  const members = [...voices].flatMap(([copyKey, ids]) =>
    ids.size === 1 ? [...ids].map((id) => copyMember(copyKey, id)) : [],
  );
  const copies = all([oneOf("comment.copyKey", [...voices.keys()])]);
  return { bool: { should: [{ bool: { must_not: copies } }, all([oneOf("copyOf", members)])] } };
}

function all(queries: readonly (Query | undefined)[]): Query {
  return { bool: { filter: queries.filter((query) => query !== undefined) } };
}

function timeOf(instant: string): number {
  const ms = Date.parse(instant);
  if (Number.isNaN(ms)) throw new RangeError(`${instant} is not an instant`);
  return ms;
}
