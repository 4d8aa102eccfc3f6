import type { DatabaseSync, SQLOutputValue } from "node:sqlite";
import { distinctHash } from "../../../pipelines/core/distinct-hash.ts";
import { isVersion, refuse } from "../../../pipelines/core/document-checks.ts";
import type { Outcome } from "../../../pipelines/core/outcome.ts";
import type { SeenVersion } from "../../../pipelines/core/kept-versions.ts";
import {
  forgetVersions,
  keepVersion,
  nothingKept,
  seenComment,
} from "../../../pipelines/core/kept-versions.ts";
import type { AnalysedComment } from "../../../schemas/analysed.ts";
import { foldedWords } from "../../../pipelines/core/search-words.ts";
import { transaction } from "../../runtime/sqlite.ts";
import { earlierTexts } from "./search-earlier.ts";
import { numbering } from "./search-dictionary.ts";
import { hourWriter } from "./search-hours.ts";
import type { PackedBatch, PackedDocument } from "./search-pack.ts";
import type { Counted } from "./search-rollups.ts";
import { rollupWriter, threadCounts } from "./search-rollups.ts";
import type { CommentRow, DeletionRow } from "./search-rows.ts";
import {
  commentRow,
  coverageRow,
  deletionRow,
  hourRow,
  isChannel,
  postRow,
  reactionsRow,
} from "./search-rows.ts";
import { postWriter } from "./search-post-rows.ts";

/** A document of the batch, by its position, that was not written. */
export interface Refusal {
  readonly position: number;
  readonly reason: string;
  readonly detail?: string;
}

/** Writes batches, each in one transaction together with what is derived from it: words, rollups and counts of threads. */
export function upserter(db: DatabaseSync): (batch: PackedBatch) => readonly Refusal[] {
  const places = numbering(db, "places", "channel");
  const topics = numbering(db, "topics", "id");
  const topicSets = numbering(db, "topic_sets", "members");
  const markSets = numbering(db, "mark_sets", "members");
  const models = numbering(db, "models", "name");
  const threads = numbering(db, "threads", "post_id");
  const rollups = rollupWriter(db);
  const earlier = earlierTexts(db);
  const posts = postWriter(db, earlier);
  const putHour = hourWriter(db);
  const counts = threadCounts(db);
  const caches = [places, topics, topicSets, markSets, models, threads, rollups, counts];

  const find = db.prepare(
    `SELECT c.seq, version, published, thread, place, sentiment, model, language, official, members, likes,
       first_collected, body
     FROM comments c JOIN topic_sets t ON t.seq = c.topics JOIN bodies b ON b.seq = c.seq
     WHERE id_hash = ? AND id = ?`,
  );
  const insert = db.prepare(
    `INSERT INTO comments
       (id, id_hash, version, published, thread, place, sentiment, language, official, topics, marks, likes, author,
        copy_key, model, first_collected)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const update = db.prepare(
    `UPDATE comments SET version = ?, published = ?, thread = ?, place = ?, sentiment = ?, language = ?, official = ?,
       topics = ?, marks = ?, likes = ?, author = ?, copy_key = ?, model = ?, first_collected = ? WHERE seq = ?`,
  );
  const advance = db.prepare(
    "UPDATE comments SET first_collected = ?1 WHERE seq = ?2 AND first_collected > ?1",
  );
  const remove = db.prepare("DELETE FROM comments WHERE seq = ?");
  const insertBody = db.prepare("INSERT INTO bodies (seq, body) VALUES (?, ?)");
  const updateBody = db.prepare("UPDATE bodies SET body = ? WHERE seq = ?");
  const removeBody = db.prepare("DELETE FROM bodies WHERE seq = ?");
  const insertWords = db.prepare("INSERT INTO words (rowid, text) VALUES (?, ?)");
  const removeWords = db.prepare("DELETE FROM words WHERE rowid = ?");
  const findTombstone = db.prepare("SELECT version, thread, first_collected FROM tombstones WHERE id = ?");
  const putTombstone = db.prepare(
    `INSERT OR REPLACE INTO tombstones (id, version, published, thread, place, first_collected)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const advanceTombstone = db.prepare(
    "UPDATE tombstones SET first_collected = min(?1, ifnull(first_collected, ?1)) WHERE id = ?2",
  );
  const removeTombstone = db.prepare("DELETE FROM tombstones WHERE id = ?");

  return (batch) => {
    try {
      return transaction(db, () => {
        const channels = batch.channels.map(placeOf);
        const refusals = batch.documents.flatMap((document, position) => {
          const outcome = write(document, channels[document.channel]);
          if (outcome.kind !== "reject") return [];
          const { reason, detail } = outcome;
          return [detail === undefined ? { position, reason } : { position, reason, detail }];
        });
        rollups.flush();
        counts.flush();
        return refusals;
      });
    } catch (error) {
      for (const cache of caches) cache.forget();
      throw error;
    }
  };

  function placeOf(json: string): number | undefined {
    return isChannel(json) ? places.of(json) : undefined;
  }

  function write({ kind, version, body }: PackedDocument, place: number | undefined): Outcome<unknown> {
    if (place === undefined) return refuse("channel_invalid");
    if (!isVersion(version)) return refuse("version_invalid");
    switch (kind) {
      case "comment":
        return when(commentRow(body), (row) => writeComment(row, version, place, body));
      case "post":
        return when(postRow(body), (row) => posts.post(row, version, place, body));
      case "deletion":
        return when(deletionRow(body), (row) =>
          row.of === "post" ? posts.deletion(row, version, place) : writeTombstone(row, version, place),
        );
      case "coverage":
        return when(coverageRow(body), (row) => posts.coverage(row, version, place, body));
      case "reactions":
        return when(reactionsRow(body), (row) => posts.reactions(row, version, place, body));
      case "channelHour":
        return when(hourRow(body), (row) => putHour(row, version, place));
      default:
        return refuse("kind_unknown", String(kind satisfies never));
    }
  }

  function writeComment(row: CommentRow, version: number, place: number, body: string): void {
    const tombstone = findTombstone.get(row.id);
    if (tombstone !== undefined && Number(tombstone["version"]) >= version) {
      advanceTombstone.run(row.collected, row.id);
      return;
    }
    const hash = distinctHash(row.id);
    const stored = find.get(hash, row.id);
    if (stored !== undefined && Number(stored["version"]) > version) {
      const held = seenIn(stored);
      const late = seenIn({ version, body });
      earlier.change("comment", row.id, (kept) => keepVersion(kept, held, late));
      advance.run(row.collected, Number(stored["seq"]));
      return;
    }
    if (tombstone !== undefined) {
      const deleted = forgetVersions(nothingKept, Number(tombstone["version"]));
      earlier.change("comment", row.id, () => deleted);
      removeTombstone.run(row.id);
      counts.change(Number(tombstone["thread"]), { deleted: -1 });
    }
    const { published, sentiment, language, official, likes, author, copyKey, sentimentModel } = row;
    const thread = threads.of(row.postId);
    const set = topicSets.of(JSON.stringify(row.topics));
    const marks = markSets.of(JSON.stringify(row.marks));
    const labels = [sentiment, language, official, set, marks];
    const model = sentimentModel === null ? null : models.of(sentimentModel);
    const known = (stored ?? tombstone)?.["first_collected"] ?? Infinity;
    const firstCollected = Math.min(row.collected, Number(known));
    const facts = [published, thread, place, ...labels, likes, author, copyKey, model, firstCollected];
    if (stored === undefined) {
      const seq = insert.run(row.id, hash, version, ...facts).lastInsertRowid;
      insertBody.run(seq, body);
      insertWords.run(seq, searchable(row.text));
    } else {
      if (stored["body"] === body && Number(stored["version"]) === version && stored["place"] === place)
        return;
      forgetCounts(stored);
      const seq = Number(stored["seq"]);
      update.run(version, ...facts, seq);
      updateBody.run(body, seq);
      const was = seenIn(stored);
      earlier.change("comment", row.id, (kept) => keepVersion(kept, seenIn({ version, body }), was));
      if (was.text.text !== row.text) {
        removeWords.run(seq);
        insertWords.run(seq, searchable(row.text));
      }
    }
    counts.change(thread, { held: 1 });
    rollups.add({
      published,
      thread,
      sentiment,
      model,
      place,
      language,
      official,
      topics: row.topics.map(topics.of),
      likes,
    });
  }

  function writeTombstone({ id, postId, published }: DeletionRow, version: number, place: number): void {
    const tombstone = findTombstone.get(id);
    if (tombstone !== undefined && Number(tombstone["version"]) > version) return;
    const stored = find.get(distinctHash(id), id);
    if (stored !== undefined && Number(stored["version"]) > version) {
      earlier.change("comment", id, (kept) => forgetVersions(kept, version));
      return;
    }
    if (tombstone !== undefined) counts.change(Number(tombstone["thread"]), { deleted: -1 });
    if (stored !== undefined) {
      forgetCounts(stored);
      const seq = Number(stored["seq"]);
      for (const statement of [remove, removeBody, removeWords]) statement.run(seq);
      earlier.change("comment", id, () => nothingKept);
    }
    const thread = threads.of(postId);
    const firstCollected = (stored ?? tombstone)?.["first_collected"] ?? null;
    putTombstone.run(id, version, published, thread, place, firstCollected);
    counts.change(thread, { deleted: 1 });
  }

  function forgetCounts(stored: Record<string, SQLOutputValue>): void {
    counts.change(Number(stored["thread"]), { held: -1 });
    rollups.subtract(countedBefore(stored, topics.of));
  }
}

function when<T>(outcome: Outcome<T>, write: (value: T) => void): Outcome<unknown> {
  if (outcome.kind === "keep") write(outcome.value);
  return outcome;
}

function countedBefore(stored: Record<string, SQLOutputValue>, topicOf: (id: string) => number): Counted {
  return {
    published: Number(stored["published"]),
    thread: Number(stored["thread"]),
    sentiment: Number(stored["sentiment"]),
    model: stored["model"] === null ? null : Number(stored["model"]),
    place: Number(stored["place"]),
    language: Number(stored["language"]),
    official: Number(stored["official"]),
    topics: (JSON.parse(String(stored["members"])) as string[]).map(topicOf),
    likes: Number(stored["likes"]),
  };
}

function seenIn({ version, body }: Record<string, SQLOutputValue>): SeenVersion {
  return seenComment(Number(version), JSON.parse(String(body)) as AnalysedComment);
}

const plainText = /^\p{ASCII}*$/u;

/** What the tokenizer is given: plain English and Malay as they are, other texts already cut into folded words. */
function searchable(text: string): string {
  return plainText.test(text) ? text : foldedWords(text).join(" ");
}
