import { countComments } from "../../../pipelines/core/count-comments.ts";
import type {
  CommentFilter,
  EarlierText,
  FoundComment,
  SearchIndex,
} from "../../../pipelines/ports/search-index.ts";
import type { CommentFlag } from "../../../schemas/analysed.ts";
import type { EntityId } from "../../../schemas/entities.ts";
import { forTerminal, shortened } from "../for-terminal.ts";
import { localTime } from "../local-time.ts";
import { table } from "../table.ts";

export interface SearchOptions {
  /** Empty: any comment that the flags and entities choose. */
  readonly words: string;
  /** Comments with any of these; `undefined` does not restrict. */
  readonly flags?: readonly CommentFlag[] | undefined;
  /** Comments that name any of these; `undefined` does not restrict. */
  readonly entities?: readonly EntityId[] | undefined;
  readonly order: "newest" | "oldest" | "likes";
  readonly size: number;
  readonly json: boolean;
}

/** What `suara search` prints: the comments that hold all the words and any of the marks asked for, as a table, each with what it said before its edits, or as NDJSON. */
export async function search(
  index: SearchIndex,
  { words, flags, entities, order, size, json }: SearchOptions,
): Promise<string> {
  const filter: CommentFilter = {
    ...(words === "" ? {} : { words }),
    ...(flags === undefined ? {} : { flags }),
    ...(entities === undefined ? {} : { entities }),
  };
  const { hits } = await index.search({ scope: { kind: "nation" }, filter, order, size });
  if (json) return hits.map((hit) => JSON.stringify(hit)).join("\n");
  const count = await countComments(index, filter);
  if (count === 0)
    return `no comment holds: ${forTerminal([words, ...(flags ?? []), ...(entities ?? [])].join(" ").trim())}`;
  const rows = hits.flatMap((hit) => [rowOf(hit), ...(hit.earlier ?? []).map(earlierRow)]);
  return `${table(["time (MYT)", "channel", "sentiment", "likes", "text"], rows)}\n${hits.length} of ${count} comments`;
}

/** Enough of a text to know it by, on one line. */
const shownCharacters = 80;

function rowOf({ channel, comment }: FoundComment): string[] {
  return [
    localTime(comment.publishedAt),
    channel.id,
    comment.sentiment.label,
    String(comment.likes ?? "?"),
    shortened(comment.text, shownCharacters),
  ];
}

/** What the comment above said before, with the time when it was last seen so. */
function earlierRow({ text, collectedAt }: EarlierText): string[] {
  return [localTime(collectedAt), "", "", "", `before: ${shortened(text, shownCharacters)}`];
}
