import type { WordpressApi } from "../wordpress/wordpress-api.ts";
import { NoRouteError } from "../wordpress/wordpress-errors.ts";

/** The API of a site whose own comments are none of ours: it is not asked for them, nor how many there are. */
export function withoutComments(api: WordpressApi): WordpressApi {
  return {
    async list(resource, parameters, signal) {
      if (resource === "comments") throw new NoRouteError("comments are at Disqus");
      return api.list(resource, parameters, signal);
    },
  };
}
