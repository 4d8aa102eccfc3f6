import type { CountOfDay, Scope, SearchIndex } from "../../../pipelines/ports/search-index.ts";
import type { DocumentId, Instant } from "../../../schemas/item.ts";
import { plusDays, startOfDay } from "../malaysian-time.ts";

/** One Malaysian day of a post. */
export interface PostDay {
  /** Its first moment. */
  readonly day: Instant;
  /** What the platform counted when it was last asked that day; `null`: nobody asked, a gap. */
  readonly counted: CountOfDay | null;
  /** Comments held now that had been written by the end of the day, the channel's own included. */
  readonly held: number;
}

const daysShown = 30;

/** The days up to the last on which the platform's count was seen, the newest first; none where it never was. */
export async function readPostDays(
  index: SearchIndex,
  scope: Scope,
  postId: DocumentId,
): Promise<readonly PostDay[]> {
  const counts = await index.counts({ scope, postId, size: daysShown });
  const counted = new Map(counts.map((count) => [startOfDay(count.observedAt), count]));
  const [last] = counted.keys();
  const first = [...counted.keys()].at(-1);
  if (last === undefined || first === undefined) return [];
  const filter = { postIds: [postId] };
  const written = await index.aggregate({ scope, filter, by: [{ step: "day" }] });
  const days: PostDay[] = [];
  for (let day = last; day >= first && days.length < daysShown; day = plusDays(day, -1)) {
    const held = written.reduce(
      (sum, { keys: [at = ""], comments }) => (at <= day ? sum + comments : sum),
      0,
    );
    days.push({ day, counted: counted.get(day) ?? null, held });
  }
  return days;
}
