import type { DatabaseSync } from "node:sqlite";
import type { SeenVersion } from "../../../pipelines/core/kept-versions.ts";
import { forgetVersions, keepVersion, nothingKept, seenPost } from "../../../pipelines/core/kept-versions.ts";
import type { Post } from "../../../schemas/item.ts";
import type { EarlierTexts } from "./search-earlier.ts";
import { dayOf } from "./search-periods.ts";
import type { ObservationRow, PostRow } from "./search-rows.ts";

/** Writes posts and what is observed of them, within the caller's transaction; each row yields to an equal or higher version only. */
export interface PostWriter {
  post(row: PostRow, version: number, place: number, body: string): void;
  deletion(row: PostRow, version: number, place: number): void;
  coverage(row: ObservationRow, version: number, place: number, body: string): void;
  reactions(row: ObservationRow, version: number, place: number, body: string): void;
}

export function postWriter(db: DatabaseSync, earlier: EarlierTexts): PostWriter {
  const find = db.prepare("SELECT version, body FROM posts WHERE id = ?");
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
  const putCount = db.prepare(
    `INSERT INTO counts (post_id, day, version, place, body) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET version = excluded.version, place = excluded.place, body = excluded.body
     WHERE excluded.version >= version`,
  );
  const putReactions = db.prepare(
    `INSERT INTO reactions (id, post_id, observed, version, place, body) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET post_id = excluded.post_id, observed = excluded.observed, version = excluded.version,
       place = excluded.place, body = excluded.body
     WHERE excluded.version >= version`,
  );
  return {
    post({ id, published }, version, place, body) {
      keepCaption(id, seenIn(version, body));
      put.run(id, version, published, place, body);
    },
    deletion({ id, published }, version, place) {
      const isNewer = Number(find.get(id)?.["version"] ?? -1) > version;
      earlier.change("post", id, (kept) => (isNewer ? forgetVersions(kept, version) : nothingKept));
      put.run(id, version, published, place, null);
    },
    coverage({ postId, observed }, version, place, body) {
      putCoverage.run(postId, version, body);
      putCount.run(postId, dayOf(observed), version, place, body);
    },
    reactions: ({ id, postId, observed }, version, place, body) =>
      void putReactions.run(id, postId, observed, version, place, body),
  };

  function keepCaption(id: string, seen: SeenVersion): void {
    const stored = find.get(id);
    if (stored === undefined) return;
    const version = Number(stored["version"]);
    const body = stored["body"];
    if (typeof body === "string") {
      const held = seenIn(version, body);
      const [current, older] = seen.text.version >= version ? [seen, held] : [held, seen];
      earlier.change("post", id, (kept) => keepVersion(kept, current, older));
    } else if (seen.text.version > version) {
      earlier.change("post", id, () => forgetVersions(nothingKept, version));
    }
  }
}

function seenIn(version: number, body: string): SeenVersion {
  return seenPost(version, JSON.parse(body) as Post);
}
