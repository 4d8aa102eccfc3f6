import type { FaultKind } from "../../../schemas/analysed.ts";
import type { Phrase } from "../wording/phrase-finder.ts";
import { phrasesIn } from "../wording/phrase-finder.ts";

/** What a phrase says of the kind of message. */
export type CueMark =
  | { readonly kind: "cue"; readonly cue: Cue }
  /** `whole` is a fault by itself; a `thing` is one when something about it is `broken`, or when it is `absent`. */
  | {
      readonly kind: "fault";
      readonly part: "whole" | "thing" | "broken" | "absent";
      readonly fault: FaultKind;
    }
  /** A false friend. */
  | { readonly kind: "nothing" };

export type Cue =
  | "prayer"
  | "curse"
  | "greeting"
  /** A greeting only where the message begins with it. */
  | "greetingFirst"
  | "promotion"
  /** Promotion only beside another hint, a link or a telephone number. */
  | "promotionHint"
  /** Asks wherever it stands, if there is a question mark too. */
  | "asking"
  /** Asks where the message begins with it, with or without a question mark. */
  | "askingFirst"
  /** Asks where the message ends with it. */
  | "askingLast";

/** The phrases of a cue, separated by `;` or line breaks. */
export function cuePhrases(cue: Cue, list: string): readonly Phrase<CueMark>[] {
  const means: CueMark = { kind: "cue", cue };
  return phrasesIn(list).map((phrase) => ({ phrase, means }));
}
