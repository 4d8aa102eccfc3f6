import { createHash } from "node:crypto";
import type { Topic } from "../../../schemas/taxonomy.ts";

const shownDigits = 8;

/** The same for the same ids and words in the same order; definitions and names label nothing and are left out. */
export function fingerprintOf(topics: readonly Pick<Topic, "id" | "words" | "hints">[]): string {
  const labelling = topics.map(({ id, words: { ms, en }, hints }) => ({ id, words: { ms, en }, hints }));
  return createHash("sha256").update(JSON.stringify(labelling)).digest("hex").slice(0, shownDigits);
}
