import type { Channel, Platform } from "../../../schemas/channel.ts";
import type { Truth } from "./truth.ts";

/** What of a truth is on one platform, by its channels. */
export function truthOfPlatform(
  { channels, posts, comments }: Truth,
  known: readonly Channel[],
  platform: Platform,
): Truth {
  const ours = new Set(known.flatMap((channel) => (channel.platform === platform ? channel.nativeId : [])));
  const there = posts.filter(({ channelId }) => ours.has(channelId));
  const postIds = new Set(there.map(({ id }) => id));
  return {
    channels: channels.filter(({ id }) => ours.has(id)),
    posts: there,
    comments: comments.filter(({ postId }) => postIds.has(postId)),
  };
}
