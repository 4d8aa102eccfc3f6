import type { Platform } from "../../../schemas/channel.ts";
import type { Truth } from "../truth/truth.ts";
import { corpusChannels } from "./channels.ts";

interface PlatformIds {
  /** Of the post `number` of a channel. */
  readonly post: (channelId: string, number: number) => string;
  /** Of the comment `number` under it. */
  readonly comment: (post: number, number: number) => string;
}

/** Of platforms whose ids have a form of their own. */
const forms: Readonly<Partial<Record<Platform, PlatformIds>>> = {
  facebook: {
    post: (channelId, number) => `${channelId}_${number}`,
    comment: (post, number) => `${post}_${number}`,
  },
  instagram: {
    post: (_, number) => String(17_900_000_000_000_000n + BigInt(number)),
    comment: (_, number) => String(17_870_000_000_000_000n + BigInt(number)),
  },
};

/**
 * The same truth with ids in the form of their platforms: on Facebook the post `{page}_{post}`, and under it the comment
 * `{post}_{comment}`; on Instagram numbers. Numbered in the order given, so that equal truths keep equal ids.
 */
export function inPlatformsIds({ channels, posts, comments }: Truth): Truth {
  const formOf = new Map(corpusChannels.map(({ platform, nativeId }) => [nativeId, forms[platform]]));
  const formed = new Map<
    string,
    { readonly form: PlatformIds; readonly id: string; readonly number: number }
  >();
  for (const { id, channelId } of posts) {
    const form = formOf.get(channelId);
    const number = 7_001 + formed.size;
    if (form !== undefined) formed.set(id, { form, number, id: form.post(channelId, number) });
  }
  const commentIds = new Map<string, string>();
  for (const [position, { id, postId }] of comments.entries()) {
    const post = formed.get(postId);
    if (post !== undefined) commentIds.set(id, post.form.comment(post.number, 80_001 + position));
  }
  const postId = (id: string): string => formed.get(id)?.id ?? id;
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
