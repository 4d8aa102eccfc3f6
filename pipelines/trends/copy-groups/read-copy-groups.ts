import type { CopyGroupRecord } from "../../../schemas/copy-groups.ts";
import type { DocumentId, Instant } from "../../../schemas/item.ts";
import type {
  Cardinality,
  CommentFilter,
  FoundComment,
  Scope,
  SearchIndex,
} from "../../ports/search-index.ts";
import type { SentimentCounts } from "../../stats/net-sentiment.ts";
import { fewestVoices } from "../../stats/small-cells.ts";

/** What a group is as the asker may see it: within the scope and the filter. */
export interface ShownGroup {
  readonly record: CopyGroupRecord;
  readonly comments: number;
  readonly authors: Cardinality;
  readonly first: Instant;
  readonly last: Instant;
  /** Most comments first. */
  readonly channels: readonly string[];
  readonly sentiment: SentimentCounts;
  /** Its voice, as it stands in the index; `null` where the asker may not see it. */
  readonly example: FoundComment | null;
}

export interface CopyGroupList {
  /** Most comments first. */
  readonly groups: readonly ShownGroup[];
  /** Groups with a comment here, but of too few known authors. */
  readonly tooSmall: number;
  /** Large enough, but smaller than those shown. */
  readonly more: number;
}

export interface AskedGroups {
  readonly scope: Scope;
  readonly filter: CommentFilter;
  /** At most so many. */
  readonly size: number;
}

type Index = Pick<SearchIndex, "aggregate" | "search">;

/** The decided groups that have comments in the scope and the filter, counted there; none of fewer known authors than `fewestVoices`. */
export async function readCopyGroups(
  index: Index,
  records: readonly CopyGroupRecord[],
  { scope, filter, size }: AskedGroups,
): Promise<CopyGroupList> {
  const byKey = new Map(records.map((record) => [record.copyKey, record]));
  const within = (copyKeys: readonly string[]) => ({ scope, filter: { ...filter, copyKeys } });
  const by = [{ field: "copyKey" }] as const;
  const counted = await index.aggregate({ ...within([...byKey.keys()]), by, authors: true });
  const large = counted.filter(({ authors }) => (authors?.value ?? 0) >= fewestVoices);
  const shown = large.slice(0, size);
  const keys = shown.flatMap((bucket) => bucket.keys);
  const count = (field: "sentiment" | "channelId") =>
    index.aggregate({ ...within(keys), by: [{ field: "copyKey" }, { field }] });
  const [sentiments, channels, examples] = await Promise.all([
    count("sentiment"),
    count("channelId"),
    readExamples(
      index,
      scope,
      keys.flatMap((key) => byKey.get(key)?.voice ?? []),
    ),
  ]);
  const groups = shown.map(async ({ keys: [key = ""], comments, authors }) => {
    const record = byKey.get(key);
    if (record === undefined) return [];
    const [first, last] = await Promise.all(
      (["oldest", "newest"] as const).map((order) => index.search({ ...within([key]), order, size: 1 })),
    );
    const counts = sentiments.filter(({ keys: [of] }) => of === key);
    const labelled = (label: string) => counts.find(({ keys: [, each] }) => each === label)?.comments ?? 0;
    return [
      {
        record,
        comments,
        authors: authors ?? { value: 0, relativeError: 0 },
        first: first?.hits[0]?.comment.publishedAt ?? record.why.from,
        last: last?.hits[0]?.comment.publishedAt ?? record.why.to,
        channels: channels.flatMap(({ keys: [of, channel = ""] }) => (of === key ? [channel] : [])),
        sentiment: {
          negative: labelled("negative"),
          neutral: labelled("neutral"),
          positive: labelled("positive"),
        },
        example: examples.get(record.voice) ?? null,
      },
    ];
  });
  return {
    groups: (await Promise.all(groups)).flat(),
    tooSmall: counted.length - large.length,
    more: large.length - shown.length,
  };
}

async function readExamples(
  index: Index,
  scope: Scope,
  ids: readonly DocumentId[],
): Promise<ReadonlyMap<DocumentId, FoundComment>> {
  if (ids.length === 0) return new Map();
  const { hits } = await index.search({ scope, filter: { ids }, order: "newest", size: ids.length });
  return new Map(hits.map((hit) => [hit.comment.id, hit]));
}
