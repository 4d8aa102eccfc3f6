import { ledgerOf } from "../../../pipelines/core/post-ledger.ts";
import type { PostView, SearchIndex } from "../../../pipelines/ports/search-index.ts";
import type { StateStore } from "../../../pipelines/ports/state-store.ts";
import type { Channel } from "../../../schemas/channel.ts";
import type { DocumentId } from "../../../schemas/item.ts";
import { documentId } from "../../../schemas/item.ts";
import type { Gap, PostLedger, PostLedgerRow } from "../../../schemas/post-ledger.ts";
import type { PostVisit } from "../../../schemas/visit.ts";
import { nativeIdOf } from "../../collectors/native-id-of.ts";
import { channelVisitKey, channelVisits } from "../../workers/channel-visits.ts";
import { heldByPost } from "../../workers/held-by-post.ts";
import { postVisitPrefix, visits } from "../../workers/collect.ts";
import type { PostLedgers } from "../../web/routes.ts";
import { localTime } from "../local-time.ts";
import { table } from "../table.ts";

export interface LedgerSources {
  readonly channels: readonly Channel[];
  readonly state: StateStore;
  readonly index: Pick<SearchIndex, "aggregate" | "posts">;
}

/** The ledgers as the page asks for them. */
export function postLedgers(sources: LedgerSources): PostLedgers {
  return {
    of: (post) => ledgerOfPost(sources, post),
    differing: (size) => differingPosts(sources, size),
  };
}

/** The ledger of one post in the index. */
async function ledgerOfPost(
  { channels, state }: Omit<LedgerSources, "index">,
  post: PostView,
): Promise<PostLedger> {
  const channel = channels.find(({ id }) => id === post.channelId);
  const [platform] = post.id.split(":", 1) as [Channel["platform"]]; // a document's id begins with it
  if (channel === undefined) return ledgerOf(platform, post, { visit: undefined, failure: null });
  const key = postVisitPrefix(channel) + nativeIdOf(platform, post.id);
  return ledgerOf(platform, post, {
    visit: (await state.get(visits, key))?.value,
    failure: await failureOf(state, channel),
  });
}

interface Candidate {
  readonly id: DocumentId;
  readonly channel: Channel;
  readonly visit: PostVisit;
  readonly held: number;
  readonly difference: number;
}

/** The posts of which the platform counts other than is held, the largest difference first and those that are gone last, at most `size` (1 to 1,000). */
export async function differingPosts(
  { channels, state, index }: LedgerSources,
  size: number,
): Promise<readonly PostLedgerRow[]> {
  const heldOf = await heldByPost(index);
  let worst: Candidate[] = [];
  for (const channel of channels) {
    for await (const { value: visit } of state.list(visits, { prefix: postVisitPrefix(channel) })) {
      const id = documentId(channel.platform, visit.nativeId);
      const held = heldOf.get(id) ?? 0;
      const difference = (visit.platformCount ?? held) - held;
      if (difference !== 0) worst.push({ id, channel, visit, held, difference });
    }
    worst = worst.sort(largestFirst).slice(0, size);
  }
  if (worst.length === 0) return [];
  const scope = { kind: "nation" } as const;
  const views = await index.posts({ scope, ids: worst.map(({ id }) => id), size });
  const posts = new Map(views.map((post) => [post.id, post]));
  const failures = new Map<Channel, Awaited<ReturnType<typeof failureOf>>>();
  for (const channel of new Set(worst.map((each) => each.channel)))
    failures.set(channel, await failureOf(state, channel));
  return worst.map(({ id, channel, visit, held }) => {
    const post = posts.get(id);
    const counted = {
      platformCount: visit.platformCount,
      platformCountAt: post?.platformCount === visit.platformCount ? post.platformCountAt : null,
      held,
      deleted: post?.deleted ?? 0,
    };
    const ledger = ledgerOf(channel.platform, counted, { visit, failure: failures.get(channel) ?? null });
    const { id: channelId, platform } = channel;
    return { post: id, channel: channelId, platform, caption: post?.caption ?? visit.caption, ...ledger };
  });
}

/** Posts that are gone come last: their whole count is missing, and nobody can do anything about it. */
function largestFirst(a: Candidate, b: Candidate): number {
  const gone = Number(a.visit.closed === "gone") - Number(b.visit.closed === "gone");
  if (gone !== 0) return gone;
  return Math.abs(b.difference) - Math.abs(a.difference) || (a.id < b.id ? -1 : 1);
}

async function failureOf(state: StateStore, channel: Channel) {
  return (await state.get(channelVisits, channelVisitKey(channel)))?.value.failure ?? null;
}

const reasonWords = {
  notRead: "not read yet",
  permission: "that we may not read",
  quota: "not read, the budget is used up",
  failed: "not read, the last visit failed",
  gone: "under a post that is gone",
  removed: "hidden or deleted",
  unexplained: "not shown by the platform, which does not say why",
  notCounted: "no count",
  directOnly: "more held: X counts only direct replies and quotes",
  heldMore: "more held: a count that is behind, or deletions not known yet",
} as const satisfies Record<Gap["reason"], string>;

function inWords({ reason, count, atMost }: Gap): string {
  if (count !== null) return `${Math.abs(count)} ${reasonWords[reason]}`;
  return atMost === null ? reasonWords[reason] : `of the rest up to ${atMost} ${reasonWords[reason]}`;
}

export function ledgerTable(rows: readonly PostLedgerRow[]): string {
  if (rows.length === 0) return "no post is known whose counts differ";
  return table(
    ["post", "channel", "counted", "held", "difference", "counted at", "why"],
    rows.map(({ post, channel, platformCount, platformCountAt, held, difference, gaps }) => [
      post,
      channel,
      platformCount ?? "-",
      held,
      difference ?? "-",
      platformCountAt === null ? "-" : localTime(platformCountAt),
      gaps.map(inWords).join(", "),
    ]),
  );
}
