import { z } from "zod";
import { sourceError } from "../../source-errors.ts";
import type { Parameters, Resource, WordpressApi } from "./wordpress-api.ts";
import { inUtc } from "./wordpress-items.ts";

/** A place in a list, newest first: what was published before this moment, and a page of that. */
export const WindowPlace = z.object({ before: z.iso.datetime().optional(), page: z.int().positive() });
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

const Item = z.object({
  id: z.unknown().optional(),
  date_gmt: z.unknown().transform(inUtc).pipe(z.string()),
});

/**
 * A list, newest first, in windows of time: each next page is asked for as what was published before the oldest item seen, and
 * that second once more, because several may share it. Page numbers would shift with everything that is published or
 * removed meanwhile; they are used only within one second that fills a page.
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
      orderby: resource === "posts" ? "date" : "date_gmt",
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
  const times = items.map(publishedMs).filter((ms) => ms !== undefined);
  const boundMs = place.before === undefined ? Number.POSITIVE_INFINITY : Date.parse(place.before);
  if (times.some((ms) => ms >= boundMs))
    throw sourceError("unexpected", `${what}: the site gives what was not asked for`);
  const behindMs = Math.min(...times) + secondMs;
  if (times.length === 0 || behindMs >= boundMs) return { ...place, page: place.page + 1 };
  return { before: new Date(behindMs).toISOString().replace(".000Z", "Z"), page: 1 };
}

/** In ms since 1970; `undefined` where it can't be read. */
export function publishedMs(item: unknown): number | undefined {
  const ms = Date.parse(Item.safeParse(item).data?.date_gmt ?? "");
  return Number.isNaN(ms) ? undefined : ms;
}
