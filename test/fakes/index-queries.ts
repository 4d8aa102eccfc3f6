import * as fc from "fast-check";
import type {
  AggregateQuery,
  Breakdown,
  CommentFilter,
  HoursQuery,
  PostQuery,
  Scope,
  SearchIndex,
  SearchQuery,
} from "../../pipelines/ports/search-index.ts";
import { CommentFlag, LanguageCode, SentimentLabel } from "../../schemas/analysed.ts";
import type { DocumentId } from "../../schemas/item.ts";
import { Level, Platform } from "../../schemas/channel.ts";
import {
  allChannels,
  boundaries,
  channelHours,
  commentIds,
  copyKeys,
  entityIds,
  instants,
  observations,
  postIds,
  topicIds,
  wordQueries,
} from "./documents.ts";

/** Every kind of query of the SearchIndex over the small world of documents.ts. */

const channelIds = allChannels.map(({ id }) => id);
const states = ["MY-01", "MY-10", "MY-13"] as const;

/** Empty lists, values that no document has, and repeated values are all wanted. */
const some = <T>(values: readonly T[]) => fc.array(fc.constantFrom(...values), { maxLength: 3 });

export const scopes: fc.Arbitrary<Scope> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ kind: "nation" } as const) },
  fc.record({ kind: fc.constant("states" as const), states: some(states) }),
  fc.record({
    kind: fc.constant("districts" as const),
    state: fc.constantFrom(...states),
    districts: some(["Batu Pahat", "Klang"]),
  }),
  fc.record({ kind: fc.constant("channels" as const), channelIds: some([...channelIds, "no-such-channel"]) }),
);

/** What is asked about one post, by the whole nation and by one state. */
export async function answersAbout(index: SearchIndex, postId: DocumentId) {
  const asked = [{ kind: "nation" } as const, { kind: "states", states: ["MY-01"] } as const];
  return await Promise.all(
    asked.map(async (scope) => ({
      reactions: await index.reactions({ scope, postId }),
      deleted: await index.deleted({ scope, postId, size: 2 }),
      counts: await index.counts({ scope, postId, size: 1_000 }),
    })),
  );
}

/** Whole months, weeks and days as a rollup can answer them, and any other span. */
const moments = fc.oneof(fc.constantFrom(...boundaries), instants);

const filters: fc.Arbitrary<CommentFilter> = fc
  .record(
    {
      from: moments,
      to: moments,
      firstCollectedFrom: observations,
      ids: fc.array(fc.constantFrom(...commentIds, "youtube:unknown" as const), { maxLength: 8 }),
      postIds: fc.array(fc.constantFrom(...postIds, "youtube:unknown" as const), { maxLength: 4 }),
      platforms: some(Platform.options),
      channelIds: some(channelIds),
      levels: some(Level.options),
      states: some(states),
      topics: some([...topicIds, "unknown"]),
      sentiments: some(SentimentLabel.options),
      languages: some(LanguageCode.options),
      flags: some(CommentFlag.options),
      entities: some([...entityIds, "agency:none"] as const),
      copyKeys: some([...copyKeys, "unknown"]),
      official: fc.boolean(),
      words: wordQueries,
      withoutCopies: fc.array(
        fc.record({
          copyKey: fc.constantFrom(...copyKeys, "unknown"),
          voice: fc.constantFrom(...commentIds),
        }),
        { maxLength: 2 },
      ),
    },
    { requiredKeys: [] },
  )
  // All fields at once match nothing: most queries carry a few.
  .chain((filter) => {
    const fields = Object.entries(filter);
    return fc
      .subarray(fields, { maxLength: Math.min(3, fields.length) })
      .map((kept) => Object.fromEntries(kept));
  });

export const searchQueries: fc.Arbitrary<SearchQuery> = fc.record({
  scope: scopes,
  filter: filters,
  order: fc.constantFrom("newest", "oldest", "likes"),
  size: fc.constantFrom(1, 2, 3, 100),
});

const fields = [
  "platform",
  "channelId",
  "level",
  "state",
  "topic",
  "sentiment",
  "language",
  "flag",
  "entity",
  "sentimentModel",
  "postId",
  "copyKey",
] as const;
const byField: fc.Arbitrary<Breakdown> = fc.record({ field: fc.constantFrom(...fields) });
const byTime: fc.Arbitrary<Breakdown> = fc.record({
  step: fc.constantFrom("fiveMinutes", "hour", "day", "week", "month"),
});

export const aggregateQueries: fc.Arbitrary<AggregateQuery> = fc.record({
  scope: scopes,
  filter: filters,
  by: fc.oneof(
    fc.constant([] as const),
    fc.tuple(fc.oneof(byField, byTime)),
    fc.tuple(byField, byField),
    fc.tuple(byTime, byField),
    fc.tuple(byField, byTime),
    fc.tuple(byField, byField, byField),
    fc.tuple(byTime, byField, byField),
    fc.tuple(byField, byField, byTime),
  ),
  authors: fc.boolean(),
});

export const hoursQueries: fc.Arbitrary<HoursQuery> = fc.record(
  {
    scope: scopes,
    channelIds: some([...channelIds, "no-such-channel"]),
    from: fc.constantFrom(...channelHours),
    to: fc.constantFrom(...channelHours),
  },
  { requiredKeys: ["scope", "from"] },
);

export const postQueries: fc.Arbitrary<PostQuery> = fc.record(
  {
    ids: some(postIds),
    channelIds: some(channelIds),
    from: instants,
    to: instants,
    scope: scopes,
    size: fc.constantFrom(1, 3, 1000),
  },
  { requiredKeys: ["scope", "size"] },
);
