import type { Page, PostSighting, Query, Source } from "../../pipelines/ports/source.ts";
import type { DocumentId } from "../../schemas/item.ts";
import { documentId } from "../../schemas/item.ts";

export interface ScriptedPost {
  readonly nativeId: string;
  readonly publishedAt: string;
  /** What the platform counts; its comments, unless told. */
  commentCount?: number | null;
  comments: readonly string[];
  /** The list of posts has the newest of them already. */
  newestRead?: boolean;
}

export interface ScriptedSource extends Source {
  /** Posts on the platform; tests change them between visits. */
  readonly posts: ScriptedPost[];
  /** Every walk that was begun, such as `thread p1 all from 2`. */
  readonly walks: string[];
  /** Thrown by the walk of a post's thread. */
  readonly refusals: Map<string, Error>;
  readonly asked: DocumentId[];
  /** Thrown by the list of posts. */
  listRefusal?: Error;
}

const pageSize = 2;

/** A platform in memory: two payloads `{ id }` a page, cursors that are positions, no protection needed. */
export function scriptedSource(posts: ScriptedPost[]): ScriptedSource {
  const walks: string[] = [];
  const refusals = new Map<string, Error>();
  const asked: DocumentId[] = [];

  async function* pages(query: Query, after: string | undefined): AsyncGenerator<Page> {
    if (query.kind === "posts") {
      walks.push("posts");
      if (source.listRefusal !== undefined) throw source.listRefusal;
      for (const post of posts) yield { payloads: [], posts: [sighting(post)], next: undefined };
      return;
    }
    const { nativeId } = query.post;
    walks.push(`thread ${nativeId} ${query.depth.kind} from ${after ?? "0"}`);
    const refusal = refusals.get(nativeId);
    if (refusal !== undefined) throw refusal;
    const comments = posts.find((post) => post.nativeId === nativeId)?.comments ?? [];
    for (let start = Number(after ?? 0); start < comments.length; start += pageSize) {
      const payloads = comments
        .slice(start, start + pageSize)
        .map((id) => ({ kind: "scripted", postNativeId: nativeId, caption: null, body: { id } }));
      const end = start + pageSize;
      yield { payloads, posts: [], next: end < comments.length ? String(end) : undefined };
    }
  }

  const source: ScriptedSource = {
    platform: "youtube",
    keepsAtMostMs: 30 * 86_400_000,
    posts,
    walks,
    refusals,
    asked,
    pages: (query, after) => pages(query, after),
    async missing(ids) {
      asked.push(...ids);
      const there = new Set(posts.flatMap(({ comments }) => comments).map((id) => documentId("youtube", id)));
      return new Set(ids.filter((id) => !there.has(id)));
    },
  };
  return source;
}

function sighting({ nativeId, publishedAt, comments, commentCount, newestRead }: ScriptedPost): PostSighting {
  return {
    nativeId,
    publishedAt,
    caption: null,
    commentCount: commentCount === undefined ? comments.length : commentCount,
    ...(newestRead === true && { newestRead }),
  };
}
