import { z } from "zod";
import type { Payload, PostSighting } from "../../../../pipelines/ports/source.ts";
import type { PortalHome } from "../portal-home.ts";

const Article = z.object({ id: z.string(), link: z.string().optional().catch(undefined) });

export interface KnownArticle {
  readonly id: string;
  readonly payload: Payload;
  /** `undefined` where its time can't be read. */
  readonly sighting: PostSighting | undefined;
  /** As its site says it; `undefined` where it says none. */
  readonly link: string | undefined;
  /** Ids within the portal under which Disqus may know it. */
  readonly aliases: readonly string[];
}

/** The articles of a portal as its lists last gave them, in this process. */
export interface KnownArticles {
  /** Remembers what a payload of kind `article` says; `undefined` for one without an id. */
  remember(payload: Payload, sighting: PostSighting | undefined): KnownArticle | undefined;
  get(id: string): KnownArticle | undefined;
  /** That has one of these ids. */
  named(aliases: readonly string[]): readonly KnownArticle[];
}

export function knownArticles(home: PortalHome): KnownArticles {
  const byId = new Map<string, KnownArticle>();
  const byAlias = new Map<string, string>();
  return {
    remember(payload, sighting) {
      const { data } = Article.safeParse(payload.body);
      if (data === undefined) return undefined;
      const { id, link } = data;
      const atLink = link === undefined ? undefined : home.idAt(link);
      const aliases = [...new Set([id, atLink ?? id])];
      const article = { id, payload, sighting, link, aliases };
      byId.set(id, article);
      for (const alias of aliases) byAlias.set(alias, id);
      return article;
    },
    get: (id) => byId.get(id),
    named: (aliases) =>
      [...new Set(aliases.flatMap((alias) => byAlias.get(alias) ?? []))].flatMap((id) => byId.get(id) ?? []),
  };
}

/** An article as Disqus counts its comments; `null` where it does not say. */
export function counted(
  { payload, sighting }: Pick<KnownArticle, "payload" | "sighting">,
  commentCount: number | null,
): { readonly payload: Payload; readonly sightings: readonly PostSighting[] } {
  const { commentCount: _, ...body } = payload.body as Readonly<Record<string, unknown>>;
  return {
    payload: { ...payload, body: commentCount === null ? body : { ...body, commentCount } },
    sightings: sighting === undefined ? [] : [sightingWith(sighting, commentCount)],
  };
}

/** Without `newestRead`: what the site itself shows newest is none of Disqus's. */
function sightingWith(
  { nativeId, caption, publishedAt }: PostSighting,
  commentCount: number | null,
): PostSighting {
  return { nativeId, caption, publishedAt, commentCount };
}
