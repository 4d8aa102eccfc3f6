import { textKeyOf } from "../../../pipelines/core/correct.ts";
import type { FoundComment, SearchIndex } from "../../../pipelines/ports/search-index.ts";
import type { StateStore } from "../../../pipelines/ports/state-store.ts";
import { permanentRandomNumber } from "../../../pipelines/stats/permanent-random-number.ts";
import type { Instant } from "../../../schemas/item.ts";
import { readLabels } from "../../workers/person-labels.ts";
import { teachingChooser } from "./choose-teaching.ts";
import { readContexts } from "./context.ts";
import { measuringNumber, labelPartOf } from "./measuring-part.ts";
import { smallest } from "./smallest.ts";

export interface SampleOptions {
  readonly size: number;
  /** Published from, and before. */
  readonly from: Instant;
  readonly to: Instant;
  /** Breaks ties and shuffles; what is measured does not depend on it. */
  readonly seed: string;
}

/** The part of every sample that is for measuring. */
const measuringPart = 1 / 3;

/**
 * Draws comments of the public for people to label: a third by chance, from the part that is only ever measured on; the
 * others are what teaches most (see `teachingChooser`). Comments that anybody labelled are left out. Rows for a file, in
 * an order that tells nothing, without what the models say, which would lead the reader. The same index gives the same.
 */
export async function sampleForLabels(
  { index, state }: { readonly index: SearchIndex; readonly state: StateStore },
  { size, from, to, seed }: SampleOptions,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const labelled = await readLabels(state);
  const numberOf = (id: string) => permanentRandomNumber(seed, id);
  const measuring = smallest<FoundComment>(Math.ceil(size * measuringPart), ({ comment }) => comment.id);
  const teaching = teachingChooser(size - Math.ceil(size * measuringPart), numberOf);
  const filter = { official: false, from, to };
  for (let after: string | undefined; ;) {
    const query = { scope: { kind: "nation" }, filter, order: "newest", size: 1_000 } as const;
    const { hits, next } = await index.search(after === undefined ? query : { ...query, after });
    for (const hit of hits) {
      const { id } = hit.comment;
      if (labelled.has(id)) continue;
      if (labelPartOf(id) === "measuring") measuring.add(hit, measuringNumber(id));
      else teaching.add(hit);
    }
    if (next === undefined) break;
    after = next;
  }
  const drawn = [...measuring.all(), ...teaching.chosen()];
  const contextOf = await readContexts(index, drawn);
  return drawn
    .toSorted((a, b) => numberOf(a.comment.id) - numberOf(b.comment.id))
    .map((document) => {
      const { id, text, publishedAt } = document.comment;
      return {
        id,
        part: labelPartOf(id),
        platform: document.channel.platform,
        publishedAt,
        ...contextOf(document),
        text,
        textKey: textKeyOf(text),
        sentiment: null,
        topics: null,
        language: null,
        by: null,
        at: null,
      };
    });
}
