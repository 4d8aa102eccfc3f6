import { partOf } from "../../../pipelines/alerts/issue/part.ts";
import type { SearchIndex } from "../../../pipelines/ports/search-index.ts";
import type {
  SeriesAnswer,
  SeriesCount,
  SeriesDivision,
  SeriesQuestion,
} from "../../../pipelines/trends/series/read-series.ts";
import { readSeries } from "../../../pipelines/trends/series/read-series.ts";
import type { LanguageCode } from "../../../schemas/analysed.ts";

/** What is counted of a topic's comments in one part of them, in one step; `null` for a gap. */
export type CountOfPart = (topic: string, part: string | null, step: number) => SeriesCount | null;

/**
 * The series of all topics in these parts of the comments: three questions to the index for the nation, the states and the languages,
 * each, and for each language of which some state's comments are a part of their own.
 */
export async function readParts(
  index: SearchIndex,
  question: Omit<SeriesQuestion, "division">,
  parts: Iterable<string | null>,
): Promise<CountOfPart> {
  const whole = new Map<SeriesDivision, SeriesAnswer>();
  for (const division of ["nation", "state", "language"] as const)
    whole.set(division, await readSeries(index, { ...question, division }));
  const inLanguage = new Map<LanguageCode, SeriesAnswer>();
  for (const { state, language } of [...parts].map(partOf)) {
    if (state === null || language === null || inLanguage.has(language)) continue;
    const filter = { ...question.filter, languages: [language] };
    inLanguage.set(language, await readSeries(index, { ...question, filter, division: "state" }));
  }
  return (topic, part, step) => {
    const { state, language } = partOf(part);
    if (state !== null && language !== null)
      return inLanguage.get(language)?.count({ topic, part: state }, step) ?? null;
    const division = state !== null ? "state" : language !== null ? "language" : "nation";
    return whole.get(division)?.count({ topic, part }, step) ?? null;
  };
}
