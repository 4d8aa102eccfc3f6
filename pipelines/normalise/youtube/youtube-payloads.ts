import type { Instant } from "../../../schemas/item.ts";
import type { RawItem } from "../../../schemas/raw-item.ts";

/** The day on which youtube.com was registered: nothing there is older. */
export const youtubeBegan: Instant = "2005-02-14T00:00:00.000Z";

const prefix = "youtube:";

export function videoIdOf({ postId }: RawItem): string {
  return postId.slice(prefix.length);
}

export function watchUrl(videoId: string): string {
  return `https://www.youtube.com/watch?v=${encodeURIComponent(videoId.toWellFormed())}`;
}
