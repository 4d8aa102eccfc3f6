import { createHash } from "node:crypto";
import type { Bilingual } from "../../../schemas/alert.ts";
import type { CommentFilter } from "../../ports/search-index.ts";

/** What an issue is about: a topic, or a term that people began to use and that no topic covers. */
export interface Subject {
  /** Always the same, of plain letters: ids of alerts begin with it. */
  readonly id: string;
  readonly topic: string | null;
  readonly term: string | null;
  readonly name: Bilingual;
}

export function topicSubject({ id, name }: { readonly id: string; readonly name: Bilingual }): Subject {
  return { id, topic: id, term: null, name };
}

export function termSubject(term: string): Subject {
  const hash = createHash("sha256").update(term).digest("hex").slice(0, 12);
  const name = { ms: `“${term}” (di luar topik sedia ada)`, en: `“${term}” (in none of the topics)` };
  return { id: `term-${hash}`, topic: null, term, name };
}

/** The public's comments on it: those of the topic, or those that say the term as it is written. */
export function commentsOn({ topic, term }: Pick<Subject, "topic" | "term">): CommentFilter {
  return {
    official: false,
    ...(topic !== null && { topics: [topic] }),
    ...(term !== null && { words: `"${term}"` }),
  };
}
