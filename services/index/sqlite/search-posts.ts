import type { DatabaseSync } from "node:sqlite";
import { latestCount } from "../../../pipelines/core/platform-count.ts";
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
import { observedAt } from "../../../schemas/document.ts";
import type { Coverage, DocumentId, Post, Reactions } from "../../../schemas/item.ts";
import type { Dictionary } from "./search-dictionary.ts";
import { withEarlier } from "./search-earlier.ts";
import { placesOf, timeOf } from "./search-filter.ts";
import type { Row } from "./search-sql.ts";
import { condition, oneOf, valuesOf, where } from "./search-sql.ts";

/** Posts with their counts. Call it within a read transaction. */
export function postReader(
  db: DatabaseSync,
  dictionary: Dictionary,
): (query: PostQuery) => readonly PostView[] {
  const read = rowReader(
    db,
    dictionary,
    "c.body AS coverage, t.held, t.deleted",
    "LEFT JOIN coverage c ON c.post_id = p.id LEFT JOIN threads t ON t.post_id = p.id",
  );
  return (query) => read(query).map((row) => postView(row, dictionary));
}

/** Posts without them. Call it within a read transaction. */
export function publishedReader(
  db: DatabaseSync,
  dictionary: Dictionary,
): (query: PostQuery) => readonly PublishedPost[] {
  const read = rowReader(db, dictionary, "NULL", "");
  return (query) => read(query).map((row) => published(row, dictionary).post);
}

function rowReader(db: DatabaseSync, dictionary: Dictionary, columns: string, joins: string) {
  return ({ scope, ids, channelIds, from, to, size }: PostQuery): readonly Row[] => {
    const places = placesOf(scope, channelIds === undefined ? {} : { channelIds }, dictionary.places);
    const conditions = [
      condition("p.body IS NOT NULL"),
      oneOf("place", places),
      ids === undefined
        ? undefined
        : condition("p.id IN (SELECT value FROM json_each(?))", JSON.stringify(ids)),
      from === undefined ? undefined : condition("p.published >= ?", timeOf(from) ?? null),
      to === undefined ? undefined : condition("p.published < ?", timeOf(to) ?? null),
    ].filter((each) => each !== undefined);
    return db
      .prepare(
        `SELECT p.place, p.body AS post, e.kept, ${columns}
         FROM posts p LEFT JOIN earlier e ON e.kind = 'post' AND e.id = p.id ${joins}
         ${where(conditions)} ORDER BY p.published DESC, p.id LIMIT ?`,
      )
      .all(...valuesOf(conditions), size);
  };
}

/** What coverage said of a post, day by day. Call it within a read transaction. */
export function countsReader(
  db: DatabaseSync,
  dictionary: Dictionary,
): (query: CountsQuery) => readonly CountOfDay[] {
  return ({ scope, postId, size }) => {
    const places = placesOf(scope, {}, dictionary.places);
    const conditions = [condition("post_id = ?", postId), oneOf("place", places)].filter(
      (each) => each !== undefined,
    );
    const rows = db
      .prepare(`SELECT body FROM counts ${where(conditions)} ORDER BY day DESC LIMIT ?`)
      .all(...valuesOf(conditions), size);
    return rows.map(({ body }) => {
      const { observedAt, platformCount } = JSON.parse(String(body)) as Coverage;
      return { observedAt, platformCount };
    });
  };
}

function published({ place, post, kept }: Row, { places }: Dictionary) {
  const { id, kind, caption, publishedAt, views, likes, url, ...own } = JSON.parse(String(post)) as Post;
  const channelId = places.get(Number(place))?.id ?? own.channelId;
  const said = { id, kind, caption, channelId, publishedAt, views, likes, url, ...withEarlier(kept) };
  return { post: said satisfies PublishedPost, own };
}

function postView(row: Row, dictionary: Dictionary): PostView {
  const { post, own } = published(row, dictionary);
  const { coverage, held, deleted } = row;
  const counted = latestCount(
    own,
    typeof coverage === "string" ? (JSON.parse(coverage) as Coverage) : undefined,
  );
  return { ...post, ...counted, held: Number(held), deleted: Number(deleted) };
}

/** Reactions to a post by time. Call it within a read transaction. */
export function reactionsReader(
  db: DatabaseSync,
  dictionary: Dictionary,
): (query: ReactionsQuery) => readonly ReactionCounts[] {
  return ({ scope, postId }) => {
    const seen = oneOf("place", placesOf(scope, {}, dictionary.places));
    const conditions = [condition("post_id = ?", postId), ...(seen === undefined ? [] : [seen])];
    return db
      .prepare(`SELECT body FROM reactions ${where(conditions)} ORDER BY observed, id`)
      .all(...valuesOf(conditions))
      .map(({ body }) => {
        const { observedAt, counts } = JSON.parse(String(body)) as Reactions;
        return { observedAt, counts };
      });
  };
}

/** Tombstones under a post. Call it within a read transaction. */
export function deletedReader(
  db: DatabaseSync,
  dictionary: Dictionary,
): (query: DeletedQuery) => readonly DeletedComment[] {
  return ({ scope, postId, size }) => {
    const seen = oneOf("place", placesOf(scope, {}, dictionary.places));
    const conditions = [
      condition("thread = (SELECT seq FROM threads WHERE post_id = ?)", postId),
      ...(seen === undefined ? [] : [seen]),
    ];
    return db
      .prepare(
        `SELECT id, published, version FROM tombstones ${where(conditions)} ORDER BY published DESC, id LIMIT ?`,
      )
      .all(...valuesOf(conditions), size)
      .map(({ id, published, version }) => ({
        id: String(id) as DocumentId, // the check on writing let only document ids in
        publishedAt: new Date(Number(published)).toISOString(),
        observedAt: observedAt(Number(version)),
      }));
  };
}

/** Comments held under a post, by id, as columns: a thread may be long, and columns cross to another thread cheaply. */
export interface PackedHeld {
  readonly ids: readonly string[];
  readonly published: Float64Array;
  readonly versions: Float64Array;
  /** 0 where no earlier text is kept. */
  readonly earlierFrom: Float64Array;
}

export function heldReader(db: DatabaseSync): (postId: DocumentId) => PackedHeld {
  const held = db.prepare(
    `SELECT c.id, published, version, ifnull(json_extract(e.kept, '$.texts[#-1].version'), 0) AS earliest
     FROM comments c INDEXED BY comments_by_thread LEFT JOIN earlier e ON e.kind = 'comment' AND e.id = c.id
     WHERE thread = (SELECT seq FROM threads WHERE post_id = ?) ORDER BY c.id`,
  );
  return (postId) => {
    const rows = held.all(postId);
    return {
      ids: rows.map(({ id }) => String(id)),
      published: Float64Array.from(rows, ({ published }) => Number(published)),
      versions: Float64Array.from(rows, ({ version }) => Number(version)),
      earlierFrom: Float64Array.from(rows, ({ earliest }) => Number(earliest)),
    };
  };
}

export function* unpackHeld({
  ids,
  published,
  versions,
  earlierFrom: earliest,
}: PackedHeld): Iterable<HeldComment> {
  for (const [at, id] of ids.entries()) {
    const earlierFrom = earliest[at] ?? 0;
    yield {
      id: id as DocumentId, // the check on writing let only document ids in
      publishedAt: new Date(published[at] ?? Number.NaN).toISOString(),
      version: versions[at] ?? Number.NaN,
      ...(earlierFrom !== 0 && { earlierFrom }),
    };
  }
}
