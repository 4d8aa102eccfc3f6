import { z } from "zod";
import { sourceError } from "../../source-errors.ts";
import type { Parameters, Resource, WordpressApi } from "./wordpress-api.ts";
import { inUtc } from "./wordpress-items.ts";

/** As the site's own clocks show it, whatever zone they were in at the time. */
const SiteTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/u);

/** A place in a list, newest first: what was published before this moment, and a page of that. */
export const WindowPlace = z.object({ before: SiteTime.optional(), page: z.int().positive() });
export type WindowPlace = Readonly<z.infer<typeof WindowPlace>>;

export interface WindowPage {
  readonly items: readonly unknown[];
  /** `undefined`: this is the last. */
  readonly next: WindowPlace | undefined;
}

export interface WindowedList {
  readonly resource: Resource;
  readonly parameters: Parameters;
}

const secondMs = 1_000;

/** More items than this of one second are a list that does not end. */
const mostPagesOfOneSecond = 1_000;
/** A million items, and more in one walk are one either. */
const mostPages = 10_000;

const Item = z.object({ id: z.unknown().optional() });
const Dated = z.object({ date: SiteTime });
const Published = z.object({ date_gmt: z.unknown().transform(inUtc).pipe(z.string()) });

/**
 * A list, newest first, in windows of time: each next page is asked for as what was published before the oldest item seen, and
 * that second once more, because several may share it. Page numbers would shift with everything that is published or
 * removed meanwhile; they are used only within one second that fills a page. WordPress orders and cuts lists by the time that
 * its clocks showed, not by UTC: a site that changed its zone would else give some twice and leave out others.
 */
export async function* windowPages(
  api: WordpressApi,
  { resource, parameters }: WindowedList,
  from: WindowPlace | undefined,
  signal: AbortSignal,
): AsyncGenerator<WindowPage> {
  let place: WindowPlace = from ?? { page: 1 };
  let previous = "";
  for (let pages = 1; ; pages += 1) {
    const asked = {
      ...parameters,
      order: "desc",
      orderby: "date",
      ...(place.before !== undefined && { before: place.before }),
      ...(place.page > 1 && { page: String(place.page) }),
    };
    const { items, totalPages } = await api.list(resource, asked, signal);
    const ids = JSON.stringify(items.map((item) => Item.safeParse(item).data?.id));
    const endless =
      pages > mostPages ||
      place.page > mostPagesOfOneSecond ||
      (place.page > 1 && items.length > 0 && ids === previous);
    if (endless) throw sourceError("unexpected", `${resource}: a list that does not end`);
    previous = ids;
    const last = items.length === 0 || (totalPages !== undefined && place.page >= totalPages);
    const next = last ? undefined : placeBehind(place, items, resource);
    yield { items, next };
    if (next === undefined) return;
    place = next;
  }
}

function placeBehind(place: WindowPlace, items: readonly unknown[], what: Resource): WindowPlace {
  const times = items.flatMap((item) => siteMs(Dated.safeParse(item).data?.date) ?? []);
  const boundMs = siteMs(place.before) ?? Number.POSITIVE_INFINITY;
  if (times.some((ms) => ms >= boundMs))
    throw sourceError("unexpected", `${what}: the site gives what was not asked for`);
  const behindMs = Math.min(...times) + secondMs;
  if (times.length === 0 || behindMs >= boundMs) return { ...place, page: place.page + 1 };
  return { before: new Date(behindMs).toISOString().slice(0, 19), page: 1 };
}

/** For comparing and counting on, as if the site's clocks were in UTC. */
function siteMs(time: string | undefined): number | undefined {
  const ms = Date.parse(`${time ?? ""}Z`);
  return Number.isNaN(ms) ? undefined : ms;
}

/** In ms since 1970; `undefined` where it can't be read. */
export function publishedMs(item: unknown): number | undefined {
  const ms = Date.parse(Published.safeParse(item).data?.date_gmt ?? "");
  return Number.isNaN(ms) ? undefined : ms;
}
