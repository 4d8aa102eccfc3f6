import type { DatabaseSync } from "node:sqlite";
import { dayOf, monthOf } from "./search-periods.ts";
import { grains } from "./search-schema.ts";

/** What the rollups count of one comment. Topics are numbers of the dictionary. */
export interface Counted {
  readonly published: number;
  readonly thread: number;
  readonly sentiment: number;
  /** `null` where none is named. */
  readonly model: number | null;
  readonly place: number;
  readonly language: number;
  readonly official: number;
  readonly topics: readonly number[];
  readonly likes: number;
}

/**
 * Gathers the changes of one batch and writes them once, in the transaction that changes the comments: `rollups` count
 * every comment once, `topic_rollups` once for each of its topics, both by Malaysian day and by Malaysian month;
 * `thread_rollups` and `model_rollups` by post and by model of sentiment, by day only, because a post has so many days as it
 * has comments on, and in a month hardly fewer.
 */
export interface RollupWriter {
  add(comment: Counted): void;
  subtract(comment: Counted): void;
  flush(): void;
  /** Drops what was gathered: the transaction was rolled back. */
  forget(): void;
}

interface Change {
  readonly key: readonly number[];
  comments: number;
  likes: number;
}

export function rollupWriter(db: DatabaseSync): RollupWriter {
  const plain = table(db, "rollups", ["sentiment", "place", "language", "official"]);
  const topical = table(db, "topic_rollups", ["topic", "sentiment", "place", "official"]);
  const byThread = table(db, "thread_rollups", ["thread", "sentiment", "place", "official"]);
  const byModel = table(db, "model_rollups", ["model", "sentiment", "place", "official"]);
  const all = [plain, topical, byThread, byModel];

  function change(
    { published, thread, sentiment, model, place, language, official, topics, likes }: Counted,
    sign: 1 | -1,
  ): void {
    const day = dayOf(published);
    const known = Math.max(likes, 0) * sign;
    for (const [grain, period] of [
      [grains.day, day],
      [grains.month, monthOf(day)],
    ] as const) {
      plain.change(grain, period, sentiment, place, language, official, sign, known);
      for (const topic of topics)
        topical.change(grain, period, topic, sentiment, place, official, sign, known);
    }
    byThread.change(grains.day, day, thread, sentiment, place, official, sign, known);
    if (model !== null) byModel.change(grains.day, day, model, sentiment, place, official, sign, known);
  }

  return {
    add: (comment) => change(comment, 1),
    subtract: (comment) => change(comment, -1),
    flush: () => all.forEach((each) => each.flush()),
    forget: () => all.forEach((each) => each.forget()),
  };
}

/** Gathers how many comments of each thread are held and known to be deleted, like `RollupWriter`. */
export function threadCounts(db: DatabaseSync) {
  const write = db.prepare("UPDATE threads SET held = held + ?, deleted = deleted + ? WHERE seq = ?");
  const changes = new Map<number, { held: number; deleted: number }>();
  return {
    change(
      thread: number,
      { held = 0, deleted = 0 }: { readonly held?: number; readonly deleted?: number },
    ): void {
      const known = changes.get(thread) ?? { held: 0, deleted: 0 };
      changes.set(thread, { held: known.held + held, deleted: known.deleted + deleted });
    },
    flush(): void {
      for (const [thread, { held, deleted }] of changes) write.run(held, deleted, thread);
      changes.clear();
    },
    forget: () => changes.clear(),
  };
}

/** The rollups have four columns each beside grain and period, called a to d here. */
function table(db: DatabaseSync, name: string, columns: readonly [string, string, string, string]) {
  const key = ["grain", "period", ...columns];
  const write = db.prepare(
    `INSERT INTO ${name} (${key.join(", ")}, comments, likes) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET comments = comments + excluded.comments, likes = likes + excluded.likes`,
  );
  const tidy = db.prepare(
    `DELETE FROM ${name} WHERE ${key.map((column) => `${column} = ?`).join(" AND ")} AND comments = 0`,
  );
  const changes = new Map<string, Change>();
  return {
    change(
      grain: number,
      period: number,
      a: number,
      b: number,
      c: number,
      d: number,
      comments: number,
      likes: number,
    ) {
      const key = `${grain},${period},${a},${b},${c},${d}`; // joining an array would cost five times as much
      const known = changes.get(key);
      if (known === undefined) {
        changes.set(key, { key: [grain, period, a, b, c, d], comments, likes });
      } else {
        known.comments += comments;
        known.likes += likes;
      }
    },
    flush(): void {
      for (const { key, comments, likes } of changes.values()) {
        if (comments === 0 && likes === 0) continue;
        write.run(...key, comments, likes);
        if (comments < 0) tidy.run(...key);
      }
      changes.clear();
    },
    forget: () => changes.clear(),
  };
}
