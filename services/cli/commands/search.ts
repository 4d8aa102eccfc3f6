import type { CommentFilter, SearchIndex } from "../../../pipelines/ports/search-index.ts";
import type { CommentDocument } from "../../../schemas/document.ts";
import { localTime } from "../local-time.ts";
import { table } from "../table.ts";

export interface SearchOptions {
  readonly words: string;
  readonly order: "newest" | "oldest" | "likes";
  readonly size: number;
  readonly json: boolean;
}

/** What `suara search` prints: the comments that hold all the words, as a table or as NDJSON. */
export async function search(
  index: SearchIndex,
  { words, order, size, json }: SearchOptions,
): Promise<string> {
  const filter: CommentFilter = { words };
  const { hits } = await index.search({ scope: { kind: "nation" }, filter, order, size });
  if (json) return hits.map((hit) => JSON.stringify(hit)).join("\n");
  const [total] = await index.aggregate({ scope: { kind: "nation" }, filter, by: [] });
  const count = total?.comments ?? 0;
  if (count === 0) return `no comment holds ${JSON.stringify(words)}`;
  const rows = hits.map(rowOf);
  return `${table(["time (MYT)", "channel", "sentiment", "likes", "text"], rows)}\n${hits.length} of ${count} comments`;
}

/** Enough of a text to know it by, on one line. */
const shownCharacters = 80;

function rowOf({ channel, comment }: CommentDocument): string[] {
  const characters = Array.from(comment.text.replaceAll(/\s+/gu, " "));
  const text =
    characters.length > shownCharacters
      ? `${characters.slice(0, shownCharacters).join("")}…`
      : characters.join("");
  return [
    localTime(comment.publishedAt),
    channel.id,
    comment.sentiment.label,
    String(comment.likes ?? "?"),
    text,
  ];
}
