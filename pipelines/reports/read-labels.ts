import { countComments } from "../core/count-comments.ts";
import { SentimentLabel } from "../../schemas/analysed.ts";
import type { PersonLabel } from "../../schemas/correction.ts";
import { DocumentId } from "../../schemas/item.ts";
import { krippendorffAlpha, ordinal } from "../stats/krippendorff-alpha.ts";
import type { AskedPeriod } from "./period-counts.ts";

/** Elasticsearch takes lists of this length; an analyst labels a few thousand comments in years. */
const idsAtOnce = 10_000;

/** How many comments of a period people labelled, and how far those agree who ever labelled the same sentiment. */
export async function readLabels(
  { index, scope, filter }: AskedPeriod,
  labels: ReadonlyMap<string, readonly PersonLabel[]>,
): Promise<{ readonly checked: number; readonly alpha: number | null }> {
  const ids = [...labels.keys()].map((id) => DocumentId.parse(id));
  let checked = 0;
  for (let at = 0; at < ids.length; at += idsAtOnce) {
    const some = { ...filter, ids: ids.slice(at, at + idsAtOnce) };
    checked += await countComments(index, some, scope);
  }
  return { checked, alpha: agreement(labels.values()) };
}

/** Those who read the same text. */
function agreement(comments: Iterable<readonly PersonLabel[]>): number | null {
  const units = [...comments].flatMap((labels) =>
    [...Map.groupBy(labels, ({ textKey }) => textKey).values()].map((same) =>
      same.flatMap(({ sentiment }) => sentiment ?? []),
    ),
  );
  return krippendorffAlpha(
    units.filter((unit) => unit.length > 1),
    ordinal(SentimentLabel.options),
  );
}
