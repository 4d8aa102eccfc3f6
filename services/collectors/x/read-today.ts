import { z } from "zod";

const Identified = z.object({ id: z.string() });
const dayMs = 86_400_000;

/** Posts that were read today: X charges each once in a day of UTC, however often it is read. */
export interface ReadToday {
  /** How many of these count. */
  count(posts: readonly unknown[], nowMs: number): number;
}

/** Remembered by this process only: after a restart they count again, which is too much and never too little. */
export function readToday(): ReadToday {
  let day = 0;
  const seen = new Set<string>();
  return {
    count(posts, nowMs) {
      const today = Math.floor(nowMs / dayMs);
      if (today !== day) seen.clear();
      day = today;
      const before = seen.size;
      let unknown = 0;
      for (const post of posts) {
        const { data } = Identified.safeParse(post);
        if (data === undefined) unknown += 1;
        else seen.add(data.id);
      }
      return seen.size - before + unknown;
    },
  };
}
