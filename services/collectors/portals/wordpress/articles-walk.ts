import { z } from "zod";
import type { Cursor, Page } from "../../../../pipelines/ports/source.ts";
import type { Instant } from "../../../../schemas/item.ts";
import { placeAt } from "../../cursor-place.ts";
import type { PortalSite } from "../portal-site.ts";
import { articleFields, pageOf, pageWithNewest } from "./article-pages.ts";
import { listedById } from "./listed-by-id.ts";
import { changesSince } from "./site-changes.ts";
import type { SiteMemory } from "./site-memory.ts";
import { remember } from "./site-memory.ts";
import { WindowPlace, windowPages } from "./window-pages.ts";
import type { WordpressApi } from "./wordpress-api.ts";

/** Where a walk through the articles is: in the whole list, or among those that changed since a time. */
const ArticlesPlace = z.union([
  z.object({ whole: WindowPlace }),
  z.object({ changedSince: z.iso.datetime({ precision: 3 }) }),
]);
type ArticlesPlace = Readonly<z.infer<typeof ArticlesPlace>>;

/** Every article that the site shows the public, newest first. */
export async function* walkArticles(
  api: WordpressApi,
  site: PortalSite,
  memory: SiteMemory,
  from: ArticlesPlace,
  signal: AbortSignal,
): AsyncGenerator<Page> {
  if ("changedSince" in from) return yield* walkChanged(api, site, memory, from.changedSince, signal);
  const list = { resource: "posts", parameters: articleFields } as const;
  for await (const { items, next } of windowPages(api, list, from.whole, signal)) {
    remember(memory, items);
    const onward = next === undefined ? undefined : cursorAt({ whole: next });
    yield await pageOf(api, site, memory, { items, next: onward }, signal);
  }
}

export function articlesPlaceAt(cursor: Cursor | undefined): ArticlesPlace | undefined {
  return placeAt(ArticlesPlace, cursor);
}

function cursorAt(place: ArticlesPlace): Cursor {
  return JSON.stringify(place);
}

/**
 * Articles that were changed or commented on since a time, each with its newest comments: the answer that has these also says
 * how many there are. Their number is small, so a cursor means: all of them again.
 */
async function* walkChanged(
  api: WordpressApi,
  site: PortalSite,
  memory: SiteMemory,
  since: Instant,
  signal: AbortSignal,
): AsyncGenerator<Page> {
  const found = await changesSince(api, since, signal);
  if (found === undefined) return yield* walkArticles(api, site, memory, { whole: { page: 1 } }, signal);
  const { articles, changes } = found;
  remember(memory, articles);
  memory.seenNow = new Set(changes.map(({ key }) => key));
  const numbers = [
    ...new Set(changes.filter(({ key }) => !memory.seen.has(key)).map(({ article }) => article)),
  ];
  const unknown = numbers.filter((number) => !memory.articles.has(number));
  remember(memory, (await listedById(api, "posts", unknown, articleFields, signal)).values());
  const items = numbers.flatMap((number) => memory.articles.get(number) ?? []);
  for (const [position, item] of items.entries()) {
    const next = position + 1 < items.length ? cursorAt({ changedSince: since }) : undefined;
    yield (
      (await pageWithNewest(api, site, memory, { item, since, next }, signal)) ??
        (await pageOf(api, site, memory, { items: [item], next }, signal))
    );
  }
}
