import type { CheerioAPI } from "cheerio";
import { z } from "zod";
import { jsonIn } from "../../fetch-answer.ts";

const text = z.string().optional().catch(undefined);

/** What schema.org's description of an article in a page says. */
const LinkedArticle = z.object({
  headline: text,
  datePublished: text,
  commentCount: z.number().optional().catch(undefined),
});
export type LinkedArticle = z.infer<typeof LinkedArticle>;

const Typed = z.object({ "@type": z.union([z.string(), z.array(z.string())]) });
const Graph = z.object({ "@graph": z.array(z.unknown()) });

const articleTypes = new Set(["Article", "NewsArticle", "BlogPosting", "ReportageNewsArticle"]);

/** The article that a page describes as linked data (JSON-LD), alone, in a list or in a graph. */
export function linkedArticle($: CheerioAPI): LinkedArticle | undefined {
  const scripts = $('script[type="application/ld+json"]').toArray();
  const found = scripts.flatMap((script) => objectsIn(jsonIn($(script).text()))).find(isArticle);
  return LinkedArticle.safeParse(found).data;
}

function objectsIn(data: unknown): readonly unknown[] {
  const list = Array.isArray(data) ? data : [data];
  return list.flatMap((each: unknown) => Graph.safeParse(each).data?.["@graph"] ?? [each]);
}

function isArticle(data: unknown): boolean {
  return [Typed.safeParse(data).data?.["@type"] ?? []].flat().some((type) => articleTypes.has(type));
}
