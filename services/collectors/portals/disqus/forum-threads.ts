import { z } from "zod";
import { sourceError } from "../../source-errors.ts";
import type { PortalHome } from "../portal-home.ts";
import type { DisqusApi } from "./disqus-api.ts";
import { AbsentError } from "./disqus-errors.ts";
import { listPages } from "./list-pages.ts";

const DisqusThread = z.object({
  id: z.string().regex(/^\d{1,20}$/u),
  link: z.string().nullish().catch(undefined),
  identifiers: z.array(z.string()).catch([]),
  posts: z.int().nonnegative().optional().catch(undefined),
  isDeleted: z.boolean().optional().catch(undefined),
});

export interface Thread {
  readonly id: string;
  /** How many comments Disqus counts in it; `undefined` where it does not say. */
  readonly posts: number | undefined;
  /** Ids within the portal under which its article may be known. */
  readonly aliases: readonly string[];
}

/** What this process knows of a forum's threads. */
export interface ForumThreads {
  readonly areKnown: boolean;
  /** All of them, a hundred a request. */
  readAll(signal: AbortSignal): Promise<void>;
  /** Only these, a hundred a request. */
  readSome(ids: readonly string[], signal: AbortSignal): Promise<void>;
  /** Those with these ids that are known. */
  all(ids: readonly string[]): readonly Thread[];
  /** Those of the article that has one of these ids. */
  under(aliases: Iterable<string>): readonly Thread[];
}

const threadsPerCall = 100;

export function forumThreads(api: DisqusApi, forum: string, home: PortalHome): ForumThreads {
  let known: ReadonlyMap<string, Thread> | undefined;
  let byAlias = new Map<string, Set<string>>();

  const keep = (threads: ReadonlyMap<string, Thread>): void => {
    known = threads;
    byAlias = new Map();
    for (const { id, aliases } of threads.values())
      for (const alias of aliases) byAlias.set(alias, (byAlias.get(alias) ?? new Set()).add(id));
  };

  const readAll = async (signal: AbortSignal): Promise<void> => {
    const threads = new Map<string, Thread>();
    for await (const { items } of listPages(api, "forums/listThreads", { forum }, undefined, signal))
      for (const thread of threadsIn(items, home)) threads.set(thread.id, thread);
    keep(threads);
  };

  const readSome = async (ids: readonly string[], signal: AbortSignal): Promise<void> => {
    const threads = new Map(known);
    for (let start = 0; start < ids.length; start += threadsPerCall) {
      const asked = ids.slice(start, start + threadsPerCall);
      const { response } = await api.get("threads/set", { forum, thread: asked }, signal);
      if (!Array.isArray(response)) throw sourceError("unexpected", "threads/set: an answer that is no list");
      for (const thread of threadsIn(response, home)) threads.set(thread.id, thread);
    }
    keep(threads);
  };

  return {
    get areKnown() {
      return known !== undefined;
    },
    readAll,
    async readSome(ids, signal) {
      try {
        await readSome(ids, signal);
      } catch (error) {
        if (!(error instanceof AbsentError)) throw error;
        await readAll(signal); // one of them was removed meanwhile, and then none is given
      }
    },
    all: (ids) => ids.flatMap((id) => known?.get(id) ?? []),
    under(aliases) {
      const ids = new Set([...aliases].flatMap((alias) => [...(byAlias.get(alias) ?? [])]));
      return [...ids].flatMap((id) => known?.get(id) ?? []);
    },
  };
}

/** How many comments Disqus counts in these threads together; `null` where it does not say of all. */
export function countIn(threads: readonly Thread[]): number | null {
  const counts = threads.map(({ posts }) => posts);
  return counts.reduce<number | null>(
    (sum, posts) => (sum === null || posts === undefined ? null : sum + posts),
    0,
  );
}

function threadsIn(items: readonly unknown[], home: PortalHome): readonly Thread[] {
  return items.flatMap((item) => {
    const { data } = DisqusThread.safeParse(item);
    if (data === undefined) throw sourceError("unexpected", "threads: a thread of Disqus without an id");
    const { id, link, identifiers, posts, isDeleted } = data;
    const named = [...(link == null ? [] : [link]), ...identifiers];
    return isDeleted === true ? [] : [{ id, posts, aliases: aliasesOf(named, home) }];
  });
}

/**
 * A thread is told by the address of its page and by what its page calls it. The address is the site's own in every way of reading
 * it; what a page calls it is anything, but WordPress's plugin says the article's number and short address.
 */
function aliasesOf(named: readonly string[], home: PortalHome): readonly string[] {
  return named.flatMap((name) => {
    const id = home.idAt(name.replace(/^\d+ /u, ""));
    if (id === undefined) return [];
    const number = /^u\/\?(?:.*&)?p=(\d+)(?:&|$)/u.exec(id)?.[1];
    return number === undefined ? [id] : [id, `p${number}`];
  });
}
