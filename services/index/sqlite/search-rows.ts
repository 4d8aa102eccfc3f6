import { distinctHash } from "../../../pipelines/core/distinct-hash.ts";
import * as checks from "../../../pipelines/core/document-checks.ts";
import type {
  DeletionFacts,
  HourFacts,
  ObservationFacts,
  PostFacts,
} from "../../../pipelines/core/document-checks.ts";
import type { Outcome } from "../../../pipelines/core/outcome.ts";
import { keep } from "../../../pipelines/core/outcome.ts";
import { languageCodes, sentimentCodes } from "./search-schema.ts";

/** Documents as the tables need them, checked as every index does. */

export interface CommentRow {
  readonly id: string;
  readonly postId: string;
  readonly published: number;
  readonly collected: number;
  readonly sentiment: number;
  readonly language: number;
  readonly official: number;
  /** Sorted, each once. */
  readonly topics: readonly string[];
  /** Flags and entities. */
  readonly marks: readonly string[];
  readonly likes: number;
  readonly author: number | null;
  readonly copyKey: string | null;
  readonly sentimentModel: string | null;
  readonly text: string;
}

export type PostRow = PostFacts;
export type DeletionRow = DeletionFacts;
export type ObservationRow = ObservationFacts;
export type HourRow = HourFacts;

export const isChannel = (json: string): boolean => checks.isChannel(parsed(json));

export function commentRow(body: string): Outcome<CommentRow> {
  const checked = checks.checkComment(parsed(body));
  if (checked.kind !== "keep") return checked;
  const { sentiment, language, official, flags, entities, likes, author, ...rest } = checked.value;
  return keep({
    ...rest,
    sentiment: sentimentCodes[sentiment],
    language: languageCodes[language],
    official: official ? 1 : 0,
    marks: [...flags, ...entities],
    likes: likes ?? -1,
    author: author === null ? null : distinctHash(author),
  });
}

export const postRow = (body: string): Outcome<PostRow> => checks.checkPost(parsed(body));
export const deletionRow = (body: string): Outcome<DeletionRow> => checks.checkDeletion(parsed(body));
export const coverageRow = (body: string): Outcome<ObservationRow> => checks.checkCoverage(parsed(body));
export const hourRow = (body: string): Outcome<HourRow> => checks.checkChannelHour(parsed(body));
export const reactionsRow = (body: string): Outcome<ObservationRow> => checks.checkReactions(parsed(body));

function parsed(json: string): unknown {
  return JSON.parse(json); // written by JSON.stringify a moment ago
}
