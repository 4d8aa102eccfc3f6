import { falseDiscoveries, falseDiscoveryRates } from "../../stats/false-discovery.ts";
import { fewestVoices } from "../../stats/small-cells.ts";
import type { NewestTerms, Stream } from "./count-terms.ts";
import { countEarlier, countNewest } from "./count-terms.ts";
import type { EarlierTerms } from "./count-terms.ts";
import type { Issue, RisingTerm } from "./describe-issue.ts";
import { describeIssue } from "./describe-issue.ts";
import { joinTerms } from "./join-terms.ts";
import { nearWords } from "./near-words.ts";
import { isOnlyAWord } from "./only-a-word.ts";
import type { Reading } from "./reading.ts";
import type { VoiceCounts } from "./said.ts";
import type { Counts } from "./surprise.ts";
import { dispersions, surprise } from "./surprise.ts";
import { termSketch } from "./term-sketch.ts";

/** Fewer weeks show no habit. */
export const fewestWeeks = 2;

/** A week with less than this share of the voices of the middle one is a gap, not a quiet week, and is left out. */
const leastOfUsual = 0.25;

/** What rose by less is no news, however surely. */
const leastRatio = 2;

/** Joining compares each term with each, so no more than these, the most telling ones, are joined. */
const mostTerms = 200;

/** Nobody reads more. */
const mostIssues = 20;

export interface Weeks {
  /** The newest hours: the public's comments in the order in which they were published. */
  readonly newest: Stream;
  /** The same hours of earlier weeks, the nearest first; weeks known to be gaps left out. */
  readonly earlier: readonly Stream[];
}

/** What people speak of more than they did at these hours of the weeks before. */
export interface Emerging {
  /** Distinct authors of the newest hours, and their comments, copies once. */
  readonly voices: number;
  readonly comments: number;
  /** Voices of each earlier week that was compared. */
  readonly weeks: readonly number[];
  /** At most twenty issues, the hardest to explain by the past first; `null` where the weeks before are too few to say. */
  readonly issues: readonly Issue[] | null;
}

/** Reads each stream once, one after the other, and keeps of the earlier ones only counts. */
export async function findEmerging(
  { newest, earlier }: Weeks,
  { read, topicsOf }: Reading,
): Promise<Emerging> {
  const all = termSketch(fewestVoices);
  const now = await countNewest(newest, read, all);
  const past: EarlierTerms[] = [];
  for (const week of earlier) past.push(await countEarlier(week, read, now.terms, all));
  const weeks = withoutGaps(past);
  const heard = {
    voices: now.voices.any,
    comments: now.comments.length,
    weeks: weeks.map(({ voices }) => voices.any),
  };
  if (weeks.length < fewestWeeks) return { ...heard, issues: null };
  const rising = risingTerms(now, weeks, all.frequent());
  const issues = joinTerms(rising, nearWords(rising, topicsOf))
    .filter((terms) => !isOnlyAWord(terms, now.comments))
    .map((terms) => describeIssue(terms, now.comments));
  return { ...heard, issues: issues.toSorted((a, b) => scoreOf(b) - scoreOf(a)).slice(0, mostIssues) };
}

function withoutGaps(weeks: readonly EarlierTerms[]): readonly EarlierTerms[] {
  const ordered = weeks.map(({ voices }) => voices.any).sort((a, b) => a - b);
  const middle = ordered[Math.floor(weeks.length / 2)] ?? 0;
  return weeks.filter(({ voices }) => voices.any > 0 && voices.any >= leastOfUsual * middle);
}

/**
 * The terms that rose. All terms that at least `fewestVoices` comments held, now or before, are taken for tested: choosing them
 * by that sum tells nothing of when they were said, while those heard now alone would be the lucky ones (R. Bourgon, R.
 * Gentleman and W. Huber (2010), Independent filtering increases detection power, PNAS 107, 9546-9551).
 */
function risingTerms(
  now: NewestTerms,
  weeks: readonly EarlierTerms[],
  tested: number,
): readonly RisingTerm[] {
  const voicesIn = (language: keyof VoiceCounts): Counts => ({
    now: now.voices[language],
    before: weeks.map(({ voices }) => voices[language]),
  });
  const all = { any: voicesIn("any"), ms: voicesIn("ms"), en: voicesIn("en") };
  const counts = now.terms.map(({ voices, language }, position) => ({
    now: voices,
    before: weeks.map((week) => week.counts[position] ?? 0),
    all: all[language ?? "any"],
  }));
  const spread = dispersions(counts);
  const judged = counts.map((each, position) => surprise(each, spread[position] ?? 0));
  const rates = falseDiscoveryRates(
    judged.map(({ probability }) => probability),
    Math.max(tested, judged.length),
  );
  return now.terms
    .flatMap((term, position) => {
      const [found, falseDiscoveryRate] = [judged[position], rates[position]];
      if (found === undefined || falseDiscoveryRate === undefined) return [];
      const rose = falseDiscoveryRate <= falseDiscoveries && found.observed >= leastRatio * found.expected;
      const everyWeek = weeks.every((week) => (week.counts[position] ?? 0) > 0);
      return rose ? [{ ...term, ...found, falseDiscoveryRate, everyWeek }] : [];
    })
    .sort((a, b) => b.score - a.score || (a.term < b.term ? -1 : 1))
    .slice(0, mostTerms);
}

const scoreOf = ({ phrases }: Issue) => Math.max(...phrases.map(({ score }) => score));
