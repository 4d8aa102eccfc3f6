import type { Cursor, Page, PostSighting } from "../../pipelines/ports/source.ts";

/** A post as a list shows it. */
export interface SeenPost {
  readonly id: string;
  readonly body: unknown;
  /** `undefined` where the post is not of the documented shape; its payload then says so to the normaliser. */
  readonly sighting: PostSighting | undefined;
}

/** The page that a list of posts is, whose payloads are all of one kind. */
export function pageOfPosts(kind: string, seen: readonly SeenPost[], next: Cursor | undefined): Page {
  return {
    payloads: seen.map(({ id, body, sighting }) => ({
      kind,
      postNativeId: id,
      caption: sighting?.caption ?? null,
      body,
    })),
    posts: seen.flatMap(({ sighting }) => sighting ?? []),
    next,
  };
}
