import { sourceError } from "../../source-errors.ts";
import { z } from "zod";
import type { Parameters, Resource, WordpressApi } from "./wordpress-api.ts";

const Numbered = z.object({ id: z.int().positive() });

const idsPerCall = 100;

/** Those of the posts or comments with these numbers that the public may see, as the site gives them. */
export async function listedById(
  api: WordpressApi,
  resource: Resource,
  numbers: readonly number[],
  parameters: Parameters,
  signal: AbortSignal,
): Promise<ReadonlyMap<number, unknown>> {
  signal.throwIfAborted();
  const found = new Map<number, unknown>();
  for (let start = 0; start < numbers.length; start += idsPerCall) {
    const waiting = new Set(numbers.slice(start, start + idsPerCall));
    // A site may give fewer at a time than it was asked for: what it did not give is asked for again.
    while (waiting.size > 0) {
      const asked = { ...parameters, include: [...waiting].join(",") };
      const { items, total } = await api.list(resource, asked, signal);
      for (const item of items) {
        const id = Numbered.safeParse(item).data?.id;
        if (id === undefined || !waiting.delete(id))
          throw sourceError("unexpected", `${resource}: the site gives what was not asked for`);
        found.set(id, item);
      }
      if (items.length === 0 || (total !== undefined && total <= items.length)) break;
    }
  }
  return found;
}
