import { z } from "zod";
import type { Cursor, Depth, Payload } from "../../../../pipelines/ports/source.ts";
import { placeAt } from "../../cursor-place.ts";
import { reachesBack } from "../../reaches-back.ts";
import { sourceError } from "../../source-errors.ts";
import type { PageComments } from "./page-comments.ts";
import { commentPageAt } from "./page-comments.ts";

/** Where a walk through an article's pages of comments is, behind the page that its own address shows. */
const CommentsPlace = z.object({
  /** The address of any of them. */
  link: z.url(),
  page: z.int().positive(),
  /** The highest that the first one named: from there it goes up to the last page, then down from before it. */
  from: z.int().positive(),
  climbs: z.boolean(),
  /** Was something read that is older than what was asked for? Below it, there is nothing else. */
  isFarBack: z.boolean(),
});
type CommentsPlace = Readonly<z.infer<typeof CommentsPlace>>;

/** More are pages that do not end. */
const mostPages = 10_000;

const Identified = z.object({ id: z.string() });

export interface CommentsPage {
  readonly payloads: readonly Payload[];
  readonly next: Cursor | undefined;
}

/**
 * The comments of an article, page by page. WordPress numbers the pages from the oldest; an article's own address shows
 * the first or the last, as the site likes. They are read from the last down: what is removed meanwhile moves others to
 * pages that are still to come.
 */
export async function* walkCommentPages(
  read: (address: string) => Promise<PageComments>,
  address: string,
  depth: Depth,
  after: Cursor | undefined,
): AsyncGenerator<CommentsPage> {
  let place = placeAt(CommentsPlace, after);
  let before = "";
  for (;;) {
    const shown = await read(place === undefined ? address : commentPageAt(place.link, place.page));
    // Not what the first one says: it may be the oldest.
    const isFarBack = place !== undefined && (place.isFarBack || reachesBack([oldestMs(shown)], depth));
    const ids = JSON.stringify(shown.payloads.map(({ body }) => Identified.safeParse(body).data?.id));
    // A theme that does not know pages shows the same again under every number.
    const isAgain = place?.climbs === true && place.page > place.from && ids === before;
    before = ids;
    const behind = isAgain ? undefined : placeBehind(place, shown, isFarBack);
    const next = isFarBack && behind?.climbs === false ? undefined : behind;
    yield { payloads: shown.payloads, next: next && JSON.stringify(next) };
    if (next === undefined) return;
    place = next;
  }
}

function placeBehind(
  place: CommentsPlace | undefined,
  { otherPages }: PageComments,
  isFarBack: boolean,
): CommentsPlace | undefined {
  const highest = Math.max(0, ...otherPages.keys());
  const link = otherPages.get(highest);
  if (place === undefined)
    return link === undefined ? undefined : { link, page: highest, from: highest, climbs: true, isFarBack };
  if (place.climbs && highest > place.page) {
    if (place.page > mostPages) throw sourceError("unexpected", "comments: pages that do not end");
    return { ...place, page: place.page + 1, isFarBack };
  }
  const page = (place.climbs ? place.from : place.page) - 1;
  return page < 1 ? undefined : { ...place, page, climbs: false, isFarBack };
}

/** Of the comments that are no replies: these stand under what they answer, however new they are. */
function oldestMs({ payloads }: PageComments): number | undefined {
  const times = payloads.flatMap(({ body }) => TopComment.safeParse(body).data?.publishedAt ?? []);
  return times.length === 0 ? undefined : Math.min(...times.map((time) => Date.parse(time)));
}

const TopComment = z.object({ parent: z.undefined().optional(), publishedAt: z.iso.datetime() });
