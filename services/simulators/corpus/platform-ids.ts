import type { Platform } from "../../../schemas/channel.ts";
import type { Truth } from "../truth/truth.ts";
import { corpusChannels } from "./channels.ts";

/** How a platform writes ids, given a number for the post and one for the comment. */
interface IdForm {
  readonly post: (channel: string, post: number) => string;
  readonly comment: (post: number, comment: number) => string;
}

/** YouTube's form is the one that the truth is made in. */
const forms: Partial<Record<Platform, IdForm>> = {
  // The post `{page}_{post}`, and under it the comment `{post}_{comment}`.
  facebook: {
    post: (channel, post) => `${channel}_${post}`,
    comment: (post, comment) => `${post}_${comment}`,
  },
  // Nineteen digits each.
  tiktok: {
    post: (_, post) => `74${String(post).padStart(17, "0")}`,
    comment: (_, comment) => `75${String(comment).padStart(17, "0")}`,
  },
};

/** The same truth with ids in each platform's form. Numbered in the order given, so that equal truths keep equal ids. */
export function inPlatformsIds({ channels, posts, comments }: Truth): Truth {
  const formOf = new Map(corpusChannels.map(({ platform, nativeId }) => [nativeId, forms[platform]]));
  const placed = new Map<string, { readonly form: IdForm; readonly number: number; readonly id: string }>();
  for (const { id, channelId } of posts) {
    const form = formOf.get(channelId);
    const number = 7_001 + placed.size;
    if (form !== undefined) placed.set(id, { form, number, id: form.post(channelId, number) });
  }
  const commentIds = new Map<string, string>();
  for (const [position, { id, postId }] of comments.entries()) {
    const post = placed.get(postId);
    if (post !== undefined) commentIds.set(id, post.form.comment(post.number, 80_001 + position));
  }
  const postId = (id: string): string => placed.get(id)?.id ?? id;
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
