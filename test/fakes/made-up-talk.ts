import type { Random } from "../../services/simulators/truth/random.ts";
import { seededRandom } from "../../services/simulators/truth/random.ts";
import type { Said } from "../../pipelines/trends/emerging/said.ts";

export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

/** A Monday's midnight in Malaysia. */
export const talkStartMs = Date.UTC(2026, 0, 4, 16);

const syllables = ["ba", "ko", "ri", "tu", "ne", "sa", "li", "mo", "pe", "du", "ga", "wi", "jo", "fe", "ha"];
const syllable = (at: number) => syllables[at % syllables.length] ?? "";

/** The made-up word of a number: three syllables and a consonant, so that none is a word of ours. */
const madeUpWord = (n: number) =>
  `z${syllable(n)}${syllable(Math.floor(n / 15))}${syllable(Math.floor(n / 225))}x`;

const vocabulary = Array.from({ length: 1_500 }, (_, n) => madeUpWord(n));
const subjects = Array.from({ length: 12 }, (_, s) =>
  Array.from({ length: 8 }, (_, n) => madeUpWord(1_600 + s * 8 + n)),
);

export interface Talk {
  readonly seed: number;
  readonly weeks: number;
  readonly commentsADay: number;
}

let spoken = 0;

/** A comment with made-up facts where none are given. */
export function said(text: string, facts: Partial<Said> = {}): Said {
  spoken += 1;
  return {
    id: `youtube:said-${spoken}`,
    postId: "youtube:p1",
    author: `k1.a${spoken}`,
    text,
    copyKey: null,
    language: { code: "ms", confidence: 0.9 },
    topics: [{ id: "other", confidence: 1 }],
    likes: 0,
    publishedAt: new Date(talkStartMs).toISOString(),
    ...facts,
  };
}

/**
 * What people say in ordinary weeks: more in the evening, less at weekends; some write far more than others and have favourite
 * words; each post has a subject, of which there are a dozen; at noon on Fridays half speak of the prayer. In the order of
 * time. Nothing emerges in it.
 */
export function ordinaryTalk({ seed, weeks, commentsADay }: Talk): readonly Said[] {
  const random = seededRandom(seed);
  const comments: Said[] = [];
  for (let hour = 0; hour < weeks * 168; hour += 1) {
    const [day, clock] = [Math.floor(hour / 24) % 7, hour % 24];
    const busy = (clock < 7 ? 0.2 : clock > 18 ? 1.8 : 1) * (day > 4 ? 0.7 : 1) * (0.7 + 0.6 * random.next());
    const count = Math.round((commentsADay / 24) * busy);
    for (let each = 0; each < count; each += 1) {
      const ms = talkStartMs + hour * hourMs + Math.floor((each / count) * hourMs);
      const prays = day === 4 && clock >= 12 && clock < 15 && random.chance(0.5);
      comments.push(ordinaryComment(random, ms, prays));
    }
  }
  return comments;
}

function ordinaryComment(random: Random, ms: number, prays: boolean): Said {
  const author = Math.floor(random.pareto(1, 0.5)) % 3_000;
  const post = Math.floor(ms / dayMs) * 12 + Math.min(11, Math.floor(random.exponential(3)));
  const subject = subjects[(post * 7) % subjects.length] ?? [];
  const english = author % 3 === 0;
  const favourite = vocabulary[(author * 31) % vocabulary.length] ?? "";
  const words = Array.from({ length: 4 + random.int(8) }, () => {
    if (random.chance(0.2)) return random.pick(subject);
    const rank = Math.floor(vocabulary.length * random.next() ** 3);
    return vocabulary[rank] ?? "";
  });
  if (random.chance(0.3)) words.push(favourite);
  if (prays) words.push("solat", "jumaat");
  return said(words.join(" "), {
    author: `k1.a${author}`,
    postId: `youtube:p${post}`,
    language: { code: english ? "en" : "ms", confidence: 0.9 },
    publishedAt: new Date(ms).toISOString(),
  });
}

/** Weeks of a talk as the search for emerging issues reads them: the hours before a moment and the same hours before. */
export function weeksOf(talk: readonly Said[], toMs: number, lengthMs: number) {
  const back = (weeks: number) => {
    const to = toMs - weeks * 7 * dayMs;
    const [first, end] = [new Date(to - lengthMs).toISOString(), new Date(to).toISOString()];
    return talk.filter(({ publishedAt }) => publishedAt >= first && publishedAt < end);
  };
  return { newest: back(0), earlier: [1, 2, 3, 4].map(back) };
}
