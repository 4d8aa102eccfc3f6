import { permanentRandomNumber } from "../../../../pipelines/stats/permanent-random-number.ts";
import { ListeningError } from "../../../../schemas/errors.ts";
import type { Unlabelled } from "./unlabelled.ts";

/** How many of each source: most from talk about government and services, some of everything else people write. */
export const strata: Readonly<Record<string, number>> = {
  fuel_subsidy_policy: 240,
  political_query_2017: 60,
  living_in_malaysia: 50,
  entertainment_viral: 50,
  cars_gadgets: 50,
  query_2017: 40,
  malay_films: 30,
  malaysian_food_foreign_viewers: 20,
  telco_forum: 20,
  keyphrase_testset: 15,
  emotion_query_2019: 15,
  raya_songs: 10,
};

const placeholders = /@\S+|<\w+>|https?:\S+/gu;
const word = /\p{L}{2,}/gu;

/** At least two words of two letters or more, once handles, links and placeholders are gone. */
export function saysSomething(text: string): boolean {
  return (text.replace(placeholders, " ").match(word) ?? []).length >= 2;
}

/**
 * Draws the gold set: of each source the comments with the smallest permanent random numbers, in turn from each of its
 * videos, so that a video with many comments does not crowd out the others. Of comments that differ in letter case,
 * punctuation or handles only, one can be drawn. The result is in an order that tells nothing.
 *
 * Throws INPUT_UNREADABLE where a source has too few.
 */
export function drawGold(
  comments: readonly Unlabelled[],
  seed: string,
  sizes: Readonly<Record<string, number>> = strata,
): readonly Unlabelled[] {
  const inDrawOrder = comments
    .filter(({ text }) => saysSomething(text))
    .map((comment) => ({ comment, number: permanentRandomNumber(seed, comment.id) }))
    .sort((a, b) => a.number - b.number)
    .map(({ comment }) => comment);
  const once = new Map(inDrawOrder.toReversed().map((comment) => [wordsOf(comment.text), comment]));
  const candidates = inDrawOrder.filter((comment) => once.get(wordsOf(comment.text)) === comment);
  const drawn = Object.entries(sizes).flatMap(([source, size]) => {
    const some = inTurn(candidates.filter((comment) => comment.source === source)).slice(0, size);
    if (some.length === size) return some;
    const message = `my-unlabelled has ${some.length} comments to draw from ${source}, not ${size}`;
    throw new ListeningError("INPUT_UNREADABLE", message, { retryable: false });
  });
  const shuffled = (id: string) => permanentRandomNumber(`${seed}, order`, id);
  return drawn.toSorted((a, b) => shuffled(a.id) - shuffled(b.id));
}

function wordsOf(text: string): string {
  return (
    text
      .toLowerCase()
      .replace(placeholders, " ")
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(" ");
}

/** The first of each video, then the second of each, and so on. */
function inTurn(comments: readonly Unlabelled[]): readonly Unlabelled[] {
  const rounds: Unlabelled[][] = [];
  const taken = new Map<string | null, number>();
  for (const comment of comments) {
    const round = taken.get(comment.video) ?? 0;
    taken.set(comment.video, round + 1);
    (rounds[round] ??= []).push(comment);
  }
  return rounds.flat();
}
