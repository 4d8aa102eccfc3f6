import { SentimentLabel } from "../../../schemas/analysed.ts";
import { StateCode } from "../../../schemas/states.ts";
import type { CommentFilter, CopyGroup, Scope, SearchIndex } from "../../ports/search-index.ts";
import type { Slice } from "../../stats/label-errors.ts";
import type { Estimate } from "../../stats/interval.ts";
import { netSentiment, totalOf } from "../../stats/net-sentiment.ts";
import type { SentimentEstimator } from "../../stats/sentiment-estimates.ts";
import { leavingOutCopies } from "../copy-groups/leave-out-copies.ts";
import type { Asking, EstimatedRow } from "./estimated-rows.ts";
import { estimateAll, estimateRows } from "./estimated-rows.ts";

export interface SharesAsked {
  readonly scope: Scope;
  readonly filter: CommentFilter;
  readonly slice: Slice;
}

/** What comments are divided by, in a table of shares. */
export type ShareDivision = "all" | "topic" | "state" | "channel";

type Cell = string | number | null;

/**
 * Shares as rows of a table, each in two versions, of all comments and without copies: how many comments, each sentiment as the models
 * said it and corrected for their errors, and net sentiment, as fractions with the ends of their 95 % intervals. Cells of
 * sentiments are `null` where fewer than `fewestVoices` people wrote.
 */
export async function shareTable(
  index: SearchIndex,
  asked: SharesAsked,
  { estimator, copyGroups, nameOf }: ShareTableOptions,
): Promise<readonly Readonly<Record<string, Cell>>[]> {
  const versions = [
    { copies: "all", counted: index },
    { copies: "without", counted: leavingOutCopies(index, copyGroups) },
  ] as const;
  const tables = await Promise.all(
    versions.map(async ({ copies, counted }) =>
      (await sharesIn(counted, asked, estimator)).map(({ division, row }) => ({
        division,
        id: row.id,
        name: nameOf(division, row.id),
        copies,
        ...cellsOf(row),
      })),
    ),
  );
  return tables.flat();
}

export interface ShareTableOptions {
  readonly estimator: SentimentEstimator;
  readonly copyGroups: readonly CopyGroup[];
  readonly nameOf: (division: ShareDivision, id: string) => string;
}

async function sharesIn(
  index: SearchIndex,
  { scope, filter, slice }: SharesAsked,
  estimator: SentimentEstimator,
): Promise<readonly { readonly division: ShareDivision; readonly row: EstimatedRow }[]> {
  const asking: Asking = { index, scope, filter, estimator };
  const [total] = await index.aggregate({ scope, filter, by: [], authors: true });
  const authors = total?.authors ?? { value: 0, relativeError: 0 };
  const { counts, estimates, sampling } = await estimateAll(asking, slice, authors);
  const ofTopic = { ...sampling, slice: slice === "mixed" ? "narrow" : slice } as const;
  const [topics, states, channels] = await Promise.all([
    estimateRows(asking, ofTopic, { field: "topic" }, (id) => ({ topics: [id] })),
    estimateRows(asking, sampling, { field: "state" }, (id) => ({ states: [StateCode.parse(id)] })),
    estimateRows(asking, sampling, { field: "channelId" }, (id) => ({ channelIds: [id] })),
  ]);
  const rows = (division: ShareDivision, some: readonly EstimatedRow[]) =>
    some.map((row) => ({ division, row }));
  return [
    ...rows("all", [{ id: "all", counts, comments: totalOf(counts), estimates }]),
    ...rows("topic", topics),
    ...rows("state", states),
    ...rows("channel", channels),
  ];
}

function cellsOf({ counts, comments, estimates }: EstimatedRow): Readonly<Record<string, Cell>> {
  const sentiments = SentimentLabel.options.map((label) => ({
    [label]: estimates === null ? null : counts[label],
    ...withInterval(`${label}Said`, estimates?.said[label]),
    ...withInterval(`${label}Corrected`, estimates?.corrected[label]),
  }));
  const said = estimates === null ? null : netSentiment(counts);
  return {
    comments,
    ...sentiments[0],
    ...sentiments[1],
    ...sentiments[2],
    ...withInterval("netSaid", said ?? undefined),
    ...withInterval("netCorrected", estimates?.net),
  };
}

/** To four decimals: more would say more than is known. */
function withInterval(name: string, estimate: Estimate | undefined): Readonly<Record<string, Cell>> {
  const rounded = (value: number | undefined) =>
    value === undefined ? null : Math.round(value * 10_000) / 10_000;
  return {
    [name]: rounded(estimate?.value),
    [`${name}Low`]: rounded(estimate?.interval.low),
    [`${name}High`]: rounded(estimate?.interval.high),
  };
}
