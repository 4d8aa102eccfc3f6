import { z } from "zod";
import { otherPortalPayload } from "../../../../pipelines/normalise/portal/normalise.ts";
import type { Payload } from "../../../../pipelines/ports/source.ts";
import { portalPayload } from "../portal-site.ts";
import { unknownSite } from "../wordpress/wordpress-response.ts";
import type { DisqusSite } from "./disqus-items.ts";
import { commentPayload, DisqusPost, isShown } from "./disqus-items.ts";

const Envelope = z.object({ code: z.int(), response: z.unknown() });

/** Stands in for the forum that a recorded answer does not name. */
const unknownForum: DisqusSite = { site: unknownSite, forum: "unknown", officers: new Set() };

/**
 * The payloads in an answer of Disqus's API, each comment under its thread; `undefined` for an answer of something else.
 * Threads, errors, and comments that the public does not see are understood, and nothing becomes of them.
 */
export function payloadsInDisqusResponse(response: unknown): readonly Payload[] | undefined {
  const { data } = Envelope.safeParse(response);
  if (data === undefined) return undefined;
  return [data.response].flat().map((item: unknown) => {
    const { data: post } = DisqusPost.safeParse(item);
    if (post?.thread === undefined || !isShown(post))
      return portalPayload(unknownSite, otherPortalPayload, "unknown", {});
    return commentPayload(unknownForum, post, { articleId: `t${post.thread}`, caption: null });
  });
}
