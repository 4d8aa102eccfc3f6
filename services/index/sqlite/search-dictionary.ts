import type { DatabaseSync, SQLOutputValue } from "node:sqlite";
import type { Channel } from "../../../schemas/channel.ts";

/** A dictionary that numbers texts, for writing. Numbers are never changed or given again. */
export interface Numbering {
  /** The number of a text, given now if it has none. */
  readonly of: (text: string) => number;
  /** Forgets what it remembers: after a rollback, numbers given in it are not true any more. */
  readonly forget: () => void;
}

/** What is remembered at most, so that memory stays flat however many posts there are. */
const remembered = 50_000;

export function numbering(db: DatabaseSync, table: string, column: string): Numbering {
  const find = db.prepare(`SELECT seq FROM ${table} WHERE ${column} = ?`);
  const add = db.prepare(`INSERT INTO ${table} (${column}) VALUES (?)`);
  const known = new Map<string, number>();
  return {
    of: (text) => {
      const remembers = known.get(text);
      if (remembers !== undefined) return remembers;
      const seq = Number(find.get(text)?.["seq"] ?? add.run(text).lastInsertRowid);
      if (known.size >= remembered) known.clear();
      known.set(text, seq);
      return seq;
    },
    forget: () => known.clear(),
  };
}

/** The meaning of the numbers, for reading. */
export interface Dictionary {
  /** Takes in what was added since; call it at the start of a read transaction. */
  renew(): void;
  /** Channels by number. */
  readonly places: ReadonlyMap<number, Channel>;
  /** Topics by number, and back. */
  readonly topics: ReadonlyMap<number, string>;
  readonly topicNumbers: ReadonlyMap<string, number>;
  /** Members of a topic set by the set's number. */
  readonly topicSets: ReadonlyMap<number, readonly string[]>;
  /** Flags and entities of a set of them, by the set's number. */
  readonly markSets: ReadonlyMap<number, readonly string[]>;
  /** Models of sentiment by number. */
  readonly models: ReadonlyMap<number, string>;
  /** Post id of a thread. */
  postId(thread: number): string;
  thread(postId: string): number | undefined;
}

export function dictionary(db: DatabaseSync): Dictionary {
  const places = new Map<number, Channel>();
  const topics = new Map<number, string>();
  const topicNumbers = new Map<string, number>();
  const topicSets = new Map<number, readonly string[]>();
  const markSets = new Map<number, readonly string[]>();
  const models = new Map<number, string>();
  const news = {
    places: newSince(db, "places", "channel", (seq, json) => places.set(seq, JSON.parse(json) as Channel)),
    topics: newSince(db, "topics", "id", (seq, id) => topics.set(seq, id) && topicNumbers.set(id, seq)),
    topicSets: newSince(db, "topic_sets", "members", (seq, json) => topicSets.set(seq, members(json))),
    models: newSince(db, "models", "name", (seq, name) => models.set(seq, name)),
    markSets: newSince(db, "mark_sets", "members", (seq, json) => markSets.set(seq, members(json))),
  };
  const postOf = db.prepare("SELECT post_id FROM threads WHERE seq = ?");
  const threadOf = db.prepare("SELECT seq FROM threads WHERE post_id = ?");
  return {
    renew: () => Object.values(news).forEach((read) => read()),
    places,
    topics,
    topicNumbers,
    topicSets,
    markSets,
    models,
    postId: (thread) => String(postOf.get(thread)?.["post_id"]),
    thread: (postId) => numberOrNone(threadOf.get(postId)?.["seq"]),
  };
}

/** Reads the rows of a dictionary's table that were not read before; its rows are only ever added. */
function newSince(
  db: DatabaseSync,
  table: string,
  column: string,
  take: (seq: number, text: string) => void,
) {
  const rows = db.prepare(`SELECT seq, ${column} AS text FROM ${table} WHERE seq > ? ORDER BY seq`);
  let last = 0;
  return () => {
    for (const { seq, text } of rows.iterate(last)) {
      take(Number(seq), String(text));
      last = Number(seq);
    }
  };
}

function numberOrNone(value: SQLOutputValue | undefined): number | undefined {
  return value === undefined ? undefined : Number(value);
}

function members(json: string): readonly string[] {
  return JSON.parse(json) as string[];
}
