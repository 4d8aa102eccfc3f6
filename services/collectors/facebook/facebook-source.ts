import type { Source } from "../../../pipelines/ports/source.ts";
import type { GraphSourceOptions } from "../graph/graph-source.ts";
import { graphSource } from "../graph/graph-source.ts";
import { walkComments } from "./comments-walk.ts";
import { walkPosts } from "./posts-walk.ts";

const facebook = {
  platform: "facebook",
  name: "Facebook",
  useCase: "pages",
  tokensOfPages: true,
  batches: true,
} as const;

/**
 * Pages of Facebook, through the Graph API, by the token of a system user or person with a role on them. Payloads are of
 * kind `post` and `comment` (a reply too). Throws CONFIG_INVALID for a token that could not be sent.
 */
export function facebookSource(options: GraphSourceOptions): Source {
  return graphSource(facebook, { posts: walkPosts, comments: walkComments }, options);
}
