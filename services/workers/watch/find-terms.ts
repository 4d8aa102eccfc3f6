import { countComments } from "../../../pipelines/core/count-comments.ts";
import { commentsOn } from "../../../pipelines/alerts/issue/subject.ts";
import type { SearchIndex } from "../../../pipelines/ports/search-index.ts";
import { fewestVoices } from "../../../pipelines/stats/small-cells.ts";
import { readEmerging } from "../../../pipelines/trends/emerging/read-emerging.ts";
import type { Reading } from "../../../pipelines/trends/emerging/reading.ts";
import { instantOf, stepsPerDay } from "../../../pipelines/trends/series/steps.ts";

/** Something that people began to speak of and that no topic covers. */
export interface FoundTerm {
  /** The phrase of its name that most comments hold as it is written: what is counted must be what a search finds. */
  readonly term: string;
  /** Everything that rose with it, that phrase too. */
  readonly terms: ReadonlySet<string>;
}

/** What rose in the day before `to` (a step) against the same hours of the four weeks before, and is no topic's; most telling first. */
export async function findTerms(
  index: SearchIndex,
  reading: Reading,
  to: number,
): Promise<readonly FoundTerm[]> {
  const day = { from: instantOf(to - stepsPerDay), to: instantOf(to) };
  const asked = { scope: { kind: "nation" }, filter: { official: false }, ...day } as const;
  const { verdict } = await readEmerging(index, asked, reading);
  const found: FoundTerm[] = [];
  if (verdict.kind !== "judged") return found;
  for (const { topic, terms, phrases } of verdict.issues) {
    if (topic !== null) continue;
    let most = { term: "", comments: fewestVoices - 1 };
    for (const { phrase } of phrases) {
      const comments = await countComments(index, { ...commentsOn({ topic: null, term: phrase }), ...day });
      if (comments > most.comments) most = { term: phrase, comments };
    }
    if (most.term !== "") found.push({ term: most.term, terms: new Set([...terms, most.term]) });
  }
  return found;
}
