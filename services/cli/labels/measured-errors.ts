import type { SearchIndex } from "../../../pipelines/ports/search-index.ts";
import type { StateStore } from "../../../pipelines/ports/state-store.ts";
import type { LabelErrors } from "../../../pipelines/stats/label-errors.ts";
import { labelErrors } from "../../../pipelines/stats/label-errors.ts";
import type { SentimentConfusion } from "../../../schemas/model-quality.ts";
import { DocumentId } from "../../../schemas/item.ts";
import type { LabelsByComment } from "../../workers/person-labels.ts";
import { watchLabels } from "../../workers/person-labels.ts";
import { commentsWithIds } from "../../workers/comments-with-ids.ts";
import { labelPartOf } from "./measuring-part.ts";

/**
 * What is known of the errors of the models that label now: from the comments that were drawn for measuring and that this
 * department's people labelled, or, while those are too few, from the sample that the models came with. Reads the labels
 * again only when they changed.
 */
export function measuredErrors(
  {
    index,
    state,
  }: { readonly index: Pick<SearchIndex, "search">; readonly state: Pick<StateStore, "get" | "list"> },
  shipped: SentimentConfusion,
): () => Promise<LabelErrors> {
  const readLabels = watchLabels(state);
  let last: { readonly labels: LabelsByComment; readonly errors: LabelErrors } | undefined;
  return async () => {
    const labels = await readLabels();
    if (last?.labels !== labels)
      last = { labels, errors: labelErrors(await ownConfusion(index, labels), shipped) };
    return last.errors;
  };
}

/** The model's sentiment against the people's last word, on the drawn comments of the measuring part that the index holds. */
async function ownConfusion(
  index: Pick<SearchIndex, "search">,
  labels: LabelsByComment,
): Promise<SentimentConfusion> {
  const drawn = [...labels].filter(
    ([id, all]) =>
      labelPartOf(id) === "measuring" && all.some((label) => label.drawn && label.sentiment !== undefined),
  );
  const hits = await commentsWithIds(
    index,
    drawn.map(([id]) => DocumentId.parse(id)),
  );
  const row = () => ({ negative: 0, neutral: 0, positive: 0 });
  const confusion = { negative: row(), neutral: row(), positive: row() };
  for (const { comment } of hits) {
    const said = comment.correction?.replaced.sentiment?.label;
    if (said !== undefined) confusion[comment.sentiment.label][said] += 1;
  }
  return confusion;
}
