import type { Truth } from "../truth/truth.ts";
import { corpusChannels } from "./channels.ts";

/**
 * The same truth with the ids of Facebook's pages in Facebook's form: the post `{page}_{post}`, and under it the comment
 * `{post}_{comment}`. Numbered in the order given, so that equal truths keep equal ids.
 */
export function inPlatformsIds({ channels, posts, comments }: Truth): Truth {
  const pages = new Set(
    corpusChannels.flatMap(({ platform, nativeId }) => (platform === "facebook" ? nativeId : [])),
  );
  const postIds = new Map<string, { readonly page: string; readonly number: number }>();
  for (const { id, channelId } of posts)
    if (pages.has(channelId)) postIds.set(id, { page: channelId, number: 7_001 + postIds.size });
  const commentIds = new Map<string, string>();
  for (const [position, { id, postId }] of comments.entries()) {
    const post = postIds.get(postId);
    if (post !== undefined) commentIds.set(id, `${post.number}_${80_001 + position}`);
  }
  const postId = (id: string): string => {
    const post = postIds.get(id);
    return post === undefined ? id : `${post.page}_${post.number}`;
  };
  const commentId = (id: string): string => commentIds.get(id) ?? id;
  return {
    channels,
    posts: posts.map((post) => ({ ...post, id: postId(post.id) })),
    comments: comments.map((comment) => ({
      ...comment,
      id: commentId(comment.id),
      postId: postId(comment.postId),
      parentId: comment.parentId === null ? null : commentId(comment.parentId),
    })),
  };
}
