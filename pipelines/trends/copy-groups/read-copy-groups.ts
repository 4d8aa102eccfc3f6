import type { CopyGroupRecord } from "../../../schemas/copy-groups.ts";
import type { DocumentId, Instant } from "../../../schemas/item.ts";
import type {
  Breakdown,
  Cardinality,
  CommentFilter,
  FoundComment,
  Scope,
  SearchIndex,
} from "../../ports/search-index.ts";
import type { SentimentCounts } from "../../stats/net-sentiment.ts";
import { enoughVoices } from "../../stats/small-cells.ts";

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

const hourMs = 3_600_000;

type Index = Pick<SearchIndex, "aggregate" | "search">;

/** The decided groups that have comments in the scope and the filter, counted there; none of too few known authors (`enoughVoices`). */
export async function readCopyGroups(
  index: Index,
  records: readonly CopyGroupRecord[],
  { scope, filter, size }: AskedGroups,
): Promise<CopyGroupList> {
  const byKey = new Map(records.map((record) => [record.copyKey, record]));
  const within = (copyKeys: readonly string[]) => ({ scope, filter: { ...filter, copyKeys } });
  const by = [{ field: "copyKey" }] as const;
  const counted = await index.aggregate({ ...within([...byKey.keys()]), by, authors: true });
  const large = counted.filter(({ authors }) => enoughVoices(authors));
  const shown = large.slice(0, size);
  const keys = shown.flatMap((bucket) => bucket.keys);
  const count = (breakdown: Breakdown) =>
    index.aggregate({ ...within(keys), by: [{ field: "copyKey" }, breakdown] });
  const [sentiments, channels, hours, examples] = await Promise.all([
    count({ field: "sentiment" }),
    count({ field: "channelId" }),
    count({ step: "hour" }),
    readExamples(
      index,
      scope,
      keys.flatMap((key) => byKey.get(key)?.voice ?? []),
    ),
  ]);
  const groups = shown.map(async ({ keys: [key = ""], comments, authors }) => {
    const record = byKey.get(key);
    const spoken = hours.flatMap(({ keys: [of, hour = ""] }) => (of === key ? [hour] : []));
    const [first, last] = await Promise.all([
      momentIn(index, within([key]), "oldest", spoken.at(0)),
      momentIn(index, within([key]), "newest", spoken.at(-1)),
    ]);
    if (record === undefined || first === undefined || last === undefined) return []; // deleted meanwhile
    const counts = sentiments.filter(({ keys: [of] }) => of === key);
    const labelled = (label: string) => counts.find(({ keys: [, each] }) => each === label)?.comments ?? 0;
    return [
      {
        record,
        comments,
        authors: authors ?? { value: 0, relativeError: 0 },
        first,
        last,
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

/** When the first or last comment of an hour was published: no more than the hour is searched. */
async function momentIn(
  index: Index,
  { scope, filter }: Pick<AskedGroups, "scope" | "filter">,
  order: "oldest" | "newest",
  hour: Instant | undefined,
): Promise<Instant | undefined> {
  if (hour === undefined) return undefined;
  const end = new Date(Date.parse(hour) + hourMs).toISOString();
  const from = filter.from !== undefined && filter.from > hour ? filter.from : hour;
  const to = filter.to !== undefined && filter.to < end ? filter.to : end;
  const { hits } = await index.search({ scope, filter: { ...filter, from, to }, order, size: 1 });
  return hits[0]?.comment.publishedAt;
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
