import { otherTopic } from "../../../schemas/taxonomy.ts";
import type { HeardComment } from "./count-terms.ts";
import type { RisingTerm } from "./describe-issue.ts";
import { between } from "./terms-of.ts";

/**
 * Is it one everyday word that people happened to use in several matters, such as `duit`? It rose alone, was said in every week
 * before, and most of its comments have policy issues of their own of which none is that of most. What is new brings other
 * words along, or comments that no policy issue covers.
 */
export function isOnlyAWord(terms: readonly RisingTerm[], heard: readonly HeardComment[]): boolean {
  const [lone, another] = terms;
  if (lone === undefined || another !== undefined) return false;
  if (lone.term.includes(between) || !lone.everyWeek || lone.topic !== null) return false;
  const covered = lone.comments.filter((position) =>
    heard[position]?.topics.some(({ id }) => id !== otherTopic),
  );
  return covered.length * 2 > lone.comments.length;
}
