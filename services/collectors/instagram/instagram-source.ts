import type { Source } from "../../../pipelines/ports/source.ts";
import type { GraphSourceOptions } from "../graph/graph-source.ts";
import { graphSource } from "../graph/graph-source.ts";
import { walkComments } from "./comments-walk.ts";
import { walkMedia } from "./media-walk.ts";

export interface InstagramSourceOptions extends GraphSourceOptions {
  /** Through whom the token was given: Facebook, for accounts that are linked to pages, or Instagram itself. */
  readonly login: "facebook" | "instagram";
}

const instagram = {
  platform: "instagram",
  name: "Instagram",
  useCase: "instagram",
  tokensOfPages: false,
} as const;

const byLogin = {
  facebook: { batches: true },
  // Whether these servers take batches is not documented; their tokens die after 60 days.
  instagram: {
    batches: false,
    renewal:
      "a token of Instagram Login lives for 60 days: renew it as services/collectors/instagram/README.md says",
  },
} as const;

/**
 * Professional accounts of Instagram. Payloads are of kind `media` and `comment`, the latter with the first replies or a
 * reply itself. Throws CONFIG_INVALID for a token that could not be sent.
 */
export function instagramSource(options: InstagramSourceOptions): Source {
  const platform = { ...instagram, ...byLogin[options.login] };
  return graphSource(platform, { posts: walkMedia, comments: walkComments }, options);
}
