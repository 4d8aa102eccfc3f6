import type { Client, estypes } from "@elastic/elasticsearch";
import type { KeptVersions } from "../../../pipelines/core/kept-versions.ts";
import type {
  CountOfDay,
  CountsQuery,
  DeletedComment,
  DeletedQuery,
  HeldComment,
  PostQuery,
  PostView,
  PublishedPost,
  ReactionCounts,
  ReactionsQuery,
} from "../../../pipelines/ports/search-index.ts";
import { latestCount } from "../../../pipelines/core/platform-count.ts";
import type { PostDocument } from "../../../schemas/document.ts";
import type { Coverage, Deletion, DocumentId, Reactions } from "../../../schemas/item.ts";
import { asking } from "./elastic-errors.ts";
import { aliasOf } from "./mapping.ts";
import { withEarlier } from "./search-earlier.ts";
import { countsWhere, deletedWhere, heldUnder, postsWhere, reactionsWhere } from "./search-filter.ts";
import { storedId } from "./search-operations.ts";

type StoredPost = Pick<PostDocument, "channel" | "post"> & { readonly earlier?: KeptVersions };

/** Posts, newest first. */
export async function findPublished(
  client: Client,
  prefix: string,
  query: PostQuery,
): Promise<readonly PublishedPost[]> {
  return (await storedPosts(client, prefix, query)).map(publishedOf);
}

/** Posts, newest first, with the platform's count and ours. */
export async function findPosts(
  client: Client,
  prefix: string,
  query: PostQuery,
): Promise<readonly PostView[]> {
  const found = await storedPosts(client, prefix, query);
  if (found.length === 0) return [];
  const ids = found.map(({ post }) => post.id);
  const [held, deleted, coverage] = await Promise.all([
    countByPost(client, prefix, "comment", ids),
    countByPost(client, prefix, "deletion", ids),
    latestCoverage(client, prefix, ids),
  ]);
  return found.map((stored) => ({
    ...publishedOf(stored),
    ...latestCount(stored.post, coverage.get(stored.post.id)),
    held: held.get(stored.post.id) ?? 0,
    deleted: deleted.get(stored.post.id) ?? 0,
  }));
}

async function storedPosts(client: Client, prefix: string, query: PostQuery): Promise<readonly StoredPost[]> {
  const { hits } = await asking(() =>
    client.search<StoredPost>({
      index: aliasOf(prefix, "posts"),
      ignore_unavailable: true,
      query: postsWhere(query),
      sort: [{ "post.publishedAt": "desc" }, { "post.id": "asc" }],
      size: query.size,
      track_total_hits: false,
    }),
  );
  return hits.hits.map(({ _source }) => _source).filter((source) => source !== undefined);
}

function publishedOf({ channel, post, earlier }: StoredPost): PublishedPost {
  const { id, kind, caption, publishedAt, views, likes, url } = post;
  return {
    id,
    kind,
    caption,
    channelId: channel.id,
    publishedAt,
    views,
    likes,
    url,
    ...withEarlier(earlier),
  };
}

/** Exact: as many buckets as there are posts to count. */
async function countByPost(
  client: Client,
  prefix: string,
  kind: "comment" | "deletion",
  ids: readonly DocumentId[],
): Promise<ReadonlyMap<string, number>> {
  const field = `${kind}.postId`;
  const { aggregations } = await asking(() =>
    client.search<unknown, { posts: estypes.AggregationsStringTermsAggregate }>({
      index: aliasOf(prefix, "comments"),
      ignore_unavailable: true,
      query: { bool: { filter: [{ term: { kind } }, { terms: { [field]: [...ids] } }] } },
      size: 0,
      track_total_hits: false,
      aggs: { posts: { terms: { field, size: ids.length } } },
    }),
  );
  const buckets = aggregations?.posts.buckets;
  return new Map(Array.isArray(buckets) ? buckets.map(({ key, doc_count }) => [String(key), doc_count]) : []);
}

async function latestCoverage(
  client: Client,
  prefix: string,
  ids: readonly DocumentId[],
): Promise<ReadonlyMap<string, Coverage>> {
  const { hits } = await asking(() =>
    client.search<{ coverage: Coverage }>({
      index: aliasOf(prefix, "coverage"),
      ignore_unavailable: true,
      query: { ids: { values: ids.map(storedId) } },
      size: ids.length,
      track_total_hits: false,
    }),
  );
  const found = hits.hits.map(({ _source }) => _source?.coverage).filter((each) => each !== undefined);
  return new Map(found.map((coverage) => [coverage.postId, coverage]));
}

/** The counts of a post by day, newest first. */
export async function findCounts(
  client: Client,
  prefix: string,
  query: CountsQuery,
): Promise<readonly CountOfDay[]> {
  const { hits } = await asking(() =>
    client.search<{ coverage: Coverage }>({
      index: aliasOf(prefix, "counts"),
      ignore_unavailable: true,
      query: countsWhere(query),
      sort: [{ "coverage.observedAt": "desc" }],
      size: query.size,
      track_total_hits: false,
    }),
  );
  const found = hits.hits.map(({ _source }) => _source?.coverage).filter((each) => each !== undefined);
  return found.map(({ observedAt, platformCount }) => ({ observedAt, platformCount }));
}

/** More days than any post is old; as many hits as Elasticsearch gives at once. */
const mostDays = 10_000;

/** Reactions to a post by time. Until 2026-11-28 there was a document for each visit: of one day the latest counts. */
export async function findReactions(
  client: Client,
  prefix: string,
  query: ReactionsQuery,
): Promise<readonly ReactionCounts[]> {
  const { hits } = await asking(() =>
    client.search<{ reactions: Reactions }>({
      index: aliasOf(prefix, "reactions"),
      ignore_unavailable: true,
      query: reactionsWhere(query),
      sort: [{ "reactions.observedAt": "desc" }, { "reactions.id": "desc" }],
      size: mostDays,
      track_total_hits: false,
    }),
  );
  const latestOfDay = new Map<string, ReactionCounts>();
  for (const { _source } of hits.hits) {
    if (_source === undefined || latestOfDay.has(_source.reactions.id)) continue;
    const { id, observedAt, counts } = _source.reactions;
    latestOfDay.set(id, { observedAt, counts });
  }
  return [...latestOfDay.values()].toReversed();
}

/** Tombstones under a post. */
export async function findDeleted(
  client: Client,
  prefix: string,
  query: DeletedQuery,
): Promise<readonly DeletedComment[]> {
  const { hits } = await asking(() =>
    client.search<{ deletion: Deletion }>({
      index: aliasOf(prefix, "comments"),
      ignore_unavailable: true,
      query: deletedWhere(query),
      sort: [{ "deletion.publishedAt": "desc" }, { "deletion.id": "asc" }],
      size: query.size,
      track_total_hits: false,
    }),
  );
  return hits.hits.flatMap(({ _source }) => {
    if (_source === undefined) return [];
    const { id, publishedAt, observedAt } = _source.deletion;
    return [{ id, publishedAt, observedAt }];
  });
}

const heldPage = 5_000;
const keepAlive = "2m";

/** Of the earlier texts that a comment holds. */
interface EarlierVersions {
  readonly earlier?: { readonly texts?: readonly { readonly version: number }[] };
}

/** As it was when the reading began, whatever is written meanwhile. */
export async function* heldComments(
  client: Client,
  prefix: string,
  postId: DocumentId,
): AsyncGenerator<HeldComment> {
  const opened = await asking(() =>
    client.openPointInTime({
      index: aliasOf(prefix, "comments"),
      ignore_unavailable: true,
      keep_alive: keepAlive,
    }),
  );
  let id = opened.id;
  try {
    let after: string | undefined;
    do {
      const page = await asking(() =>
        client.search<EarlierVersions>({
          pit: { id, keep_alive: keepAlive },
          query: heldUnder(postId),
          sort: [{ "comment.id": "asc" }],
          size: heldPage,
          _source: ["earlier.texts.version"],
          docvalue_fields: [{ field: "comment.publishedAt", format: "epoch_millis" }],
          version: true,
          track_total_hits: false,
          ...(after !== undefined && { search_after: [after] }),
        }),
      );
      id = page.pit_id ?? id;
      const { hits } = page.hits;
      yield* hits.map(heldOf);
      after = hits.length < heldPage ? undefined : String(hits.at(-1)?.sort?.[0]);
    } while (after !== undefined);
  } finally {
    await client.closePointInTime({ id }).catch(() => undefined); // it ends by itself
  }
}

function heldOf({ sort, fields, _version, _source }: estypes.SearchHit<EarlierVersions>): HeldComment {
  const earlierFrom = _source?.earlier?.texts?.at(-1)?.version;
  const [published] = (fields?.["comment.publishedAt"] ?? []) as readonly unknown[];
  return {
    id: String(sort?.[0]) as DocumentId, // the check on writing let only document ids in
    publishedAt: new Date(Number(published)).toISOString(),
    version: _version ?? Number.NaN,
    ...(earlierFrom !== undefined && { earlierFrom }),
  };
}
