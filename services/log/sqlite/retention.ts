import type { DatabaseSync } from "node:sqlite";
import { transaction } from "../../runtime/sqlite.ts";

/** At most so many records of a partition at once, so that nobody waits long for the file. */
const slice = 5_000;

type Floor = {
  readonly topic: string;
  readonly part: number;
  /** Every group that ever read the topic has committed all below. */
  readonly floor: number;
};

/**
 * Removes the oldest records of each partition that were appended before `beforeMs` and that every known group has
 * committed, a slice at a time; `true` when there is more. A topic that no group ever read is left alone.
 */
export function removeExpired(db: DatabaseSync, beforeMs: number): boolean {
  const floors = db
    .prepare("SELECT topic, part, min(committed) AS floor FROM places GROUP BY topic, part")
    .all() as Floor[];
  const ranges = floors.map((floor) => expired(db, floor, beforeMs)).filter((range) => range !== undefined);
  if (ranges.length === 0) return false;
  transaction(db, () => {
    const remove = db.prepare("DELETE FROM log WHERE topic = ? AND part = ? AND off < ?");
    for (const { topic, part, end } of ranges) remove.run(topic, part, end);
  });
  return ranges.some(({ full }) => full);
}

function expired(db: DatabaseSync, { topic, part, floor }: Floor, beforeMs: number) {
  const oldest = db
    .prepare("SELECT off FROM log WHERE topic = ? AND part = ? ORDER BY off LIMIT 1")
    .get(topic, part);
  const first = Number(oldest?.["off"] ?? floor);
  const sliceEnd = Math.min(floor, first + slice);
  const young = db
    .prepare("SELECT off FROM log WHERE topic = ? AND part = ? AND off < ? AND ts >= ? ORDER BY off LIMIT 1")
    .get(topic, part, sliceEnd, beforeMs);
  const end = Number(young?.["off"] ?? sliceEnd);
  return end > first ? { topic, part, end, full: young === undefined && end < floor } : undefined;
}
