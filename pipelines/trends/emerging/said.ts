import type { AnalysedComment } from "../../../schemas/analysed.ts";
import { speakerOf } from "../speaker.ts";

/** What is read of a comment of the public's. */
export type Said = Pick<
  AnalysedComment,
  "id" | "postId" | "author" | "text" | "copyKey" | "language" | "topics" | "likes" | "publishedAt"
>;

/** Malay with Indonesian, which are often taken for each other, or English; `null`: both or neither. */
export type TermLanguage = "ms" | "en" | null;

/** Distinct authors by the languages they wrote in: who mixes them counts for both. `any`: all, whatever they wrote in. */
export interface VoiceCounts {
  readonly any: number;
  readonly ms: number;
  readonly en: number;
}

/**
 * Who spoke in one week: gives each comment the number of its author, from 0, and `undefined` to a copy of a message that was heard
 * before, so that a thousand copies are one voice.
 */
export interface Voices {
  readonly hear: (said: Said) => number | undefined;
  readonly counts: () => VoiceCounts;
}

export function voices(): Voices {
  const numbers = new Map<string, number>();
  const malay = new Set<number>();
  const english = new Set<number>();
  const copies = new Set<string>();
  return {
    hear: (said) => {
      const {
        copyKey,
        language: { code },
      } = said;
      if (copyKey !== null) {
        if (copies.has(copyKey)) return undefined;
        copies.add(copyKey);
      }
      const speaker = speakerOf(said);
      const number = numbers.get(speaker) ?? numbers.size;
      numbers.set(speaker, number);
      if (code === "ms" || code === "id" || code === "mixed") malay.add(number);
      if (code === "en" || code === "mixed") english.add(number);
      return number;
    },
    counts: () => ({ any: numbers.size, ms: malay.size, en: english.size }),
  };
}

/** The language of a term by the comments that hold it: that of at least twice as many as the other's. */
export function languageOf(comments: readonly Pick<Said, "language">[]): TermLanguage {
  let malay = 0;
  let english = 0;
  for (const { language } of comments) {
    if (language.code === "ms" || language.code === "id") malay += 1;
    if (language.code === "en") english += 1;
  }
  if (malay > 0 && malay >= 2 * english) return "ms";
  return english > 0 && english >= 2 * malay ? "en" : null;
}
