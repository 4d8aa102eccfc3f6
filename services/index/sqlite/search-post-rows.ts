import type { DatabaseSync } from "node:sqlite";
import type { ObservationRow, PostRow } from "./search-rows.ts";

/** Writes posts and what is observed of them, within the caller's transaction; each row yields to an equal or higher version only. */
export interface PostWriter {
  post(row: PostRow, version: number, place: number, body: string): void;
  deletion(row: PostRow, version: number, place: number): void;
  coverage(row: ObservationRow, version: number, body: string): void;
  reactions(row: ObservationRow, version: number, place: number, body: string): void;
}

export function postWriter(db: DatabaseSync): PostWriter {
  const put = db.prepare(
    `INSERT INTO posts (id, version, published, place, body) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET
       version = excluded.version, published = excluded.published, place = excluded.place, body = excluded.body
     WHERE excluded.version > version
       OR (excluded.version = version AND (excluded.body IS NULL OR body IS NOT NULL)) -- a deletion is not undone`,
  );
  const putCoverage = db.prepare(
    `INSERT INTO coverage (post_id, version, body) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET version = excluded.version, body = excluded.body WHERE excluded.version >= version`,
  );
  const putReactions = db.prepare(
    `INSERT INTO reactions (post_id, observed, version, place, body) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET version = excluded.version, place = excluded.place, body = excluded.body
     WHERE excluded.version >= version`,
  );
  return {
    post: ({ id, published }, version, place, body) => void put.run(id, version, published, place, body),
    deletion: ({ id, published }, version, place) => void put.run(id, version, published, place, null),
    coverage: ({ postId }, version, body) => void putCoverage.run(postId, version, body),
    reactions: ({ postId, observed }, version, place, body) =>
      void putReactions.run(postId, observed, version, place, body),
  };
}
