import { z } from "zod";
import { invalidModel } from "../invalid-model.ts";

/** The pieces of words that the encoder knows; a piece's place is its id. */
export interface Vocabulary {
  readonly pieces: readonly string[];
  /** Log probability of each piece. */
  readonly scores: readonly number[];
}

/** Ids with a meaning of their own, as in XLM-R. */
export const control = { start: 0, padding: 1, end: 2, unknown: 3 } as const;

const File = z.object({
  pieces: z.array(z.string()).min(5).readonly(),
  scores: z.array(z.number()).readonly(),
});

/** Reads a vocabulary; throws NLP_MODEL_INVALID, naming the file, when it is none. */
export function decodeVocabulary(file: string, bytes: Uint8Array): Vocabulary {
  try {
    const { pieces, scores } = File.parse(JSON.parse(new TextDecoder().decode(bytes)));
    if (scores.length === pieces.length) return { pieces, scores };
  } catch {
    // Told below: what is wrong inside helps nobody, the file must come anew.
  }
  throw invalidModel(`${file} holds no vocabulary`);
}
