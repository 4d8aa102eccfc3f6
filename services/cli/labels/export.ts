import { correct } from "../../../pipelines/core/correct.ts";
import type { SearchIndex } from "../../../pipelines/ports/search-index.ts";
import type { StateStore } from "../../../pipelines/ports/state-store.ts";
import { DocumentId } from "../../../schemas/item.ts";
import { readLabels } from "../../workers/person-labels.ts";
import { commentsWithIds } from "../../workers/comments-with-ids.ts";
import { readContexts } from "./context.ts";
import type { LabelPart } from "./measuring-part.ts";
import { labelPartOf } from "./measuring-part.ts";

/**
 * The comments of one part with what people say of them, in the columns that `suara evaluate` and `npm run train` read; of
 * each task the last word, `null` where nobody spoke. Ascending by id. Left out: comments that are gone or were edited
 * since, and for measuring those that a person chose instead of a draw: people pick what is wrong.
 */
export async function exportLabels(
  { index, state }: { readonly index: Pick<SearchIndex, "posts" | "search">; readonly state: StateStore },
  part: LabelPart,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const labels = new Map(
    [...(await readLabels(state))]
      .map(([id, all]) => [id, part === "measuring" ? all.filter(({ drawn }) => drawn) : all] as const)
      .filter(([id, some]) => labelPartOf(id) === part && some.length > 0),
  );
  const hits = await commentsWithIds(
    index,
    [...labels.keys()].map((id) => DocumentId.parse(id)),
  );
  const contextOf = await readContexts(index, hits);
  const rows = hits.flatMap((hit) => {
    const { id, text, sentiment, topics, language, correction } = correct(
      hit.comment,
      labels.get(hit.comment.id) ?? [],
    );
    if (correction === undefined) return [];
    const { replaced } = correction;
    return [
      {
        id,
        part,
        platform: hit.channel.platform,
        ...contextOf(hit),
        text,
        sentiment: replaced.sentiment === undefined ? null : sentiment.label,
        topics: replaced.topics === undefined ? null : topics.map((topic) => topic.id),
        lang: replaced.language === undefined ? null : language.code,
        by: correction.by,
        at: correction.at,
      },
    ];
  });
  return rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
