import { seededRandom } from "../../services/simulators/truth/random.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

export interface Habits {
  readonly seed: number;
  readonly weeks: number;
  readonly postsADay: number;
  /** The fewest of a post; the mean is three times as many, and single posts get a hundred times. */
  readonly comments: number;
}

/**
 * Comments by hour under a made-up channel's posts, from a Monday in Malaysia: posts come at random, fewer at weekends; their
 * comments follow Pareto's distribution in number and fade over a day; at night there are few.
 */
export function habitualChannel({ seed, weeks, postsADay, comments }: Habits) {
  const random = seededRandom(seed);
  const startMs = Date.UTC(2026, 0, 4, 16);
  const endMs = startMs + weeks * 7 * dayMs;
  const byHour = new Map<number, number>();
  const localHour = (ms: number) => Math.floor(((ms - startMs) % dayMs) / hourMs);
  const isWeekend = (ms: number) => Math.floor((ms - startMs) / dayMs) % 7 >= 5;
  for (let post = startMs; post < endMs; post += random.exponential(dayMs / postsADay)) {
    if (isWeekend(post) && random.chance(0.6)) continue;
    const count = Math.min(comments * 100, random.pareto(comments, 1.5));
    for (let each = 0; each < count; each += 1) {
      const at = post + random.exponential(dayMs);
      if (at >= endMs || (localHour(at) < 7 && random.chance(0.85))) continue;
      const hour = Math.floor(at / hourMs) * hourMs;
      byHour.set(hour, (byHour.get(hour) ?? 0) + 1);
    }
  }
  return { byHour, startMs, endMs };
}
