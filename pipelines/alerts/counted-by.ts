import type { LanguageCode } from "../../schemas/analysed.ts";
import type { Alert } from "../../schemas/alert.ts";
import type { StateCode } from "../../schemas/states.ts";

/** Which comments an alert is about; lists and words that are empty do not restrict. */
export interface CountedBy {
  readonly topics: readonly string[];
  readonly states: readonly StateCode[];
  readonly languages: readonly LanguageCode[];
  readonly channels: readonly string[];
  readonly words: string;
}

/** What an alert counted: what its rule counts, or its one series. */
export function countedBy({ series, ruleSeries }: Pick<Alert, "series" | "ruleSeries">): CountedBy {
  if (ruleSeries !== undefined) {
    const { topics = [], states = [], languages = [], channels = [], words = "" } = ruleSeries;
    return { topics, states, languages, channels, words };
  }
  const { topic, term, state, language, channelId } = series;
  const chosen = <T>(value: T | null): readonly T[] => (value === null ? [] : [value]);
  return {
    topics: chosen(topic),
    states: chosen(state),
    languages: chosen(language),
    channels: chosen(channelId),
    words: term === null ? "" : `"${term}"`,
  };
}
