import { characterKind, kindOfUnit } from "../wording/character-kinds.ts";

/** What the letters of a text say about its language. */
export interface ScriptShare {
  readonly script: "latin" | "zh" | "ta" | "other";
  /** Share of the script among the letters; 0 when there are none. */
  readonly share: number;
}

const noLetters: ScriptShare = { script: "other", share: 0 };

/**
 * The script that most letters of worded text are of. Each Chinese character counts as two, since it says about as much
 * as half a word. Chinese characters beside Japanese kana are Japanese, which is `other`; so are Jawi, Thai and the rest.
 */
export function scriptOf(words: readonly string[]): ScriptShare {
  let latin = 0;
  let han = 0;
  let kana = 0;
  let tamil = 0;
  let rest = 0;
  for (const word of words) {
    for (let at = 0; at < word.length; at++) {
      const unit = word.charCodeAt(at);
      if (unit === lessThan) break; // a placeholder is not the writer's
      const kind = kindOfUnit(unit);
      if (kind === characterKind.ideograph) {
        if (isKana(unit)) kana += 2;
        else han += 2;
      } else if (kind === characterKind.letter) {
        if (unit < endOfLatin) latin += 1;
        else if (unit >= tamilFrom && unit <= tamilTo) tamil += 1;
        else rest += 1;
      }
    }
  }
  const letters = latin + han + kana + tamil + rest;
  if (letters === 0) return noLetters;
  const most = Math.max(latin, han + kana, tamil, rest);
  const share = most / letters;
  if (most === latin) return { script: "latin", share };
  if (most === tamil) return { script: "ta", share };
  return { script: most === han && kana === 0 ? "zh" : "other", share };
}

const lessThan = 0x3c;
/** Latin letters with and without accents, and Vietnamese ones from U+1E00 on are rare enough to be `other`. */
const endOfLatin = 0x250;
const tamilFrom = 0x0b80;
const tamilTo = 0x0bff;

function isKana(unit: number): boolean {
  return unit >= 0x3040 && unit <= 0x30ff;
}
