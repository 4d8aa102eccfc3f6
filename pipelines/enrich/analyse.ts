import type { Analysis } from "../../schemas/analysed.ts";

/** What surrounds a text and may change what it means. */
export interface TextContext {
  /** Title or caption of the post it was written under. */
  readonly caption: string | null;
}

/** A text to analyse. */
export interface TextInContext extends TextContext {
  readonly text: string;
}

/** Everything Suara's models say about a text. Pure: the same text and context always give the same analysis. */
export interface Analyser {
  /** Grows by one with every released change of any model, so that newer labels replace older ones; 0 to 998. */
  readonly generation: number;
  analyse(text: string, context: TextContext): Analysis;
}
