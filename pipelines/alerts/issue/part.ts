import { LanguageCode } from "../../../schemas/analysed.ts";
import { StateCode } from "../../../schemas/states.ts";

/** Which of a topic's comments a series counts: a state's, a language's, a state's in one language, or, where both are `null`, all. */
export interface Part {
  readonly state: StateCode | null;
  readonly language: LanguageCode | null;
}

const between = ".";

/** What a part is called where series are kept, such as `MY-03`, `ta` or `MY-03.ta`. */
export function partName(...keys: readonly string[]): string {
  return keys.join(between);
}

/** The part of a name; `null` is all comments. */
export function partOf(name: string | null): Part {
  const keys = name?.split(between) ?? [];
  return {
    state: keys.map((key) => StateCode.safeParse(key).data).find((state) => state !== undefined) ?? null,
    language:
      keys.map((key) => LanguageCode.safeParse(key).data).find((language) => language !== undefined) ?? null,
  };
}
