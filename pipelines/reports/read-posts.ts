import type { DocumentId, Instant } from "../../schemas/item.ts";
import { ContentKind } from "../../schemas/item.ts";
import type { Report, ReportPeriod } from "../../schemas/report.ts";
import type { PublishedPost, Scope, SearchIndex } from "../ports/search-index.ts";
import { totalOf } from "../stats/net-sentiment.ts";
import { enoughWithin } from "../trends/shares/enough-within.ts";
import type { Figures } from "./figures.ts";
import type { AskedPeriod, PostCounts } from "./period-counts.ts";
import { enoughOf, sampleOf } from "./period-counts.ts";

type Posts = Report["posts"];

const atOnce = 1_000;
/** Under which most was said. */
const postsShown = 10;

/**
 * What the department published, by kind, and the reaction to it. `onlySpokenOf`: a post counts as published only where
 * somebody spoke of the report's matter under it.
 */
export async function readPosts(
  asked: AskedPeriod,
  period: ReportPeriod,
  counted: readonly PostCounts[],
  figures: Figures,
  { typical, onlySpokenOf }: { readonly typical: number | undefined; readonly onlySpokenOf: boolean },
): Promise<Posts> {
  const { index, scope } = asked;
  const exact = typical === undefined;
  const spokenOf = new Set(counted.map(({ id }) => id));
  const young = await postsOfTime(index, scope, period);
  const views = new Map(young.map((post) => [post.id, post]));
  const older = [...spokenOf].filter((id) => !views.has(id));
  for (const post of await postsWithIds(index, scope, older)) views.set(post.id, post);
  const published = onlySpokenOf ? young.filter(({ id }) => spokenOf.has(id)) : young;
  const kindOf = (id: DocumentId) => views.get(id)?.kind;
  const byKind = await Promise.all(
    ContentKind.options.map(async (kind) => {
      const own = published.filter((post) => post.kind === kind);
      const under = counted.filter(({ id }) => kindOf(id) === kind);
      const sample = sampleOf(under, typical);
      const comments = totalOf(sample.counts);
      const enough = await enoughWithin(asked, comments, { postIds: under.map(({ id }) => id) }, exact);
      return {
        kind,
        posts: own.length,
        comments,
        views: knownSum(own.map((post) => post.views)),
        reactions: knownSum(own.map(({ likes }) => likes)),
        sentiment: enough ? figures.sentiment(sample) : null,
      };
    }),
  );
  return {
    byKind: byKind.filter(({ posts, comments }) => posts > 0 || comments > 0),
    most: await readMost(asked, counted, views, figures, exact),
  };
}

async function readMost(
  asked: AskedPeriod,
  counted: readonly PostCounts[],
  views: ReadonlyMap<DocumentId, PublishedPost>,
  figures: Figures,
  exact: boolean,
): Promise<Posts["most"]> {
  const first = counted
    .filter(({ id }) => views.has(id))
    .toSorted((a, b) => totalOf(b.counts) - totalOf(a.counts) || (a.id < b.id ? -1 : 1))
    .slice(0, postsShown);
  const samples = new Map(first.map((post) => [post.id, sampleOf([post])]));
  const enough = await enoughOf(
    asked,
    "postId",
    samples,
    (ids) => ({
      postIds: ids as readonly DocumentId[],
    }),
    exact,
  );
  return first.flatMap(({ id }) => {
    const [view, sample] = [views.get(id), samples.get(id)];
    if (view === undefined || sample === undefined) return [];
    return [
      {
        id,
        channelId: view.channelId,
        caption: view.caption,
        kind: view.kind,
        publishedAt: view.publishedAt,
        url: view.url,
        comments: totalOf(sample.counts),
        views: view.views,
        reactions: view.likes,
        sentiment: enough.has(id) ? figures.sentiment(sample, "post") : null,
      },
    ];
  });
}

async function postsWithIds(
  index: SearchIndex,
  scope: Scope,
  all: readonly DocumentId[],
): Promise<readonly PublishedPost[]> {
  const ids = all.toSorted();
  const found: PublishedPost[] = [];
  for (let at = 0; at < ids.length; at += atOnce) {
    found.push(...(await index.published({ scope, ids: ids.slice(at, at + atOnce), size: atOnce })));
  }
  return found;
}

/** Page by page, newest first; those of the moment at which a page ends are asked for again. */
async function postsOfTime(
  index: SearchIndex,
  scope: Scope,
  { from, to }: Pick<ReportPeriod, "from" | "to">,
): Promise<readonly PublishedPost[]> {
  const found = new Map<DocumentId, PublishedPost>();
  let before: Instant = to;
  for (;;) {
    const page = await index.published({ scope, from, to: before, size: atOnce });
    for (const post of page) found.set(post.id, post);
    const last = page.at(-1)?.publishedAt;
    if (page.length < atOnce || last === undefined) return [...found.values()];
    const next = new Date(Date.parse(last) + 1).toISOString();
    if (next === before) throw new RangeError(`more than ${atOnce} posts are dated ${last}`);
    before = next;
  }
}

/** `null` where no platform said. */
function knownSum(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}
