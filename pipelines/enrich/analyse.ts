import type { Analysis } from "../../schemas/analysed.ts";
import type { Opinion } from "./encoder/heads.ts";

/** What surrounds a text and may change what it means. */
export interface TextContext {
  /** Title or caption of the post it was written under. */
  readonly caption: string | null;
}

/** A text to analyse. */
export interface TextInContext extends TextContext {
  readonly text: string;
}

/** Who labels: what tells labels made now from those made before. */
export interface Labelling {
  /** Labels of a higher generation replace those of a lower one; 0 to 998. */
  readonly generation: number;
  /** By task the names that `Analysis.models` may hold: several where not every text goes to the same model. */
  readonly models: Readonly<Record<string, readonly string[]>>;
}

/** Everything Suara's models say about a text. Pure: the same arguments always give the same analysis. */
export interface Analyser extends Labelling {
  /** `opinion` is the encoder's, in the accurate tier; without it the linear models speak alone. */
  analyse(text: string, context: TextContext, opinion?: Opinion): Analysis;
}
